import { type Learner, type Moved, type Outcome, type StaffQuestion, type Tried, hashOf, itemsOf, readKey, wordingOf, type ClauseValue, type Knowledge, type KnowledgeSource, type Match } from '../../knowledge/index.ts'; // prettier-ignore

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]+/g) ?? []);

/**
 * Learns nothing and keeps the promise of the real one: the clause whose examples share most words with the question answers, or none. So it is
 * deterministic, quick, and breaks when examples are taken away. `cannot` names revisions that can't be learned.
 */
export function aLearner() {
  const cannot = new Set<string>();
  let hold: Promise<void> = Promise.resolve();
  let learned = 0;

  const best = (source: KnowledgeSource, question: string) => {
    const asked = wordsOf(question);
    const scored = clausesOf(source).map(({ key, value }) => ({
      key,
      score: Math.max(0, ...value.examples.map(({ q }) => [...wordsOf(q)].filter((word) => asked.has(word)).length)),
    }));
    const [first] = scored.sort((a, b) => b.score - a.score);
    return first && first.score >= 2 ? first.key : undefined;
  };
  const outcome = (source: KnowledgeSource, question: string): Outcome => {
    const key = best(source, question);
    return {
      outcome: key === undefined ? 'none' : 'answer',
      clauses: key === undefined ? [] : [key],
      tellHeadteacher: false,
    };
  };

  const learner: Learner = {
    async learn(source): Promise<Knowledge> {
      await hold;
      learned++;
      const revision = hashOf(source);
      if (cannot.has(revision)) throw new Error('This cannot be learned.');
      const wording = wordingOf(source, revision);
      const match = (question: string): Match => {
        const at = readKey(best(source, question) ?? '');
        const clause = at?.kind === 'clause' ? wording.clause(at) : undefined;
        const base = { pupilSignal: false, mayBeKept: true, nextSteps: [], why: () => [] };
        return clause
          ? { ...base, kind: 'answer', shown: [{ clause, score: 1 }] }
          : { ...base, kind: 'none', nearest: [] };
      };
      const terms = (question: string) => question.split(' ').map((term) => ({ term, weight: 1 }));
      const isOutside = (question: string) => source.outside.some(({ q }) => q === question);
      return { ...wording, isOutside, match, terms, explain: (question) => ({ match: match(question), ranking: [] }) };
    },
    async judge({ draft, published, questions }, onProgress) {
      await hold;
      const all: { question: string; from: Moved['from']; of?: string }[] = [
        ...clausesOf(draft).flatMap(({ key, value }) => [
          ...value.protected.map((question) => ({ question, from: 'protected' as const, of: key })),
          ...value.examples.map(({ q }) => ({ question: q, from: 'example' as const, of: key })),
        ]),
        ...questions.map(({ question, from }: StaffQuestion) => ({ question, from })),
      ];
      const judged = all.map((each): Moved => ({ ...each, before: outcome(published, each.question), after: outcome(draft, each.question) })); // prettier-ignore
      const broken = judged.filter(({ from, of, after }) => from === 'protected' && after.clauses[0] !== of);
      onProgress?.(all.length, all.length);
      const count = (from: Moved['from']) => all.filter((each) => each.from === from).length;
      return {
        asked: { example: count('example'), protected: count('protected'), unanswered: count('unanswered'), unhelpful: count('unhelpful') }, // prettier-ignore
        broken,
        moved: judged.filter((each) => !broken.includes(each) && JSON.stringify(each.before) !== JSON.stringify(each.after)), // prettier-ignore
        losing: judged.flatMap(({ from, of, question, after }) =>
          from === 'example' && of !== undefined && !after.clauses.includes(of) ? [{ key: of, q: question }] : [],
        ),
        // It never wavers between clauses.
        undecided: [],
      };
    },
    tried: (question, source): Promise<Tried> => {
      const { clauses, ...rest } = outcome(source, question);
      const shown = clausesOf(source).filter(({ key }) => clauses.includes(key)).map(({ key, value: { title, stance } }) => ({ key, title, stance })); // prettier-ignore
      return Promise.resolve({ ...rest, shown, ranking: shown.map((each) => ({ ...each, score: 1 })), reasons: [] });
    },
    losing: (source, { policy, id }) => {
      const key = `clause.${policy}.${id}`;
      const own = clausesOf(source).find((each) => each.key === key)?.value.examples ?? [];
      return Promise.resolve(
        own.flatMap(({ q }) => {
          const [wins] = outcome(source, q).clauses;
          return wins === key ? [] : [{ q, ...(wins !== undefined && { wins }) }];
        }),
      );
    },
    stop: () => Promise.resolve(),
  };
  return {
    ...learner,
    cannot,
    /** Whatever is begun from now on waits until it is let go. */
    holds() {
      let letGo = () => {};
      hold = new Promise((resolve) => (letGo = resolve));
      return letGo;
    },
    learned: () => learned,
  };
}

const clausesOf = (source: KnowledgeSource) =>
  itemsOf(source).flatMap(({ key, value }) => (readKey(key)?.kind === 'clause' ? [{ key: key, value: value as ClauseValue }] : [])); // prettier-ignore
