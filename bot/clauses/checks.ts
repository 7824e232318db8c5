import {
  itemOf,
  type ClauseValue,
  type Judged,
  type KnowledgeSource,
  type Learner,
  type Moved,
  type StaffQuestion,
} from '../../knowledge/index.ts';
import type { Logger } from '../logger.ts';
import { same } from './same.ts';
import { candidateOf, changesOf, restoreOf, type Found, type Wanted } from './candidate.ts';
import { findingsOf, type Finding } from './findings.ts';
import type { NotLaid } from './lay.ts';
import { readContent, type Sources } from './sources.ts';
import type { CheckRun, CheckStore, DraftStore, RevisionStore } from './stores.ts';

/** An instance that has not been heard of for so long has ended: another one takes its check over. */
const SILENT_MILLISECONDS = 15_000;
const HEARTBEAT_MILLISECONDS = 1_000;
/** A draft that is to be published a day later is checked again. */
const KEPT_MILLISECONDS = 86_400_000;

/** What staff asked, as it is kept: its words may be deleted at any moment, and are then to be found here no longer either. */
export interface KeptQuestion extends StaffQuestion {
  id: string;
}

interface Result extends Pick<Judged, 'asked' | 'broken' | 'moved'> {
  findings: Finding[];
}
/** What came of it so far; nothing while it runs. */
export type Check = CheckRun & Result;
export type Started = { kind: 'check'; check: Check } | Exclude<Found, { kind: 'candidate' }>;

interface Needs {
  checks: CheckStore;
  drafts: DraftStore;
  revisions: RevisionStore;
  sources: Sources;
  learner: Pick<Learner, 'judge'>;
  /** What staff asked in vain, or said was not what they asked. */
  questions: () => Promise<readonly KeptQuestion[]>;
  /** "2026-11-23", where the trust is. */
  today: () => string;
  /** Names this instance. */
  instance: string;
  now: () => Date;
  log: Logger;
}

/** Checks of what would be published: each is run once, by whichever instance, and read by all. */
export function createChecks(needs: Needs) {
  const { checks, sources, learner, questions, today, instance, now, log } = needs;
  const running = new Set<Promise<void>>();
  let stopping = false;

  const lintOf = async (run: CheckRun, draft: KnowledgeSource, notLaid: readonly NotLaid[]) => {
    const published = await sources.at(run.basedOn);
    if (!published) throw new Error(`Revision ${run.basedOn} is gone.`);
    const changed = new Set([...changesOf(published.source, draft), ...run.items].map(({ key }) => key));
    const lint = findingsOf({
      draft,
      published: published.source,
      changed,
      notLaid,
      restored: run.restore !== undefined,
      today: today(),
    });
    return { published: published.source, ...lint };
  };

  const judge = async (run: CheckRun, draft: KnowledgeSource, onProgress: (done: number, total: number) => void) => {
    const { published, findings, learnable } = await lintOf(run, draft, []);
    if (!learnable) return { ...NOTHING, findings };
    const kept = await questions();
    const { losing, undecided, broken, ...judged } = await learner.judge(
      { draft, published, questions: kept },
      onProgress,
    );
    const ids = new Map(kept.map(({ id, question }) => [question, id]));
    const moved = judged.moved.map((each) => (isOfStaff(each) ? { ...each, question: ids.get(each.question) ?? '' } : each)); // prettier-ignore
    // Whoever mends something else need not mend first what is wrong already.
    const old = broken.filter((each) => isProtected(published, each) && same(each.before, each.after));
    return {
      ...judged,
      moved,
      broken: broken.filter((each) => !old.includes(each)),
      findings: [...findings, ...undecided.map(notYetAnswered), ...old.map(wrongAlready), ...losing.map(neverWins)],
    };
  };

  const run = async (check: CheckRun, draft: KnowledgeSource): Promise<void> => {
    let far = { done: 0, total: check.total };
    const beat = setInterval(
      () => void checks.progress(check.id, { instance, ...far, heartbeat: now() }).catch(() => undefined),
      HEARTBEAT_MILLISECONDS,
    ).unref();
    try {
      const result: Result = await judge(check, draft, (done, total) => (far = { done, total }));
      await checks.finish(check.id, { instance, state: 'done', done: far.total, total: far.total, result });
      log.info('clauses checked', { count: far.total });
    } catch (error) {
      // Left as it is, so that another instance goes on with it.
      if (stopping) return;
      log.error('check of the clauses failed', { part: 'clauses', error });
      await checks.finish(check.id, { instance, state: 'failed', ...far }).catch(() => undefined);
    } finally {
      clearInterval(beat);
    }
  };
  const begin = (check: CheckRun, draft: KnowledgeSource) => {
    const work = run(check, draft).finally(() => running.delete(work));
    running.add(work);
  };

  const read = async (id: string, { again }: { again: boolean }): Promise<Check | undefined> => {
    const check = await checks.run(id);
    if (!check) return undefined;
    const silentSince = new Date(now().getTime() - SILENT_MILLISECONDS);
    const ended = check.state === 'running' && check.heartbeat < silentSince;
    if (
      (ended || (again && check.state === 'failed')) &&
      (await checks.takeOver(id, { instance, at: now(), before: silentSince }))
    ) {
      // prettier-ignore
      begin(check, readContent(check.content, check.basedOn));
      return { ...check, state: 'running', ...NOTHING };
    }
    const result = (check.result as Result | undefined) ?? NOTHING;
    return { ...check, ...result, moved: await withWords(result.moved) };
  };

  /** Questions of staff that have been deleted since are left out. */
  const withWords = async (moved: readonly Moved[]): Promise<Moved[]> => {
    if (!moved.some(isOfStaff)) return [...moved];
    const words = new Map((await questions()).map(({ id, question }) => [id, question]));
    return moved.flatMap((each) => {
      const question = isOfStaff(each) ? words.get(each.question) : each.question;
      return question === undefined ? [] : [{ ...each, question }];
    });
  };

  return {
    async start(wanted: Wanted): Promise<Started> {
      await checks.purge(new Date(now().getTime() - KEPT_MILLISECONDS));
      const found = 'keys' in wanted ? await candidateOf(wanted.keys, needs) : await restoreOf(wanted.restore, needs);
      if (found.kind !== 'candidate') return found;
      const { source, notLaid, ...candidate } = found.candidate;
      const check: CheckRun = {
        ...candidate,
        content: JSON.stringify(source),
        ...{ state: 'running', done: 0, total: 0, instance, heartbeat: now() },
      };
      if (await checks.start(check)) {
        if (notLaid.length === 0) begin(check, source);
        else {
          const { findings } = await lintOf(check, source, notLaid);
          await checks.finish(check.id, {
            instance,
            state: 'done',
            done: 0,
            total: 0,
            result: { ...NOTHING, findings },
          });
        }
      }
      const started = await read(check.id, { again: true });
      // Purged or published between two lines: the next try says what is so now.
      return started ? { kind: 'check', check: started } : { kind: 'nothing-new' };
    },

    read: (id: string) => read(id, { again: false }),

    /** Waits for those in hand; whoever judges is to be stopped first. */
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all(running);
    },
    stopping: () => void (stopping = true),
  };
}

export type Checks = ReturnType<typeof createChecks>;

const NOTHING: Result = {
  asked: { example: 0, protected: 0, unanswered: 0, unhelpful: 0 },
  findings: [],
  broken: [],
  moved: [],
};

const isOfStaff = ({ from }: Moved) => from === 'unanswered' || from === 'unhelpful';

/** In what is published. */
function isProtected(published: KnowledgeSource, { of = '', question }: Moved): boolean {
  const clause = itemOf(published, of) as ClauseValue | undefined;
  return clause?.protected.includes(question) ?? false;
}

const wrongAlready = ({ of = '', question }: Moved): Finding => ({
  kind: 'never-wins',
  key: of,
  what: `“${question}” is protected, and is answered by another clause, as it is in what is published.`,
  mend: 'Give examples like it, or no longer protect it.',
  blocks: false,
});

const notYetAnswered = ({ key, q }: Judged['undecided'][number]): Finding => ({
  kind: 'never-wins',
  key,
  what: `“${q}” is a new example, and alone it is not enough: staff who ask it would still get no answer, or “Which did you mean?”. Whoever waits for it is not told yet.`,
  mend: 'Give two or three more examples like it, in other words, and check again.',
  blocks: false,
});

const neverWins = ({ key, q }: Judged['losing'][number]): Finding => ({
  kind: 'never-wins',
  key,
  what: `“${q}” is answered by another clause.`,
  mend: 'Give more examples like it, move it to that clause, or name that clause as right as well.',
  blocks: false,
});
