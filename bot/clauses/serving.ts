import { LRUCache } from 'lru-cache';
import { wordingOf, type Knowledge, type Learner, type Wording } from '../../knowledge/index.ts';
import type { Logger } from '../logger.ts';
import type { Sources } from './sources.ts';
import type { RevisionStore } from './stores.ts';

/** A revision that could not be loaded is tried again after this; a newer one at once. */
const AGAIN_MILLISECONDS = 30_000;
const MOST_OLDER = 20;
/** At a start, so many revisions back are tried where the newest cannot be loaded. */
const MOST_BACK = 5;

interface Needs {
  revisions: Pick<RevisionStore, 'newest'>;
  sources: Sources;
  learner: Pick<Learner, 'learn'>;
  now: () => Date;
  log: Logger;
}

interface Served {
  number: number;
  hash: string;
  knowledge: Knowledge;
}

/** The revision that answers. A newer one is learned beside it and then takes its place at once; a turn keeps the one it began with. */
export function createServing({ revisions, sources, learner, now, log }: Needs) {
  let served: Served | undefined;
  let failed: { number: number; hash: string; at: Date; error: unknown } | undefined;
  let looking: Promise<void> | undefined;
  const older = new LRUCache<string, Wording>({ max: MOST_OLDER });

  const load = async (number: number): Promise<Served> => {
    const revision = await sources.at(number);
    if (!revision) throw new Error(`Revision ${number} is not in the database.`);
    return { number, hash: revision.hash, knowledge: await learner.learn(revision.source) };
  };

  const take = (next: Served) => {
    served = next;
    failed = undefined;
    log.info('revision in force', { revision: next.hash, count: next.number });
  };
  const couldNot = (named: { number: number; hash: string }, error: unknown) => {
    failed = { ...named, at: now(), error };
    log.error('revision not loaded', { part: 'clauses', revision: named.hash, count: named.number, error });
  };
  const isOf = (known: { number: number; hash: string } | undefined, named: { number: number; hash: string }) =>
    known?.number === named.number && known.hash === named.hash;

  const look = async (): Promise<void> => {
    const newest = await revisions.newest();
    if (!newest) return;
    if (isOf(served, newest)) {
      failed = undefined;
      return;
    }
    if (isOf(failed, newest) && now().getTime() - (failed?.at.getTime() ?? 0) < AGAIN_MILLISECONDS) return;
    try {
      take(await load(newest.number));
    } catch (error) {
      couldNot(newest, error);
    }
  };

  const inForce = (): Served => {
    if (!served) throw new Error('No revision is loaded yet.');
    return served;
  };

  return {
    /** Loads the newest revision, before anybody asks; where it cannot be, the one before it, and /readyz says so. Throws if none can. */
    async start(): Promise<void> {
      const newest = await revisions.newest();
      if (!newest) throw new Error('The database holds no revision of the clauses.');
      for (let number = newest.number; number > Math.max(0, newest.number - MOST_BACK); number--) {
        try {
          served = await load(number);
          log.info('revision in force', { revision: served.hash, count: number });
          return;
        } catch (error) {
          if (number === newest.number) couldNot(newest, error);
        }
      }
      throw new Error('No revision can be loaded.', { cause: failed?.error });
    },

    knowledge: (): Knowledge => inForce().knowledge,
    number: (): number => inForce().number,

    /** The words of an older revision, from the database; undefined where there is no such revision any more, or it cannot be read. */
    knowledgeAt: async (hash: string): Promise<Wording | undefined> => {
      const now = inForce();
      if (now.hash === hash || now.knowledge.revision === hash) return now.knowledge;
      const known = older.get(hash);
      if (known) return known;
      try {
        const revision = await sources.withHash(hash);
        if (!revision) return undefined;
        const wording = wordingOf(revision.source, hash);
        older.set(hash, wording);
        return wording;
      } catch (error) {
        log.error('older revision not read', { part: 'clauses', revision: hash, error });
        return undefined;
      }
    },

    /** Looks whether there is a newer one, and takes it. One look at a time; who comes meanwhile waits for another. Never rejects. */
    look: async (): Promise<void> => {
      await looking;
      looking ??= look()
        .catch((error: unknown) => log.error('looking for a newer revision failed', { part: 'clauses', error }))
        .finally(() => (looking = undefined));
      return looking;
    },

    /** For /readyz: rejects while another revision is in force than should be. */
    ready: (): Promise<void> =>
      failed === undefined
        ? Promise.resolve()
        : Promise.reject(new Error(`Revision ${failed.number} cannot be loaded; ${served?.number ?? 'none'} still answers.`, { cause: failed.error })), // prettier-ignore
  };
}
