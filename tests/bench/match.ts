import { join } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createKnowledge } from '../../knowledge/create-knowledge.ts';
import type { Knowledge, Policy } from '../../knowledge/index.ts';
import { readContent } from '../../knowledge/load-knowledge.ts';
import { readLabelled } from '../support/measure.ts';
import { syntheticPolicies } from './synthetic-policies.ts';

// npm run bench:match [-- SIZE…]: how the matcher grows, beside MiniSearch and fuse.js on the same clauses, examples and questions.
const QUESTIONS = 500;
/** fuse.js reads every clause for every question; a few questions show how long that takes. */
const FUSE_MILLISECONDS = 60_000;
const WARM_UP = 100;
const LONG = 2_000;

interface Candidate {
  name: string;
  /** Milliseconds of the processor and of the clock. */
  load: { cpu: number; wall: number };
  megabytes: number;
  /** The id of the clause that comes first. */
  first: (question: string) => string | undefined;
}

interface Figures {
  p50: number;
  p99: number;
  /** For every question in turn. */
  right: boolean[];
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const gc = (globalThis as { gc?: () => void }).gc;
let failed = false;

function bar(what: string, holds: boolean): void {
  if (!holds) failed = true;
  say(`    ${holds ? 'holds' : 'FAILS'}: ${what}`);
}

function memory(): number {
  gc?.();
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

function timed<T>(make: () => T): { made: T; cpu: number; wall: number } {
  const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
  const made = make();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { made, wall, cpu: (user + system) / 1000 };
}

function candidate(name: string, make: () => Candidate['first']): Candidate {
  const before = memory();
  const { made, cpu, wall } = timed(make);
  return { name, load: { cpu, wall }, megabytes: memory() - before, first: made };
}

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0; // prettier-ignore

function ask(first: Candidate['first'], questions: readonly { q: string; clause: string }[], most: number): Figures {
  const started = performance.now();
  for (const { q } of questions.slice(0, WARM_UP)) if (performance.now() - started < most / 4) first(q);
  const times: number[] = [];
  const right: boolean[] = [];
  for (const { q, clause } of questions) {
    const before = performance.now();
    const got = first(q);
    times.push(performance.now() - before);
    right.push(got === clause);
    if (performance.now() - started > most) break;
  }
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p99: at(times, 0.99), right };
}

const firstOf = (knowledge: Knowledge) => (question: string) => {
  const match = knowledge.match(question);
  return match.kind === 'none' ? undefined : match.shown[0]?.clause.id;
};

/** All of a clause in one text: for both others that was right more often than a field for each kind, or a document for each example. */
const documents = (policies: readonly Policy[]) =>
  policies.flatMap(({ clauses }) =>
    clauses.map(({ id, title, summary, text, examples }) => ({
      id,
      all: [title, summary, text, ...examples.map(({ q }) => q)].join('\n'),
    })),
  );

function miniSearch(policies: readonly Policy[]): Candidate['first'] {
  const index = new MiniSearch<{ id: string; all: string }>({ fields: ['all'] });
  index.addAll(documents(policies));
  return (question) => index.search(question, { fuzzy: 0.2, prefix: true })[0]?.id as string | undefined;
}

/** Word by word and 0.2: of 0.1 to 0.6, with and without, most often right. */
function fuse(policies: readonly Policy[]): Candidate['first'] {
  const index = new Fuse(documents(policies), {
    keys: ['all'],
    ignoreLocation: true,
    threshold: 0.2,
    useTokenSearch: true,
  });
  return (question) => index.search(question, { limit: 1 })[0]?.item.id;
}

function changed(policies: readonly Policy[]): Policy[] {
  return policies.map((policy, i) =>
    i > 0
      ? policy
      : {
          ...policy,
          clauses: policy.clauses.map((clause, k) => (k > 0 ? clause : { ...clause, summary: `${clause.summary} Ask in writing.` })),
        },
  ); // prettier-ignore
}

/** Messages of 2,000 characters, made of questions one after the other. */
function longQuestions(questions: readonly { q: string }[]): { q: string; clause: string }[] {
  return Array.from({ length: 200 }, (_, i) => {
    let q = '';
    for (let k = i * 7; q.length < LONG; k++) q += `${questions[k % questions.length]?.q.replace(/[.?]?$/, '.')} `;
    return { q: q.slice(0, LONG), clause: '' };
  });
}

const share = (right: readonly boolean[]) => right.filter(Boolean).length / right.length;

function row({ name, load, megabytes }: Candidate, { p50, p99, right }: Figures): void {
  const columns = [
    name.padEnd(12),
    `load ${load.wall.toFixed(0)} ms (processor ${load.cpu.toFixed(0)})`.padEnd(34),
    `memory ${megabytes.toFixed(0)} MB`.padEnd(16),
    `p50 ${p50.toFixed(2)} ms`.padEnd(16),
    `p99 ${p99.toFixed(2)} ms`.padEnd(16),
    `right ${(100 * share(right)).toFixed(1)} %`,
    right.length < QUESTIONS ? `(the first ${right.length} questions)` : '',
  ];
  say(`  ${columns.join(' ')}`);
}

function compare(size: number): void {
  const { policies, outside, questions } = syntheticPolicies({ clauses: size, questions: QUESTIONS });
  const { thesaurus, vectors } = shared;
  say(`\n${size} clauses in ${policies.length} policies`);
  const publish = (content: readonly Policy[]) => createKnowledge({ policies: content, thesaurus, outside, vectors });
  const ours = candidate('ours', () => firstOf(publish(policies)));
  const figures = ask(ours.first, questions, Infinity);
  row(ours, figures);
  const long = ask(ours.first, longQuestions(questions), Infinity);
  say(`  ${'ours, 2,000 characters'.padEnd(64)} p50 ${long.p50.toFixed(2)} ms     p99 ${long.p99.toFixed(2)} ms`);
  for (const other of [
    candidate('MiniSearch', () => miniSearch(policies)),
    candidate('fuse.js', () => fuse(policies)),
  ]) {
    const theirs = ask(other.first, questions, FUSE_MILLISECONDS);
    row(other, theirs);
    const same = share(figures.right.slice(0, theirs.right.length));
    if (theirs.right.length < QUESTIONS) say(`    ours on those questions: right ${(100 * same).toFixed(1)} %`);
    bar(
      `ahead of ${other.name} in p50, p99 and accuracy`,
      figures.p50 < theirs.p50 && figures.p99 < theirs.p99 && same > share(theirs.right),
    );
    if (ours.load.wall > other.load.wall) say(`    behind ${other.name}: loads in ${(ours.load.wall / other.load.wall).toFixed(1)} times the time`); // prettier-ignore
    if (ours.megabytes > other.megabytes) say(`    behind ${other.name}: takes ${(ours.megabytes / other.megabytes).toFixed(1)} times the memory`); // prettier-ignore
  }
  if (size <= 1000) {
    bar('p99 at most 10 ms', figures.p99 <= 10);
    const { wall } = timed(() => publish(changed(policies)));
    say(`  a publish that changes one clause is live in ${wall.toFixed(0)} ms`);
    bar('a publish is live in 5 s', wall <= 5_000);
  } else bar('loads in 90 s', ours.load.wall <= 90_000);
}

function ownPolicies(): void {
  const { made, wall, cpu } = timed(readContent);
  const learnt = timed(() => createKnowledge(made));
  const clauses = made.policies.flatMap((policy) => policy.clauses);
  say(`the project's own ${clauses.length} clauses`);
  say(`  load ${(wall + learnt.wall).toFixed(0)} ms (processor ${(cpu + learnt.cpu).toFixed(0)}), of which files ${wall.toFixed(0)} ms`); // prettier-ignore
  bar('loads in 1.5 s', wall + learnt.wall <= 1500);
  const first = firstOf(learnt.made);
  const questions = ['open', 'heldout'].flatMap((set) =>
    readLabelled(join(__dirname, `../knowledge/${set}.jsonl`)).map(({ q, top }) => ({ q, clause: top[0] ?? '' })),
  );
  const short = ask(first, questions, Infinity);
  const long = ask(first, longQuestions(questions), Infinity);
  say(`  a question p50 ${short.p50.toFixed(2)} ms, p99 ${short.p99.toFixed(2)} ms; of 2,000 characters p50 ${long.p50.toFixed(2)} ms, p99 ${long.p99.toFixed(2)} ms`); // prettier-ignore
  bar('p99 at most 5 ms, long or short', Math.max(short.p99, long.p99) <= 5);
  const publish = timed(() => createKnowledge({ ...made, policies: changed(made.policies) }));
  say(
    `  a publish that changes one clause is live in ${publish.wall.toFixed(0)} ms (processor ${publish.cpu.toFixed(0)})`,
  );
  bar('a publish is live in 2 s', publish.wall <= 2_000);
}

ownPolicies();
const shared = readContent();
const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [350, 1_000, 10_000]) compare(size);
process.exitCode = failed ? 1 : 0;
