import type { LocalEvent } from '../contract.ts';

const RETRY_MILLISECONDS = 1000;

/** Listens to the local channel for ever, also over its restarts. Each connection begins with a `hello`. */
export function listen(needs: { event: (event: LocalEvent) => void; connected: (yes: boolean) => void }): void {
  const source = new EventSource('/local/events');
  source.addEventListener('open', () => needs.connected(true));
  source.addEventListener('message', ({ data }: MessageEvent<string>) => needs.event(JSON.parse(data) as LocalEvent));
  source.addEventListener('error', () => {
    needs.connected(false);
    // A refused connection is retried by the browser in most cases, but not in all.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(needs), RETRY_MILLISECONDS);
  });
}
