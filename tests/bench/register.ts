import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applied } from '../../bot/escalation/matter.ts';
import { sqlMatters } from '../../bot/storage/matters.ts';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { aBrowser } from '../browser/a-browser.ts';
import { aNotice, minutesLater, stored, toStore, tuesday } from '../support/a-matter.ts';
import { aService } from './a-service.ts';

// How soon a Headteacher's register is on the screen in Chromium, and how soon a search as one types has its answer, with thousands of
// matters, beside the same page of the same service with a few: the programme itself on SQLite, a fresh browser profile each time.
const MATTERS = Number(process.env.MATTERS ?? 2000);
const FEW = 20;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const OPEN_BAR = 1500;
const SEARCH_BAR = 100;
/** The Headteacher of local mode's first school. */
const HEAD = '00000000-0000-4000-8000-000000000011';

const say = (text: string) => process.stdout.write(`${text}\n`);
const reference = (number: number) => `M${String(number).padStart(5, '0')}`;
const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function seed(url: string, count: number): Promise<void> {
  const now = () => tuesday;
  const database = await openDatabase(url, { now });
  const matters = sqlMatters(database.db, { applied, newId: randomUUID });
  for (let number = 0; number < count; number++) {
    const storedAt = minutesLater(-17 * (count - number));
    const receiver = { person: HEAD, office: 'headteacher' } as const;
    const acknowledged = { at: storedAt, by: receiver };
    const reporter = { person: randomUUID(), name: `Teacher ${number % 97}, Northfield` };
    await matters.create(
      toStore({ id: randomUUID(), reference: reference(number), key: `k${number}`, state: 'acknowledged', storedAt, acknowledged, reporter }), // prettier-ignore
      { ...stored, notices: [aNotice('headteacher', { id: randomUUID(), receiver, state: 'delivered' })] },
    );
  }
  await database.close();
}

/** Milliseconds until the first line is there, from the address; and until a search has its one line, from the last key. */
async function measure(count: number): Promise<{ open: number[]; search: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-bench-'));
  const url = `sqlite:${join(folder, 'bench.db')}`;
  await seed(url, count);
  const service = await aService({ entry: 'bot/index.ts', env: { DATABASE_URL: url, LOG_LEVEL: 'error' } });
  const browser = await aBrowser();
  const home = `http://127.0.0.1:${service.port}`;
  const [open, search]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const from = performance.now();
      const { page, close } = await browser.open(home, { at: `${home}/tabs/register?person=${HEAD}` });
      await page.getByRole('link', { name: reference(0) }).waitFor();
      const opened = performance.now() - from;
      const wanted = reference(Math.floor(((round + 1) * count) / (ROUNDS + 3)));
      await page.getByRole('searchbox').pressSequentially(wanted.slice(0, -1), { delay: 80 });
      await page.waitForTimeout(400);
      // In the page: what the driver of the browser takes is none of it.
      await page.evaluate(`void (window.found = new Promise((done) => addEventListener('keydown', () => {
        const from = performance.now();
        const look = () => document.querySelectorAll('.lines li').length === 1 ? done(performance.now() - from) : requestAnimationFrame(look);
        requestAnimationFrame(look);
      }, { once: true })))`);
      await page.keyboard.press(wanted.slice(-1));
      const found = await page.evaluate<number>('window.found');
      // The first one bundles the tabs, which a service does once.
      if (round > 0) [open, search].forEach((times, index) => times.push([opened, found][index] ?? 0));
      await close();
    }
  } finally {
    await browser.close();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { open, search };
}

async function main(): Promise<void> {
  const [few, many] = [await measure(FEW), await measure(MATTERS)];
  say(
    `The register in Chromium with ${MATTERS.toLocaleString('en-GB')} matters, beside the same with ${FEW}; median of ${ROUNDS}:`,
  );
  const line = (name: string, one: number[], other: number[], bar: number) =>
    say(`  ${name.padEnd(22)} ${median(one).toFixed(0).padStart(5)} ms   beside ${median(other).toFixed(0).padStart(5)} ms   ratio ${(median(one) / median(other)).toFixed(2)}   slowest ${Math.max(...one).toFixed(0)} ms   bar ${bar} ms`); // prettier-ignore
  line('opening', many.open, few.open, OPEN_BAR);
  line('search as one types', many.search, few.search, SEARCH_BAR);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
