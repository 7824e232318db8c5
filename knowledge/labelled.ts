import type { Clause } from './clause.ts';
import type { Labelled } from './classifier.ts';

/** A question that no policy answers. */
export interface OutsideExample {
  q: string;
  escalate: boolean;
}

/** A clause that is only as right in first place as the one the example stands under gets this share together with its like. */
const SHARE_OF_OTHERS = 0.3;

/**
 * Turns the admins' examples into lessons. Class i is clauses[i], the last class is "outside".
 * An example that needs several clauses shown is shared evenly among them.
 */
export function labelExamples(clauses: readonly Clause[], outside: readonly OutsideExample[]): Labelled[] {
  const indexOf = new Map(clauses.map((clause, i) => [`${clause.policy}/${clause.id}`, i]));
  const classOf = (clause: Clause, id: string) => indexOf.get(`${clause.policy}/${id}`) ?? 0;
  const inside = clauses.flatMap((clause) =>
    clause.examples.map(({ q, shown, or, escalate }): Labelled => {
      if (shown.length > 0) return { q, escalate, target: shown.map((id) => [classOf(clause, id), 1 / shown.length]) };
      const others = or.map((id): [number, number] => [classOf(clause, id), SHARE_OF_OTHERS / or.length]);
      return {
        q,
        escalate,
        target: [[classOf(clause, clause.id), others.length > 0 ? 1 - SHARE_OF_OTHERS : 1], ...others],
      };
    }),
  );
  const none = outside.map(({ q, escalate }): Labelled => ({ q, escalate, target: [[clauses.length, 1]] }));
  return [...inside, ...none];
}
