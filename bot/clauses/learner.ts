import type { ClauseRef, Knowledge, KnowledgeSource } from '../../knowledge/index.ts';

/** How a question is answered. */
export interface Outcome {
  outcome: 'answer' | 'clarify' | 'none';
  /** Item keys, best first. */
  clauses: string[];
  tellHeadteacher: boolean;
}

/** A question that is put to both, and where it comes from. */
export interface AskedQuestion {
  question: string;
  from: 'unanswered' | 'unhelpful';
}

/** A question that is answered in another way by the draft. */
export interface Moved {
  question: string;
  from: 'example' | 'protected' | 'unanswered' | 'unhelpful';
  /** The clause whose question it is. */
  of?: string;
  before?: Outcome;
  after: Outcome;
}

export interface Judged {
  asked: Record<Moved['from'], number>;
  /** Protected questions that are not answered by their clause any more. */
  broken: Moved[];
  /** Whatever else would be answered in another way. */
  moved: Moved[];
  /** Examples of the draft that their clause does not win. */
  losing: { key: string; q: string }[];
}

/** How a question is answered, and why. */
export interface Tried extends Omit<Outcome, 'clauses'> {
  shown: { key: string; title: string; stance: string }[];
  /** The five nearest, best first. */
  ranking: { key: string; title: string; stance: string; score: number }[];
  /** Strongest first. */
  reasons: { words: string; meant?: string; readAs?: string; speaksFor: string }[];
}

/** Learns and judges off the turn's thread. */
export interface Learner {
  /** Rejects where it cannot be learned. */
  learn(source: KnowledgeSource): Promise<Knowledge>;
  judge(
    asked: { draft: KnowledgeSource; published: KnowledgeSource; questions: readonly AskedQuestion[] },
    onProgress: (done: number, total: number) => void,
  ): Promise<Judged>;
  tried(question: string, source: KnowledgeSource): Promise<Tried>;
  /** The clause's examples that do not win, and what wins instead. */
  losing(source: KnowledgeSource, ref: ClauseRef): Promise<{ q: string; wins?: string }[]>;
  stop(): Promise<void>;
}
