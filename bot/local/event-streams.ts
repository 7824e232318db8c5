import type { ServerResponse } from 'node:http';
import type { LocalEvent } from './contract.ts';

// A page that stopped reading must not hold every event in memory.
const BACKLOG_LIMIT_BYTES = 4 * 1024 * 1024;
const STREAMS_KEPT = 20;

export type EventStreams = ReturnType<typeof createEventStreams>;

/** Server-sent events to every open page. `run` names this run of the programme; `standing` is what a new page must know. */
export function createEventStreams(needs: { run: string; standing: () => LocalEvent[] }) {
  const streams = new Set<ServerResponse>();
  const write = (stream: ServerResponse, event: LocalEvent) => {
    if (stream.writableLength > BACKLOG_LIMIT_BYTES) stream.destroy();
    else stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  return {
    open(res: ServerResponse) {
      const [oldest] = streams;
      if (streams.size >= STREAMS_KEPT) oldest?.end();
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      res.on('close', () => streams.delete(res));
      res.on('error', () => streams.delete(res));
      streams.add(res);
      [{ kind: 'hello' as const, run: needs.run }, ...needs.standing()].forEach((event) => write(res, event));
    },
    tell(event: LocalEvent) {
      streams.forEach((stream) => write(stream, event));
    },
    /** Ends all of them; an open stream would hold up the end of the programme. */
    close() {
      streams.forEach((stream) => stream.end());
      streams.clear();
    },
  };
}
