import type { ClauseValue, ItemValue, Tried } from '../../bot/tabs/clauses/said.ts';

type Items = ReadonlyMap<string, ItemValue>;
const PUPIL = /\b(lad|kid|child|year \d+)\b/i;
const clausesOf = (items: Items) => [...items].filter(([key]) => key.startsWith('clause.')) as [string, ClauseValue][];

/** Answers with the clause whose title and examples have most of a question's words: enough to see the tab work. */
export function fakeTry(items: Items, question: string): Tried {
  const words = question.toLowerCase().match(/\w{3,}/g) ?? [];
  const scored = clausesOf(items)
    .map(([key, { title, stance, examples }]) => {
      const best = Math.max(0, ...[title, ...examples.map(({ q }) => q)].map((text) => share(words, text)));
      return { key, title, stance, score: Math.round(best * 100) / 100 };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const [first] = scored;
  const found = first !== undefined && first.score >= 0.5;
  const read = PUPIL.exec(question)?.[0];
  return {
    outcome: found ? 'answer' : 'none',
    shown: found ? [{ key: first.key, title: first.title, stance: first.stance }] : [],
    ranking: scored.slice(0, 5),
    tellHeadteacher: /messaged me|added me/.test(question),
    reasons:
      read === undefined ? [] : [{ words: read, readAs: 'pupil', speaksFor: first?.key.split('.')[2] ?? 'none' }],
  };
}

const share = (words: readonly string[], text: string): number =>
  words.filter((word) => text.toLowerCase().includes(word)).length / Math.max(1, words.length);

export const fakeOutcome = (items: Items, question: string) => {
  const { outcome, shown, tellHeadteacher } = fakeTry(items, question);
  return { outcome, clauses: shown.map(({ key }) => key), tellHeadteacher };
};

/** Every protected question, with its clause. */
export const protectedIn = (items: Items) =>
  clausesOf(items).flatMap(([key, { protected: questions }]) => questions.map((question) => ({ question, of: key })));
export const examplesIn = (items: Items) =>
  clausesOf(items).flatMap(([key, { examples }]) => examples.map(({ q }) => ({ question: q, of: key })));
