import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import type { Activity } from 'botbuilder';
import type { ConversationView, LocalEvent, Setup } from '../../../bot/local/contract.ts';
import { createClock } from '../../../bot/local/clock.ts';
import { createLocalChannel } from '../../../bot/local/local-channel.ts';
import { loadPeople } from '../../../bot/local/people.ts';
import { loadSchools } from '../../../bot/schools.ts';

const folder = join(__dirname, '../../../bot/local');

/** What the bot of a test makes of an activity; what it returns answers the POST. */
export type TestBot = (
  activity: Activity,
  connector: ConnectorClient,
) => Promise<{ status: number; body?: unknown } | void>;

/** Local mode on a free port, with a bot that is a function. Never forgets to close: `await local.stop()`. */
export async function aLocalMode(
  needs: { bot?: TestBot; staffPattern?: boolean; timeoutMilliseconds?: number; hangMilliseconds?: number } = {},
) {
  const heard: Activity[] = [];
  let ids = 0;
  // A Monday at nine; each look at the clock takes a second.
  const clock = createClock({
    now: () => new Date(Date.UTC(2026, 10, 23, 9, 0, ids++)),
    timezone: 'Europe/London',
  });
  const channel = createLocalChannel({
    schools: loadSchools(join(folder, 'schools.yaml')),
    people: loadPeople(join(folder, 'people.yaml')),
    port: () => portOf(server),
    botName: 'Policy Guide',
    staffPattern: needs.staffPattern === true ? /^[a-z.]+@staff\.trust\.example$/u : undefined,
    clock,
    newId: () => `id-${++ids}`,
    timeoutMilliseconds: needs.timeoutMilliseconds,
    hangMilliseconds: needs.hangMilliseconds,
  });
  const connectorAt = (baseUri: string) => new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri });
  const server = createServer((req, res) => {
    void (async () => {
      const path = (req.url ?? '').split('?')[0] ?? '';
      if (channel.refuses(req) !== undefined || channel.handles(path)) return channel.answer(req, res);
      const activity = JSON.parse(await bodyOf(req)) as Activity;
      heard.push(activity);
      const answer = (await needs.bot?.(activity, connectorAt(activity.serviceUrl))) ?? { status: 200 };
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${portOf(server)}`;

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/local/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  const setup = (await (await fetch(`${url}/local/setup`)).json()) as Setup;
  return {
    url,
    port: portOf(server),
    clock,
    onClockMoved: (listener: () => void) => channel.onClockMoved(listener),
    heard,
    setup,
    post,
    connector: connectorAt(`${url}/local/connector/`),
    person: (name: string) => setup.people.find((person) => person.name === name)!.id,
    open: async (name: string, place: ConversationView['place'] = 'chat') =>
      (await post('open', { person: setup.people.find((person) => person.name === name)!.id, place }))
        .body as ConversationView,
    events: () => openEvents(`${url}/local/events`),
    stop: async () => {
      channel.stop();
      server.closeIdleConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Resolves once `ready` gives something; local mode is on this computer, so that this is soon. */
export async function until<T>(ready: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ready();
    if (found !== undefined && found !== false) return found;
    await new Promise((next) => setImmediate(next));
  }
}

async function openEvents(url: string) {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  const events: LocalEvent[] = [];
  const reading = (async () => {
    let rest = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + Buffer.from(chunk).toString('utf8')).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)) as LocalEvent);
    }
  })().catch(() => undefined);
  return { events, ended: reading, stop: () => stop.abort() };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
