import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { sqlClauses } from '../../bot/storage/clauses.ts';
import { hashOf, itemOf, type ClauseValue, type KnowledgeSource } from '../../knowledge/index.ts';
import { CONSENT } from '../support/some-trips.ts';
import { databases, type TestDatabase } from '../support/databases.ts';

// Publishes over HTTP while instances are killed with SIGKILL at any moment, and started again.
const PUBLISHES = 200;
const KILLS = 10;
const SERVED_WITHIN_MILLISECONDS = 3_000;
const project = resolve(__dirname, '../..');
const wait = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));

interface Instance {
  child: ChildProcess;
  api: string;
}
let running: Instance[] = [];
afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL');
  running = [];
});

async function start(url: string): Promise<Instance> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/publish-until-killed.ts', url], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const port of createInterface({ input: child.stdout }))
    return { child, api: `http://127.0.0.1:${port}/api/v1` };
  throw new Error('The instance did not start.');
}

async function killAndStart(place: number, url: string) {
  const ended = once(running[place]!.child, 'exit');
  running[place]!.child.kill('SIGKILL');
  await ended;
  running[place] = await start(url);
}

interface Said {
  id: string;
  state: string;
  version: number;
  summary: string;
  revision: { number: number };
}
/** Undefined where there was no answer: it has been killed. */
async function ask(api: string, path: string, more: { method?: string; body?: unknown; version?: number } = {}) {
  try {
    const response = await fetch(`${api}${path}`, {
      method: more.method ?? (more.body === undefined ? 'GET' : 'POST'),
      headers: {
        'content-type': 'application/json',
        ...(more.version !== undefined && { 'if-match': `"${more.version}"` }),
      },
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    });
    return { status: response.status, body: (await response.json()) as Said };
  } catch {
    return undefined;
  }
}

/** One change of the summary, from the draft to everybody; the number of its revision, where it was answered 200. */
async function publish(api: string, value: ClauseValue): Promise<number | undefined> {
  const [item, overview] = [await ask(api, `/knowledge/items/${CONSENT}`), await ask(api, '/knowledge')];
  if (!item || !overview) return undefined;
  await ask(api, `/knowledge/items/${CONSENT}`, { method: 'PUT', body: { value }, version: item.body.version });
  const check = await ask(api, '/knowledge/checks', { body: { keys: [CONSENT] } });
  for (let now = check; now?.body.state === 'running';) {
    now = await ask(api, `/knowledge/checks/${check?.body.id}`);
    if (now?.body.state === 'running') await wait(2);
  }
  const done = await ask(api, '/knowledge/publish', {
    body: { check: check?.body.id },
    version: overview.body.revision.number,
  });
  return done?.status === 200 ? done.body.revision.number : undefined;
}

const stored = async (url: string) => {
  const database = await openDatabase(url);
  const { revisions, drafts } = sqlClauses(database.db);
  const newest = (await revisions.newest())?.number ?? 0;
  const all = await Promise.all(Array.from({ length: newest }, (_, i) => revisions.revision(i + 1)));
  const draft = await drafts.draft();
  await database.close();
  return {
    newest,
    draft,
    sources: all.map((each) => ({ hash: each!.hash, source: JSON.parse(each!.content) as KnowledgeSource })),
  };
};

describe.each(databases.filter(({ name }) => name !== 'SQLite in memory'))(
  '$name',
  ({ fresh, shared }: TestDatabase) => {
    test('instances killed in the middle of 200 publishes: none is lost that was answered, each is whole, and the newest is served by all within 3 s', async () => {
      const { url, drop } = await fresh();
      try {
        running = [await start(url), ...(shared ? [await start(url)] : [])];
        const value = (await ask(running[0]!.api, `/knowledge/items/${CONSENT}`))!.body as unknown as {
          published: ClauseValue;
        };
        const answered = new Map<number, string>();
        let next = 0;
        let kills = 0;
        while (answered.size < PUBLISHES) {
          const place = next % running.length;
          const killing = answered.size >= ((kills + 0.5) * PUBLISHES) / KILLS && kills < KILLS;
          const summary = `Summary ${next++}`;
          const work = publish(running[place]!.api, { ...value.published, summary });
          if (killing) {
            // Somewhere between reading the item and the answer to the publish.
            await wait((kills++ * 7) % 60);
            await killAndStart(place, url);
          }
          const number = await work;
          if (number !== undefined) answered.set(number, summary);
        }

        const slowest: number[] = [];
        for (const { api } of running) {
          const [last] = [...answered.values()].slice(-1);
          const from = performance.now();
          while ((await ask(api, '/served'))?.body.summary !== last) {
            if (performance.now() - from > SERVED_WITHIN_MILLISECONDS) throw new Error('It is not served within 3 s.');
            await wait(20);
          }
          slowest.push(Math.round(performance.now() - from));
        }
        process.stdout.write(`published ${answered.size}, killed ${kills}, served after ${slowest.join(' and ')} ms\n`);
        for (const { child } of running) {
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }

        const { newest, sources, draft } = await stored(url);
        expect(kills).toBe(KILLS);
        for (const [number, summary] of answered)
          expect((itemOf(sources[number - 1]!.source, CONSENT) as ClauseValue).summary).toBe(summary);
        for (const { hash, source } of sources) expect(hashOf(source)).toBe(hash);
        // One more at each kill at the most: committed, and its answer lost.
        expect(newest).toBeGreaterThan(PUBLISHES);
        expect(newest).toBeLessThanOrEqual(1 + PUBLISHES + KILLS);
        // What is published is no longer in the draft.
        expect(draft.items).toEqual([]);
      } finally {
        await Promise.resolve(drop());
      }
    }, 180_000);
  },
);
