import type { Clause, Policy } from './clause.ts';
import type { Labelled } from './labelled.ts';

/** Clauses that are learned together, apart from all others. */
export interface LessonGroup {
  classes: readonly number[];
  /** Which of all lessons they are learned from; one about other clauses is outside. */
  lessons: readonly number[];
  /** What an outside lesson counts for when questions are answered. */
  outsideCounts: number;
}

/** With more clauses than this an index compares a question with those most like it, and all are learned together. */
export const MOST_COMPARED = 100;

/** Clauses with no more examples than this are young: beside those of hundreds they would hardly ever be expected. */
const YOUNG = 12;
/** A young clause of an older policy is learned apart from it when the others have this many times its examples. */
const OLDER = 4;

/** Outside examples, counted in examples of an average clause. */
const OUTSIDE = 12;
/** Young clauses learn what is not theirs from more of them … */
const OUTSIDE_OF_YOUNG = 150;
/** … which count for this many: each of few examples speaks for more questions than it is worth beside so many others. */
const OUTSIDE_OF_YOUNG_COUNTS = 10;
/** The same where all are learned together: the index has its own way of telling clauses apart. */
const OUTSIDE_OF_YOUNG_TOGETHER = 6;
const OUTSIDE_AT_LEAST = 30;
/** Lessons of other groups, counted alike. */
const OF_OTHERS = 10;

/** Which classes are learned together: a policy's clauses, those new to it apart; all where they are very many. */
export function groupClasses(policies: readonly Policy[]): number[][] {
  const all = policies.flatMap(({ clauses }) => clauses);
  if (all.length > MOST_COMPARED) return [[...all.keys()]];
  const groups: number[][] = [];
  let from = 0;
  for (const { clauses } of policies) {
    const usual = examplesPerClause(clauses);
    const isNew = ({ examples }: Clause) => examples.length <= YOUNG && OLDER * examples.length <= usual;
    const classes = clauses.map((clause, i) => ({ clause, k: from + i }));
    groups.push(
      classes.filter(({ clause }) => !isNew(clause)).map(({ k }) => k),
      classes.filter(({ clause }) => isNew(clause)).map(({ k }) => k),
    );
    from += clauses.length;
  }
  return groups.filter((group) => group.length > 0);
}

/** How many outside examples a group of clauses learns from, and what they count for. */
export interface OutsideShare {
  examples: number;
  counts: number;
  ofOthers: number;
}

export function shareOfOutside(clauses: readonly Clause[], { together }: { together: boolean }): OutsideShare {
  const perClause = examplesPerClause(clauses);
  const times = (share: number) => Math.max(OUTSIDE_AT_LEAST, Math.round(share * perClause));
  const ofOthers = times(OF_OTHERS);
  if (perClause > YOUNG) return { examples: times(OUTSIDE), counts: 1, ofOthers };
  if (together) return { examples: times(OUTSIDE_OF_YOUNG_TOGETHER), counts: 1, ofOthers };
  return { examples: times(OUTSIDE_OF_YOUNG), counts: OUTSIDE_OF_YOUNG_COUNTS / OUTSIDE_OF_YOUNG, ofOthers };
}

/** Shares lessons out: a group's own, some of the others', and of the outside ones, which come last, as many as it should learn from. */
export function shareLessons(
  groups: readonly { classes: readonly number[]; share: OutsideShare }[],
  { inside, outside }: { inside: readonly Labelled[]; outside: readonly Labelled[] },
): LessonGroup[] {
  return groups.map(({ classes, share }) => {
    const held = new Set(classes);
    const own: number[] = [];
    const others: number[] = [];
    inside.forEach(({ target }, i) => (target.some(([k]) => held.has(k)) ? own : others).push(i));
    const none = outside.map((_, i) => inside.length + i);
    return {
      classes,
      lessons: [...own, ...evenly(others, share.ofOthers), ...evenly(none, share.examples)],
      outsideCounts: share.counts,
    };
  });
}

const examplesPerClause = (clauses: readonly Clause[]) =>
  clauses.reduce((sum, { examples }) => sum + examples.length, 0) / Math.max(1, clauses.length);

/** At most `most` of a list, spread evenly over it. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);
}
