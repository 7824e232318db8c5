import {
  itemsOf,
  knowledgeOf,
  readKey,
  type Knowledge,
  type KnowledgeSource,
  type Match,
} from '../../knowledge/index.ts';
import type { Learner, Moved, Outcome, Tried } from './learner.ts';

/** Learns in this very thread: for tests, and small bases. */
export function plainLearner(): Learner {
  const outcomeOf = (match: Match): Outcome => ({
    outcome: match.kind,
    clauses: match.kind === 'none' ? [] : match.shown.map(({ clause }) => `clause.${clause.policy}.${clause.id}`),
    tellHeadteacher: match.pupilSignal,
  });
  const tried = (knowledge: Knowledge, question: string): Tried => {
    const match = knowledge.match(question);
    const { clauses: _keys, ...outcome } = outcomeOf(match);
    const shown =
      match.kind === 'none'
        ? []
        : match.shown.map(({ clause, score }) => ({
            key: `clause.${clause.policy}.${clause.id}`,
            title: clause.title,
            stance: clause.stance as string,
            score,
          }));
    return {
      ...outcome,
      shown: shown.map(({ score: _score, ...clause }) => clause),
      ranking: shown,
      reasons: match.why().map(({ weight: _weight, ...reason }) => reason),
    };
  };
  const learn = (source: KnowledgeSource) => knowledgeOf(source);
  return {
    learn: (source) => Promise.resolve().then(() => learn(source)),
    async judge({ draft, published, questions }, onProgress) {
      await Promise.resolve();
      const [after, before] = [learn(draft), learn(published)];
      const moved: Moved[] = [];
      const broken: Moved[] = [];
      const losing: { key: string; q: string }[] = [];
      const asked = { example: 0, protected: 0, unanswered: 0, unhelpful: 0 };
      const ask = (question: string, from: Moved['from'], of?: string) => {
        asked[from]++;
        const [was, is] = [outcomeOf(before.match(question)), outcomeOf(after.match(question))];
        const each: Moved = { question, from, ...(of !== undefined && { of }), before: was, after: is };
        if (from === 'protected' && is.clauses[0] !== of) broken.push(each);
        else if (JSON.stringify(was) !== JSON.stringify(is)) moved.push(each);
        if (from === 'example' && of !== undefined && !is.clauses.includes(of)) losing.push({ key: of, q: question });
      };
      for (const { key, value } of itemsOf(draft)) {
        if (readKey(key)?.kind !== 'clause' || !('examples' in value)) continue;
        for (const question of value.protected) ask(question, 'protected', key);
        for (const { q } of value.examples) ask(q, 'example', key);
      }
      for (const { question, from } of questions) ask(question, from);
      const total = Object.values(asked).reduce((sum, count) => sum + count, 0);
      onProgress(total, total);
      return { asked, broken, moved, losing };
    },
    tried: (question, source) => Promise.resolve().then(() => tried(learn(source), question)),
    losing: () => Promise.resolve([]),
    stop: () => Promise.resolve(),
  };
}
