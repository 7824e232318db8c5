import type { Clause } from '../../knowledge/index.ts';

/** The trust's words and their force; titles and summaries may change without changing the rule. */
export function sameRule(a: Clause, b: Clause): boolean {
  const rule = ({ stance, stem, text, parts, narrowing, settings }: Clause) =>
    JSON.stringify([stance, stem, text, narrowing, settings, parts.map((part) => [part.stance, part.stem, part.text])]);
  return rule(a) === rule(b);
}
