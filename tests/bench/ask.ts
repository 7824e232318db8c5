import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aConnector, ask } from './load.ts';
import { aService } from './a-service.ts';

// Throughput of asking against an echo bot of the same botbuilder and restify, in one run and in turns, so that a busy machine
// slows both. Each is a process of its own with its own database; questions, connector and load are the same for both. Before that: how long
// each takes from nothing to ready, and what it then holds while nobody asks.
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 3);
const TOGETHER = 16;
const PEOPLE = 200;
const BAR = 0.6;
const STARTS = 3;
/** What is left over from the start is collected by then. */
const IDLE_SECONDS = 10;

const questions = readFileSync(join(__dirname, '../knowledge/open.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { q: string }).q); // prettier-ignore

/** Makes activities as Teams posts them: always another id and one of 200 people in their own chat. */
function createActivities(serviceUrl: string): () => string {
  const tenant = '00000000-0000-4000-8000-00000000007e';
  let count = 0;
  return () => {
    count += 1;
    const person = count % PEOPLE;
    const text = questions[count % questions.length];
    return JSON.stringify({
      type: 'message',
      id: String(1_700_000_000_000 + count),
      timestamp: '2026-11-22T10:00:00.000Z',
      localTimestamp: '2026-11-22T10:00:00.000Z',
      localTimezone: 'Europe/London',
      locale: 'en-GB',
      channelId: 'msteams',
      serviceUrl,
      from: {
        id: `29:person-${person}`,
        name: `Teacher ${person}`,
        aadObjectId: `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`,
      },
      recipient: { id: '28:bot', name: 'Policy Guide' },
      conversation: { id: `a:chat-${person}`, conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      entities: [
        { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Windows', timezone: 'Europe/London' },
      ],
      attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
      textFormat: 'plain',
      text,
    });
  };
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-bench-'));
  const connector = await aConnector();
  const next = createActivities(connector.url);
  const profile = process.env.CPU_PROF_DIR;
  const nodeOptions = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const names = ['echo', 'asking'] as const;
  const start = {
    echo: () => aService({ entry: 'tests/bench/echo-bot.ts' }),
    asking: () =>
      aService({ entry: 'bot/index.ts', env: { DATABASE_URL: `sqlite:${join(folder, 'bench.db')}` }, nodeOptions }),
  };
  const starts = { echo: [] as number[], asking: [] as number[] };
  for (let again = 1; again < STARTS; again += 1) {
    for (const name of names) {
      const service = await start[name]();
      starts[name].push(service.startedIn);
      await service.stop();
    }
  }
  const services = { echo: await start.echo(), asking: await start.asking() };
  await new Promise((over) => setTimeout(over, IDLE_SECONDS * 1000));
  for (const name of names) {
    starts[name].push(services[name].startedIn);
    const [seconds, mebibytes] = [middle(starts[name]) / 1000, services[name].memory()];
    say(`${name.padEnd(7)} ready after ${seconds.toFixed(2)} s   ${mebibytes.toFixed(0)} MiB while nobody asks`);
  }
  const agents = {
    echo: new Agent({ keepAlive: true, maxSockets: TOGETHER }),
    asking: new Agent({ keepAlive: true, maxSockets: TOGETHER }),
  };
  const rates = { echo: [] as number[], asking: [] as number[] };
  const waits = { echo: [] as number[], asking: [] as number[] };
  const cpus = { echo: [] as number[], asking: [] as number[] };

  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const { port, cpu } = services[name];
      const [cpuBefore, sentBefore] = [cpu(), connector.sent.messages];
      const { latencies, failed, perSecond } = await ask({
        port,
        seconds: SECONDS,
        together: TOGETHER,
        agent: agents[name],
        next,
      });
      const sent = connector.sent.messages - sentBefore;
      if (failed.length > 0) throw new Error(`${name} answered ${failed.length} requests with ${failed[0]}.`);
      if (sent < latencies.length) throw new Error(`${name} sent ${sent} messages for ${latencies.length} questions.`);
      // The first round warms both up.
      if (round === 0) continue;
      rates[name].push(perSecond);
      waits[name].push(...latencies);
      cpus[name].push((cpu() - cpuBefore) / latencies.length);
    }
  }
  for (const name of names) {
    const sorted = waits[name].sort((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    say(
      `${name.padEnd(7)} ${middle(rates[name]).toFixed(0).padStart(6)} requests/s   p99 ${p99.toFixed(1)} ms   ${middle(cpus[name]).toFixed(2)} ms of processor time each`,
    );
  }
  const ratio = middle(rates.asking.map((rate, round) => rate / (rates.echo[round] ?? rate)));
  // Less moved by what else the machine is doing; nothing where there is no /proc.
  const cpuRatio = middle(cpus.echo) / middle(cpus.asking);
  say(`ratio   ${ratio.toFixed(2)} of requests/s (at least ${BAR}, aim 0.8); by processor time ${cpuRatio.toFixed(2)}`);
  await Promise.all(names.map((name) => services[name].stop()));
  connector.close();
  for (const name of names) agents[name].destroy();
  rmSync(folder, { recursive: true, force: true });
  process.exit(ratio >= BAR ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
