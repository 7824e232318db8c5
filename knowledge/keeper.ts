import { LRUCache } from 'lru-cache';
import { contentOf } from './content-of.ts';
import { hashOf } from './hash-of.ts';
import { atOnce } from './in-slices.ts';
import { exampleWins, protectedIsRight } from './is-right.ts';
import type { Knowledge } from './knowledge.ts';
import { learn, type Learned } from './learn.ts';
import type { Match } from './match.ts';
import { openKnowledge } from './open-knowledge.ts';
import { outcomeOf, triedOf, type Outcome, type Tried } from './outcome.ts';
import type { Question } from './questions-of.ts';
import type { KnowledgeSource } from './source.ts';
import { loadWordVectors } from './word-vectors.ts';

/** A question's outcome, and whether it is as it should be: see is-right.ts. Of staff's questions nobody has said how they should be answered. */
export interface Asked {
  outcome: Outcome;
  isWrong: boolean;
  /** The title of the clause that comes first. */
  first?: string;
}

/** What the thread that learns can do about a source that it knows. */
export interface Jobs {
  'hand-over': object;
  ask: { questions: readonly Question[] };
  explain: { question: string };
}
/** `hash` names a source that it was told to `know`. */
export type Job =
  | { do: 'know'; source: KnowledgeSource }
  | { [Kind in keyof Jobs]: { do: Kind; hash: string } & Jobs[Kind] }[keyof Jobs];

/** What each of these answers; `know` answers the source's hash. */
export interface Answers {
  'hand-over': Learned;
  ask: Asked[];
  explain: Tried;
}

/** What is published, a draft, and another editor's draft or a revision to be restored. */
const MOST_KEPT = 3;

interface Kept {
  learned: Learned;
  knowledge: Knowledge;
}

export const FORGOTTEN = Symbol('forgotten');

/** Makes what does the jobs: it learns sources, keeps the last few, and answers FORGOTTEN about any other. Throws where a source can't be learned. */
export function createKeeper() {
  const vectors = loadWordVectors();
  const kept = new LRUCache<string, Kept>({ max: MOST_KEPT });

  function know(source: KnowledgeSource): string {
    const hash = hashOf(source);
    if (kept.get(hash)) return hash;
    const content = contentOf(source, vectors);
    const learned = learn(content);
    const knowledge = atOnce(openKnowledge(content, learned, hash));
    kept.set(hash, { learned, knowledge });
    return hash;
  }
  return (job: Job): Answers[keyof Jobs] | string | typeof FORGOTTEN => {
    if (job.do === 'know') return know(job.source);
    const found = kept.get(job.hash);
    if (!found) return FORGOTTEN;
    switch (job.do) {
      case 'hand-over':
        return found.learned;
      case 'ask':
        return job.questions.map((question) => ask(found.knowledge, question));
      case 'explain':
        return triedOf(found.knowledge.explain(job.question));
      default:
        return job satisfies never;
    }
  };
}

function ask(knowledge: Knowledge, question: Question): Asked {
  const match = knowledge.match(question.q);
  const first = match.kind === 'none' ? undefined : match.shown[0]?.clause.title;
  return { outcome: outcomeOf(match), isWrong: isWrong(question, match), ...(first !== undefined && { first }) };
}

function isWrong(question: Question, match: Match): boolean {
  switch (question.from) {
    case 'protected':
      return !protectedIsRight(question.of, match);
    case 'example':
      return !exampleWins(question.of, question.example, match);
    case 'unanswered':
    case 'unhelpful':
      return false;
    default:
      return question satisfies never;
  }
}
