import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../knowledge/index.ts';
import { measure, readLabelled, type Figures } from '../support/measure.ts';

// npm run ask:all -- [--mistakes] [--least correct=0.85,…] [--most escalationNoise=0.08,…] FILE…
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mistakes: { type: 'boolean' }, least: { type: 'string' }, most: { type: 'string' } },
});

const started = performance.now();
const knowledge = loadKnowledge();
process.stdout.write(`loaded in ${Math.round(performance.now() - started)} ms\n`);
let failed = false;
for (const file of positionals) {
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

interface Bound {
  name: keyof Figures;
  limit: number;
}

function bounds(text: string | undefined): Bound[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', limit] = pair.split('=');
      return { name: name as keyof Figures, limit: Number(limit) };
    });
}

function check(figures: Figures, { name, limit }: Bound, holds: (value: number) => boolean, words: string): void {
  const value = figures[name];
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
