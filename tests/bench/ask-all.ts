import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../knowledge/index.ts';
import { measure, readLabelled, type Figures } from '../support/measure.ts';
import { measureMisspelt } from './misspelt.ts';

// npm run ask:all -- [--mistakes] [--least correct=0.85,…] [--most escalationNoise=0.08,…] FILE…
// npm run ask:all -- --misspelt [--most loss=3] FILE…   the files' questions together, misspelt in nine ways
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mistakes: { type: 'boolean' },
    misspelt: { type: 'boolean' },
    least: { type: 'string' },
    most: { type: 'string' },
  },
});

const started = performance.now();
const knowledge = loadKnowledge();
process.stdout.write(`loaded in ${Math.round(performance.now() - started)} ms\n`);
let failed = false;
if (values.misspelt) askMisspelt();
for (const file of values.misspelt ? [] : positionals) {
  const { figures, mistakes } = measure(knowledge, readLabelled(file));
  process.stdout.write(
    `${file}: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${format(name, value as number)}`)
      .join(' · ')}\n`,
  );
  if (values.mistakes) for (const { q, wanted, got } of mistakes) process.stdout.write(`  ${q} | ${wanted} | ${got}\n`);
  for (const bound of bounds(values.least)) check(figures, bound, (value) => value >= bound.limit, 'at least');
  for (const bound of bounds(values.most)) check(figures, bound, (value) => value <= bound.limit, 'at most');
}
process.exitCode = failed ? 1 : 0;

function askMisspelt(): void {
  const rows = measureMisspelt(knowledge, positionals.flatMap(readLabelled));
  const most = bounds(values.most).find(({ name }) => name === 'loss')?.limit ?? Infinity;
  for (const { kind, correct, escalationFound, loss } of rows) {
    const tooMuch = loss > most;
    failed ||= tooMuch;
    process.stdout.write(
      `${kind.padEnd(28)}correct ${format('correct', correct)} · escalationFound ${format('escalationFound', escalationFound)} · ` +
        `loss ${loss.toFixed(1)} points${tooMuch ? `  FAILED: at most ${most} is recorded` : ''}\n`,
    );
  }
}

interface Bound {
  name: keyof Figures | 'loss';
  limit: number;
}

function bounds(text: string | undefined): Bound[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', limit] = pair.split('=');
      return { name: name as Bound['name'], limit: Number(limit) };
    });
}

function check(figures: Figures, { name, limit }: Bound, holds: (value: number) => boolean, words: string): void {
  const value = name === 'loss' ? undefined : figures[name];
  if (value !== undefined && holds(value)) return;
  failed = true;
  process.stdout.write(`  FAILED: ${name} is ${String(value)}, ${words} ${limit} is recorded\n`);
}

function format(name: string, value: number | undefined): string {
  if (value === undefined) return '-';
  return name === 'questions'
    ? String(value)
    : name === 'clausesShown'
      ? value.toFixed(2)
      : `${(100 * value).toFixed(1)} %`;
}
