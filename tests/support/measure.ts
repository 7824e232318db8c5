import { readFileSync } from 'node:fs';
import type { Knowledge } from '../../knowledge/index.ts';

/** A labelled question, as in tests/knowledge/*.jsonl. */
export interface LabelledQuestion {
  q: string;
  /** Any of these is right as the first clause. */
  top: string[];
  /** Every one of these must be shown; empty when one is enough. */
  shown: string[];
  outcome: 'answer' | 'none';
  escalate: boolean;
}

/** Shares between 0 and 1, undefined where the set has no question of the kind. */
export interface Figures {
  questions: number;
  /** The right first clause, or silence where silence is right. */
  correct?: number;
  first?: number;
  allShown?: number;
  /** Clauses shown on average where one is enough. */
  clausesShown?: number;
  silent?: number;
  wronglySilent?: number;
  escalationFound?: number;
  escalationNoise?: number;
}

export interface Mistake {
  q: string;
  wanted: string;
  got: string;
}

export function readLabelled(file: string): LabelledQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledQuestion);
}

/** Asks every question and counts. */
export function measure(
  knowledge: Knowledge,
  questions: readonly LabelledQuestion[],
): { figures: Figures; mistakes: Mistake[] } {
  const asked = questions.map((question) => {
    const match = knowledge.match(question.q);
    const got = match.kind === 'none' ? [] : match.shown.map(({ clause }) => clause.id);
    return { ...question, got, offered: match.nextSteps.includes('tell-headteacher') };
  });
  type Asked = (typeof asked)[number];
  const share = (among: (each: Asked) => boolean, holds: (each: Asked) => boolean) => {
    const all = asked.filter(among);
    return all.length === 0 ? undefined : all.filter(holds).length / all.length;
  };
  const isFirst = ({ top, got }: Asked) => got[0] !== undefined && top.includes(got[0]);
  const isCorrect = (each: Asked) => (each.outcome === 'none' ? each.got.length === 0 : isFirst(each));
  const plain = asked.filter(({ outcome, shown, got }) => outcome === 'answer' && shown.length === 0 && got.length > 0);
  return {
    figures: {
      questions: asked.length,
      correct: share(() => true, isCorrect),
      first: share(({ outcome }) => outcome === 'answer', isFirst),
      allShown: share(
        ({ shown }) => shown.length > 0,
        ({ shown, got }) => shown.every((id) => got.includes(id)),
      ),
      clausesShown: plain.length === 0 ? undefined : plain.reduce((sum, { got }) => sum + got.length, 0) / plain.length,
      silent: share(
        ({ outcome }) => outcome === 'none',
        ({ got }) => got.length === 0,
      ),
      wronglySilent: share(
        ({ outcome }) => outcome === 'answer',
        ({ got }) => got.length === 0,
      ),
      escalationFound: share(
        ({ escalate }) => escalate,
        ({ offered }) => offered,
      ),
      escalationNoise: share(
        ({ escalate }) => !escalate,
        ({ offered }) => offered,
      ),
    },
    mistakes: asked
      .filter((each) => !isCorrect(each))
      .map(({ q, top, got }) => ({ q, wanted: top.join(' or ') || 'none', got: got.join(', ') || 'none' })),
  };
}
