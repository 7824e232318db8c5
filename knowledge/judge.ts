import type { ClauseRef } from './clause.ts';
import type { Asked } from './keeper.ts';
import { clauseKey, sameOutcome, type Outcome } from './outcome.ts';
import { questionsOf, type Question } from './questions-of.ts';
import type { KnowledgeSource } from './source.ts';

/** What staff asked in vain, or said was not what they asked. */
export interface StaffQuestion {
  question: string;
  from: 'unanswered' | 'unhelpful';
}

/** A question and what becomes of it. `of` is the key of the clause whose question it is. */
export interface Moved {
  question: string;
  from: Question['from'];
  of?: string;
  before: Outcome;
  after: Outcome;
}

/** What a draft would change. */
export interface Judged {
  /** How many questions were asked, by where they come from. */
  asked: Record<Question['from'], number>;
  /** The draft's protected questions that it does not answer right (is-right.ts), whether they were right before or not. */
  broken: Moved[];
  /** Whatever else would be answered in another way. */
  moved: Moved[];
  /** The draft's examples that do not win, and the title of the clause that does. */
  losing: { key: string; q: string; wins?: string }[];
  /** Examples that are new in the draft and yet bring no answer: "which did you mean?", or nothing at all. */
  undecided: { key: string; q: string }[];
}

/** Asks what was learned of a source. */
export type AskOf = (source: KnowledgeSource, questions: readonly Question[]) => Promise<Asked[]>;

/** So many at a time: progress is seen, and whoever tries a question or publishes meanwhile comes in between. */
const AT_A_TIME = 400;

/** Asks the draft and what is published every question: the draft's examples and protected ones, and staff's. */
export async function judge(
  { draft, published, questions }: { draft: KnowledgeSource; published: KnowledgeSource; questions: readonly StaffQuestion[] }, // prettier-ignore
  { ask, onProgress }: { ask: AskOf; onProgress: (done: number, total: number) => void },
): Promise<Judged> {
  const all: Question[] = [...questionsOf(draft), ...questions.map(({ question: q, from }) => ({ q, from }))];
  const judged: Judged = { asked: { example: 0, protected: 0, unanswered: 0, unhelpful: 0 }, broken: [], moved: [], losing: [], undecided: [] }; // prettier-ignore
  const known = new Set(questionsOf(published).map(({ q }) => q));
  onProgress(0, all.length);
  for (let done = 0; done < all.length; done += AT_A_TIME) {
    const some = all.slice(done, done + AT_A_TIME);
    const after = await ask(draft, some);
    const before = await ask(published, some);
    some.forEach((question, i) =>
      add(judged, question, { before: before[i] as Asked, after: after[i] as Asked, isNew: !known.has(question.q) }),
    );
    onProgress(done + some.length, all.length);
  }
  return judged;
}

function add(
  judged: Judged,
  question: Question,
  { before, after, isNew }: { before: Asked; after: Asked; isNew: boolean },
): void {
  const { q, from } = question;
  const of = 'of' in question ? clauseKey(question.of) : undefined;
  const each: Moved = {
    question: q,
    from,
    ...(of !== undefined && { of }),
    before: before.outcome,
    after: after.outcome,
  };
  judged.asked[from] += 1;
  if (from === 'protected' && after.isWrong) judged.broken.push(each);
  else if (!sameOutcome(before.outcome, after.outcome)) judged.moved.push(each);
  if (from === 'example' && after.isWrong) judged.losing.push({ key: of ?? '', ...loses(q, after) });
  else if (from === 'example' && isNew && after.outcome.outcome !== 'answer')
    judged.undecided.push({ key: of ?? '', q });
}

/** Which of a source's examples, of all clauses or of one, do not win, and what does. */
export async function losing(
  source: KnowledgeSource,
  { only, ask }: { only: ClauseRef; ask: AskOf },
): Promise<{ q: string; wins?: string }[]> {
  const examples = questionsOf(source, only).filter(({ from }) => from === 'example');
  const asked = await ask(source, examples);
  return examples.flatMap(({ q }, i) => (asked[i]?.isWrong ? [loses(q, asked[i])] : []));
}

const loses = (q: string, { first }: Asked) => ({ q, ...(first !== undefined && { wins: first }) });
