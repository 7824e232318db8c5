import type { Clause, Policy } from './clause.ts';
import {
  evenly,
  groupClasses,
  MOST_COMPARED,
  shareLessons,
  shareOfOutside,
  type LessonGroup,
} from './lesson-groups.ts';

/** A labelled question to learn from. */
export interface Labelled {
  q: string;
  /** Classes with shares that add up to one; the class after the last clause is "outside". */
  target: readonly (readonly [classIndex: number, share: number])[];
  /** Classes that must all be shown for it; empty where one is enough. */
  shown: readonly number[];
  /** It tells of a pupil's contact. */
  escalate: boolean;
}

/** A question that no policy answers. */
export interface OutsideExample {
  q: string;
  escalate: boolean;
}

/** A clause that is only as right in first place as the one the example stands under gets this share together with its like. */
const SHARE_OF_OTHERS = 0.3;

/** What there is to learn from, and which of it each group of clauses learns from. */
export interface Teaching {
  labelled: Labelled[];
  groups: LessonGroup[];
}

/**
 * Turns the admins' examples into lessons. Class i is the i-th clause of all policies, the last class is "outside".
 * An example that needs several clauses shown is shared evenly among them.
 */
export function labelExamples(policies: readonly Policy[], outside: readonly OutsideExample[]): Teaching {
  const clauses = policies.flatMap((policy) => policy.clauses);
  const indexOf = new Map(clauses.map((clause, i) => [`${clause.policy}/${clause.id}`, i]));
  const classOf = (clause: Clause, id: string) => indexOf.get(`${clause.policy}/${id}`) ?? 0;
  const examples = clauses.flatMap((clause) =>
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
  const own = clauses.flatMap((clause, k) =>
    ownWords(clause).map((q): Labelled => ({ q, escalate: false, shown: [], target: [[k, 1]] })),
  );
  const inside = [...examples, ...own];
  const grouped = groupClasses(policies);
  const together = clauses.length > MOST_COMPARED;
  const groups = grouped.map((classes) => ({
    classes,
    share: shareOfOutside(
      classes.map((k) => clauses[k] as Clause),
      { together },
    ),
  }));
  const most = Math.max(0, ...groups.map(({ share }) => share.examples));
  const none = evenly(outside, most).map(({ q, escalate }): Labelled => ({
    q,
    escalate,
    shown: [],
    target: [[clauses.length, 1]],
  }));
  return { labelled: [...inside, ...none], groups: shareLessons(groups, { inside, outside: none }) };
}

/** A clause's own words teach as well: a new clause is found by them before it has examples. */
const ownWords = ({ title, summary, text, parts }: Clause) => [title, summary, text, ...parts.map((part) => part.act)];

/** This many examples must need two clauses together before they count as belonging together: fewer is one writer's chance. */
const TOGETHER_TIMES = 3;

/** Every text that is learned from as it is written. */
export const writtenTexts = (policies: readonly Policy[], outside: readonly OutsideExample[]): string[] => [
  ...policies.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => [...clause.examples.map(({ q }) => q), ...ownWords(clause)]),
  ),
  ...outside.map(({ q }) => q),
];

/** Which classes admins' examples need shown together: both in one text, "3 17", and the other way round. */
export function learnCompanions(labelled: readonly Labelled[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const { shown } of labelled) {
    for (const one of shown) {
      for (const other of shown) {
        const pair = `${one} ${other}`;
        if (one !== other) times.set(pair, (times.get(pair) ?? 0) + 1);
      }
    }
  }
  return new Set([...times].filter(([, count]) => count >= TOGETHER_TIMES).map(([pair]) => pair));
}
