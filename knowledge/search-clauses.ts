import { createClosestWord } from './closest-word.ts';
import type { Clause, Policy } from './clause.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { evenly } from './lesson-groups.ts';
import { readWords, type Word } from './words.ts';

/** How much a word says of its clause, by where it stands. */
const IN_TITLE = 4;
const IN_SUMMARY = 2;
const IN_SECTION = 1.5;
const IN_TEXT = 1;
/** … and in how staff ask about it, where every example has it. */
const IN_EXAMPLES = 3;
/** The beginning of a word says less than the word, a misspelt one less still. */
const BEGINNING = 0.7;
const MISSPELT = 0.5;
const SHORTEST_REPAIRED = 4;
/** Of a clause's examples so many are read: more would keep whoever searches first waiting and find hardly more. */
const EXAMPLES_READ = 30;

/** Finds clauses by words that may be half typed or misspelt; the best first, at most `most`. */
export type SearchClauses = (typed: string, most: number) => Clause[];

/**
 * Makes the search in clauses as one types: an inverted index by words' stems, beginnings by binary search in the sorted words, and fuse.js
 * for words that begin nothing. Costs about the same for a thousand clauses as for forty. Deterministic: equal ones in the policies' order.
 */
export function createSearchClauses(policies: readonly Policy[]): SearchClauses {
  const clauses = policies.flatMap((policy) => policy.clauses);
  const holders = new Map<string, Map<number, number>>();
  const holds = (text: string, clause: number, strength: number) => {
    for (const { stem } of telling(text)) {
      const held = holders.get(stem) ?? new Map<number, number>();
      holders.set(stem, held.set(clause, Math.max(strength, held.get(clause) ?? 0)));
    }
  };
  let at = 0;
  for (const { sections, clauses: own } of policies) {
    for (const clause of own) {
      holds(sections.find(({ number }) => number === clause.section)?.title ?? '', at, IN_SECTION);
      holds(clause.title, at, IN_TITLE);
      holds(clause.summary, at, IN_SUMMARY);
      holds([clause.stem ?? '', clause.text].join(' '), at, IN_TEXT);
      for (const [stem, share] of sharesOf(clause)) holds(stem, at, IN_EXAMPLES * share);
      at += 1;
    }
  }
  const stems = [...holders.keys()].sort();
  const closest = createClosestWord(stems);

  const found = (stem: string, isLast: boolean): { stems: string[]; counts: number } => {
    if (holders.has(stem) && !isLast) return { stems: [stem], counts: 1 };
    const begun = beginningWith(stems, stem);
    if (begun.length > 0) return { stems: begun, counts: BEGINNING };
    const like = stem.length >= SHORTEST_REPAIRED ? closest(stem) : undefined;
    return { stems: like === undefined ? [] : [like], counts: MISSPELT };
  };

  return (typed, most) => {
    const words = [...new Set(telling(typed).map(({ stem }) => stem))];
    const scores = new Map<number, number>();
    words.forEach((word, i) => {
      const { stems: meant, counts } = found(word, i === words.length - 1);
      const best = new Map<number, number>();
      for (const stem of meant) {
        const held = holders.get(stem) ?? new Map<number, number>();
        // A word that many clauses hold tells less.
        const rare = Math.log(1 + clauses.length / held.size);
        for (const [clause, strength] of held) {
          const score = strength * rare * (stem === word ? 1 : counts);
          best.set(clause, Math.max(score, best.get(clause) ?? 0));
        }
      }
      for (const [clause, score] of best) scores.set(clause, (scores.get(clause) ?? 0) + score);
    });
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(0, most)
      .map(([clause]) => clauses[clause] as Clause);
  };
}

function telling(text: string): Word[] {
  return readWords(text, new Map()).filter(({ read }) => read.length > 1 && !FUNCTION_WORDS.has(read));
}

/** By stem, in which share of a clause's examples it is; rare ones are one writer's chance. */
function sharesOf({ examples }: Clause): [stem: string, share: number][] {
  const times = new Map<string, number>();
  const read = evenly(examples, EXAMPLES_READ);
  for (const { q } of read)
    for (const stem of new Set(telling(q).map((word) => word.stem))) times.set(stem, (times.get(stem) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([stem, count]) => [stem, count / read.length]);
}

/** Of sorted words those that begin so. */
function beginningWith(sorted: readonly string[], beginning: string): string[] {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) < beginning) from = middle + 1;
    else to = middle;
  }
  const found: string[] = [];
  for (let i = from; i < sorted.length && (sorted[i] as string).startsWith(beginning); i++)
    found.push(sorted[i] as string);
  return found;
}
