import type { Clause, Narrowing, Policy } from './clause.ts';
import type { PolicyFile } from './policy-file.ts';
import type { PolicySource } from './source.ts';

/** The policy that is answered from: stems written out, each clause with its examples. */
export function toPolicy({ policy: file, examples }: PolicySource): Policy {
  const { stems, clauses, ...policy } = file;
  return {
    ...policy,
    clauses: clauses.map((entry) => ({ ...toClause(entry, { policy: file.id, stems }), examples: examples[entry.id] ?? [] })), // prettier-ignore
  };
}

function toClause(
  { condition, exception, limit, actions, stem, parts, ...rest }: PolicyFile['clauses'][number],
  { policy, stems }: { policy: string; stems: Readonly<Record<string, string>> },
): Omit<Clause, 'examples'> {
  return {
    ...rest,
    policy,
    nextSteps: actions,
    stem: stem && stems[stem],
    narrowing: narrowingOf({ condition, exception, limit }),
    parts: parts.map((part) => ({
      act: part.act,
      stance: part.stance,
      stem: part.stem && stems[part.stem],
      text: part.text,
      nextSteps: part.actions,
    })),
  };
}

function narrowingOf(given: Record<Narrowing['kind'], string | undefined>): Narrowing | undefined {
  for (const kind of ['condition', 'exception', 'limit'] as const) {
    const words = given[kind];
    if (words !== undefined) return { kind, words };
  }
  return undefined;
}
