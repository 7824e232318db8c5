import type { Finding, Level } from './finding.ts';

const SIGNS: Readonly<Record<Level, string>> = { well: 'ok  ', look: 'look', wrong: 'BAD ', 'not-here': '–   ' };

/** The findings for people: a line each, what needs somebody with why and the mend below it, and a line that sums up. */
export function sayFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, level, what, why, mend }) => [
    `${SIGNS[level]}  ${check}: ${stop(what)}`,
    ...(why === undefined ? [] : [`        Why: ${stop(why)}`]),
    ...(mend === undefined ? [] : [`        Mend: ${stop(mend)}`]),
  ]);
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [bad, soon] = [count('wrong'), count('look')];
  const sum = bad + soon === 0 ? 'Nothing to mend.' : `${bad} to mend, ${soon} to look at.`;
  return `${lines.join('\n')}\n\n${sum}\n`;
}

const stop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** 0: nothing to do; 1: something to look at; 2: something does not work. */
export function exitCode(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ level }) => level === 'wrong')) return 2;
  return findings.some(({ level }) => level === 'look') ? 1 : 0;
}
