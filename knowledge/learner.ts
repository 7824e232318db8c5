import type { ClauseRef } from './clause.ts';
import { contentOf } from './content-of.ts';
import { inSlices } from './in-slices.ts';
import { judge, losing, type Judged, type StaffQuestion } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { createLearnerThread, startWorker, type LearnerThread } from './learner-thread.ts';
import { LearningError } from './learning-error.ts';
import { openKnowledge } from './open-knowledge.ts';
import type { Tried } from './outcome.ts';
import type { Question } from './questions-of.ts';
import type { KnowledgeSource } from './source.ts';
import { loadWordVectors, type WordVectors } from './word-vectors.ts';

/** Learns and judges in a thread beside, so that questions are answered meanwhile. Sources must not be changed once given. All reject with LearningError. */
export interface Learner {
  /** Answers exactly as `knowledgeOf(source)` does. */
  learn(source: KnowledgeSource): Promise<Knowledge>;
  /** What a draft would change; see judge.ts. */
  judge(
    request: { draft: KnowledgeSource; published: KnowledgeSource; questions: readonly StaffQuestion[] },
    onProgress?: (done: number, total: number) => void,
  ): Promise<Judged>;
  tried(question: string, source: KnowledgeSource): Promise<Tried>;
  /** The clause's examples that do not win, and the title of the clause that does; undefined where none is shown. */
  losing(source: KnowledgeSource, only: ClauseRef): Promise<{ q: string; wins?: string }[]>;
  stop(): Promise<void>;
}

/** With nothing to do for so long the thread ends, and its memory is free. */
const REST_MILLISECONDS = 600_000;

interface Task {
  source: KnowledgeSource;
  /** Everybody waits for a publish; only who asked waits for anything else. */
  urgent: boolean;
  run: (thread: LearnerThread) => Promise<void>;
  giveUp: (error: LearningError) => void;
}

/**
 * Makes a learner. One thread does everything in turn, and keeps what it learned last; what is published comes first. While that thread learns a draft,
 * a second one learns what is published, and ends.
 */
export function createLearner(options: { restMilliseconds?: number; start?: typeof startWorker } = {}): Learner {
  const { restMilliseconds = REST_MILLISECONDS, start: startThread = startWorker } = options;
  const desk = () => ({ thread: createLearnerThread(startThread), task: undefined as Task | undefined, learns: false });
  const [standing, second] = [desk(), desk()];
  const waiting: Task[] = [];
  let stopped = false;
  let rest: NodeJS.Timeout | undefined;
  let vectors: WordVectors | undefined;

  function inTurn<Result>(
    source: KnowledgeSource,
    urgent: boolean,
    work: (thread: LearnerThread) => Promise<Result>,
  ): Promise<Result> {
    // prettier-ignore
    return new Promise((resolve, reject) => {
      if (stopped) return reject(new LearningError('stopped'));
      waiting.push({ source, urgent, run: (thread) => work(thread).then(resolve, reject), giveUp: reject });
      next();
    });
  }
  function next(): void {
    clearTimeout(rest);
    if (!standing.task) start(standing, takeFirst((task) => task.urgent) ?? waiting.shift());
    if (standing.learns && !second.task)
      start(
        second,
        takeFirst((task) => task.urgent),
      );
    if (!standing.task) rest = setTimeout(() => void standing.thread.end('died'), restMilliseconds).unref();
  }
  function start(desk: typeof standing, task: Task | undefined): void {
    if (!task) return;
    desk.task = task;
    desk.learns = !desk.thread.has(task.source);
    void task.run(desk.thread).then(async () => {
      if (desk === second) await desk.thread.end('stopped');
      desk.task = undefined;
      desk.learns = false;
      if (!stopped) next();
    });
  }
  function takeFirst(fits: (task: Task) => boolean): Task | undefined {
    const i = waiting.findIndex(fits);
    return i < 0 ? undefined : waiting.splice(i, 1)[0];
  }
  const ask = (source: KnowledgeSource, questions: readonly Question[]) =>
    inTurn(source, false, async (thread) => (await thread.about(source, 'ask', { questions })).answer);

  return {
    async learn(source) {
      const { hash, answer } = await inTurn(source, true, (thread) => thread.about(source, 'hand-over', {}));
      vectors ??= loadWordVectors();
      return inSlices(openKnowledge(contentOf(source, vectors), answer, hash));
    },
    judge: (request, onProgress = () => undefined) => judge(request, { ask, onProgress }),
    tried: (question, source) =>
      inTurn(source, false, async (thread) => (await thread.about(source, 'explain', { question })).answer),
    losing: (source, only) => losing(source, { only, ask }),
    async stop() {
      stopped = true;
      clearTimeout(rest);
      for (const { giveUp } of waiting.splice(0)) giveUp(new LearningError('stopped'));
      await Promise.all([standing.thread.end('stopped'), second.thread.end('stopped')]);
    },
  };
}
