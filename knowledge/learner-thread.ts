import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answers, Job, Jobs } from './keeper.ts';
import type { Reply } from './learner-worker.ts';
import { LearningError } from './learning-error.ts';
import type { KnowledgeSource } from './source.ts';

/** A thread that learns and answers. It does one job at a time: wait for the answer before the next. */
export interface LearnerThread {
  /** It was told to know this very source; a job about another begins with learning. */
  has(source: KnowledgeSource): boolean;
  /** Learns the source unless it is kept, and does the job. Rejects with LearningError. */
  about<Kind extends keyof Jobs>(
    source: KnowledgeSource,
    kind: Kind,
    job: Jobs[Kind],
  ): Promise<{ hash: string; answer: Answers[Kind] }>;
  /** A job under way is rejected with `why`; the next one starts another thread. */
  end(why: LearningError['why']): Promise<void>;
}

const WORKER = join(__dirname, 'learner-worker.ts');

/** However the service was started (tsx, a test runner): the thread reads TypeScript by itself. */
export const startWorker = () => new Worker(WORKER, { execArgv: ['--require', require.resolve('tsx/cjs')] });

/** Makes a thread that is started by its first job. It keeps the process alive only while it has one. */
export function createLearnerThread(startWorker: () => Worker): LearnerThread {
  let worker: Worker | undefined;
  let hashes = new WeakMap<KnowledgeSource, string>();
  let giveUp: ((error: LearningError) => void) | undefined;

  function start(): Worker {
    const started = startWorker();
    const died = (cause: unknown) => {
      if (worker === started) forget(new LearningError('died', { cause }));
    };
    started.on('error', died);
    started.on('exit', (code) => died(new Error(`It ended with code ${code}.`)));
    return started;
  }
  function forget(error: LearningError): void {
    worker = undefined;
    hashes = new WeakMap();
    giveUp?.(error);
  }
  /** The job's answer; undefined where the source that it is about is no longer kept. */
  async function send(job: Job): Promise<unknown> {
    const own = (worker ??= start());
    own.ref();
    try {
      const reply = await new Promise<Reply>((resolve, reject) => {
        giveUp = reject;
        own.postMessage(job);
        own.once('message', resolve);
      });
      if (reply.is === 'failed') throw new LearningError('refused', { cause: reply.error });
      return reply.is === 'done' ? reply.answer : undefined;
    } finally {
      giveUp = undefined;
      own.unref();
    }
  }
  async function know(source: KnowledgeSource): Promise<string> {
    const hash = (await send({ do: 'know', source })) as string;
    hashes.set(source, hash);
    return hash;
  }
  return {
    has: (source) => hashes.has(source),
    async about<Kind extends keyof Jobs>(source: KnowledgeSource, kind: Kind, job: Jobs[Kind]) {
      let hash = hashes.get(source) ?? (await know(source));
      let answer = await send({ do: kind, hash, ...job } as Job);
      if (answer === undefined) {
        hash = await know(source);
        answer = await send({ do: kind, hash, ...job } as Job);
      }
      return { hash, answer: answer as Answers[Kind] };
    },
    async end(why) {
      const ending = worker;
      forget(new LearningError(why));
      await ending?.terminate();
    },
  };
}
