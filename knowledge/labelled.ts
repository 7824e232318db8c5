import type { Clause } from './clause.ts';
import type { Labelled } from './classifier.ts';

/** A question that no policy answers. */
export interface OutsideExample {
  q: string;
  escalate: boolean;
}

/** A clause that is only as right in first place as the one the example stands under gets this share together with its like. */
const SHARE_OF_OTHERS = 0.3;

/** Outside examples, counted in examples of an average clause: with more, a young policy of few examples would hardly ever answer. */
const OUTSIDE_PER_CLAUSE = 12;
/** The same where clauses have no more than a dozen examples: each speaks for more questions than it is worth beside so many others. */
const OUTSIDE_PER_YOUNG_CLAUSE = 6;
const YOUNG = 12;
const OUTSIDE_AT_LEAST = 30;

/**
 * Turns the admins' examples into lessons. Class i is clauses[i], the last class is "outside".
 * An example that needs several clauses shown is shared evenly among them.
 */
export function labelExamples(clauses: readonly Clause[], outside: readonly OutsideExample[]): Labelled[] {
  const indexOf = new Map(clauses.map((clause, i) => [`${clause.policy}/${clause.id}`, i]));
  const classOf = (clause: Clause, id: string) => indexOf.get(`${clause.policy}/${id}`) ?? 0;
  const inside = clauses.flatMap((clause) =>
    clause.examples.map(({ q, shown, or, escalate }): Labelled => {
      if (shown.length > 0) {
        const classes = shown.map((id) => classOf(clause, id));
        return { q, escalate, shown: classes, target: classes.map((k) => [k, 1 / classes.length]) };
      }
      const others = or.map((id): [number, number] => [classOf(clause, id), SHARE_OF_OTHERS / or.length]);
      return {
        q,
        escalate,
        shown: [],
        target: [[classOf(clause, clause.id), others.length > 0 ? 1 - SHARE_OF_OTHERS : 1], ...others],
      };
    }),
  );
  const perClause = inside.length / Math.max(1, clauses.length);
  const share = perClause <= YOUNG ? OUTSIDE_PER_YOUNG_CLAUSE : OUTSIDE_PER_CLAUSE;
  const none = evenly(outside, Math.max(OUTSIDE_AT_LEAST, Math.round(share * perClause))).map(
    ({ q, escalate }): Labelled => ({
      q,
      escalate,
      shown: [],
      target: [[clauses.length, 1]],
    }),
  );
  const own = clauses.flatMap((clause, k) =>
    ownWords(clause).map((q): Labelled => ({ q, escalate: false, shown: [], target: [[k, 1]] })),
  );
  return [...inside, ...own, ...none];
}

/** A clause's own words teach as well: a new clause is found by them before it has examples. */
const ownWords = ({ title, summary, text, parts }: Clause) => [title, summary, text, ...parts.map((part) => part.act)];

/** This many examples must need two clauses together before they count as belonging together: fewer is one writer's chance. */
const TOGETHER_TIMES = 3;

/** Tells which classes admins' examples need shown together. */
export function learnCompanions(labelled: readonly Labelled[]): (one: number, other: number) => boolean {
  const times = new Map<string, number>();
  for (const { shown } of labelled) {
    for (const one of shown) {
      for (const other of shown) {
        const pair = `${one} ${other}`;
        if (one !== other) times.set(pair, (times.get(pair) ?? 0) + 1);
      }
    }
  }
  return (one, other) => (times.get(`${one} ${other}`) ?? 0) >= TOGETHER_TIMES;
}

/** At most `most` of a list, spread evenly over it. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);
}
