import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aSignedChannel } from '../support/a-signed-channel.ts';
import { buttonOn, wordsOn } from '../support/on-card.ts';
import { aTrust, type Person } from '../faults/a-trust.ts';
import { bots as startBots } from '../faults/bots.ts';
import { createPosts } from '../faults/posts.ts';
import { bareNotices } from './bare-notices.ts';
import { aSlowConnector } from './a-slow-connector.ts';

// How long from the click to the receipt (the press is answered) and to the notice (Teams has taken it), in bursts and sustained, beside
// botbuilder alone doing createConversation and send to the same connector at the same pace, in turns in one run.
const BURST = 30;
const ROUNDS = Number(process.env.ROUNDS ?? 4);
const PER_SECOND = 2;
const SECONDS = Number(process.env.SECONDS ?? 30);
const SCHOOLS = 25;
const CONNECTOR_MILLISECONDS = 50;
const BAR = 1.5;
/** Teams is to show the receipt within a second. */
const RECEIPT_MILLISECONDS = 1_000;
const CONTACT = 'a pupil has followed me on Instagram';

const say = (text: string) => process.stdout.write(`${text}\n`);
const wait = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));
const at = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const line = (name: string, times: number[]) =>
  say(`  ${name.padEnd(36)} p50 ${at(times, 0.5).toFixed(0).padStart(5)} ms   p99 ${at(times, 0.99).toFixed(0).padStart(5)} ms   of ${times.length}`); // prettier-ignore

/** Clicks `count` times, `gap` milliseconds apart; how long each took to its receipt and to its notice. */
type Clicks = (count: number, gap: number) => Promise<{ receipts: number[]; notices: number[] }>;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-bench-'));
  const sustained = PER_SECOND * SECONDS;
  const trust = aTrust({ schools: SCHOOLS, reporters: BURST * (ROUNDS + 1) + sustained });
  const connector = await aSlowConnector({ trust, milliseconds: CONNECTOR_MILLISECONDS });
  const channel = await aSignedChannel({ serviceUrl: connector.serviceUrl });
  writeFileSync(join(folder, 'schools.yaml'), trust.yaml);
  const url = process.env.TEST_POSTGRES_URL ?? `sqlite:${join(folder, 'bench.db')}`;
  const env = { ...channel.env, DATABASE_URL: url, SCHOOLS_FILE: join(folder, 'schools.yaml'), LOG_LEVEL: 'warn' };
  const profile = process.env.CPU_PROF_DIR;
  const nodeOptions = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const bots = await startBots({ count: 1, env, folder, nodeOptions });
  await bots.startAll();
  const posts = createPosts({ bots, channel, serviceUrl: connector.serviceUrl, tenant: trust.tenant, random: () => 1 });
  const bare = bareNotices({ trust, serviceUrl: connector.serviceUrl });

  // Not timed: staff choose their school and ask; Headteachers have not opened the bot.
  for (const [index, person] of trust.staff.entries()) {
    await posts.presses(person, { verb: 'save-school', school: trust.schoolOf(index) });
    await posts.says(person, CONTACT);
  }
  const left = [...trust.staff];

  const product: Clicks = async (count, gap) => {
    const [receipts, notices]: [number[], number[]] = [[], []];
    const click = async (person: Person) => {
      const card = connector.lastIn(person.chat)!;
      const { data } = buttonOn(card.card, 'Tell the Headteacher');
      const from = performance.now();
      let reference = '';
      await posts.presses(person, data, {
        on: card.id,
        heard: ({ value }) => void (reference = /ref ([A-Z0-9]{6})/.exec(wordsOn(value))?.[1] ?? ''),
      });
      receipts.push(performance.now() - from);
      notices.push((await connector.noticeOf(reference)) - from);
    };
    await paced(left.splice(0, count), gap, click);
    return { receipts, notices };
  };
  const alone: Clicks = async (count, gap) => {
    const notices: number[] = [];
    await paced(Array.from({ length: count }), gap, async (_, index) => {
      const from = performance.now();
      await bare.tell(index % SCHOOLS);
      notices.push(performance.now() - from);
    });
    return { receipts: [], notices };
  };

  const results: { name: string; ratio: number; receipt: number }[] = [];
  const compare = async (name: string, rounds: number, count: number, gap: number) => {
    const all = { product: { receipts: [] as number[], notices: [] as number[] }, alone: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      all.alone.push(...(await alone(count, gap)).notices);
      const { receipts, notices } = await product(count, gap);
      all.product.receipts.push(...receipts);
      all.product.notices.push(...notices);
      // Updates of cards, and Teams' limits, are to be over before the next round.
      if (rounds > 1) await wait(4_000);
    }
    say(name);
    line('click to receipt', all.product.receipts);
    line('click to delivered notice', all.product.notices);
    line('botbuilder alone, create and send', all.alone);
    const ratio = at(all.product.notices, 0.5) / at(all.alone, 0.5);
    const ratio99 = at(all.product.notices, 0.99) / at(all.alone, 0.99);
    const receipt = at(all.product.receipts, 0.99);
    say(`  notice: ${ratio.toFixed(2)} of botbuilder alone at p50, ${ratio99.toFixed(2)} at p99 (bar ${BAR})`);
    results.push({ name, ratio: Math.max(ratio, ratio99), receipt });
  };
  // The first burst warms both up: code, and the Headteachers' chats.
  await alone(BURST, 0);
  await product(BURST, 0);
  await wait(4_000);
  await compare(`bursts of ${BURST}`, ROUNDS, BURST, 0);
  await compare(`${PER_SECOND} a second for ${SECONDS} s`, 1, sustained, 1_000 / PER_SECOND);
  for (const { name, ratio, receipt } of results)
    say(
      `${name}: notice ${ratio <= BAR ? 'holds' : 'DOES NOT HOLD'} (${ratio.toFixed(2)} ≤ ${BAR}), receipt ${receipt <= RECEIPT_MILLISECONDS ? 'holds' : 'DOES NOT HOLD'} (${receipt.toFixed(0)} ms ≤ ${RECEIPT_MILLISECONDS} ms)`,
    );
  await bots.stopAll();
  connector.close();
  await channel.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(results.every(({ ratio, receipt }) => ratio <= BAR && receipt <= RECEIPT_MILLISECONDS) ? 0 : 1);
}

/** One after the other so many milliseconds apart, whether or not the one before has ended; together if that is 0. */
async function paced<Item>(items: Item[], gap: number, work: (item: Item, index: number) => Promise<void>) {
  const inHand: Promise<void>[] = [];
  for (const [index, item] of items.entries()) {
    inHand.push(work(item, index));
    if (gap > 0) await wait(gap);
  }
  await Promise.all(inHand);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
