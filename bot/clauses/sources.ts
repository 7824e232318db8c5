import { LRUCache } from 'lru-cache';
import { checkSource, type KnowledgeSource } from '../../knowledge/index.ts';
import type { RevisionFacts, RevisionStore, StoredRevision } from './stores.ts';

/** Each is some megabytes in memory. */
const MOST_AT_HAND = 6;

export type Sourced = RevisionFacts & { source: KnowledgeSource };

/** A revision that this release cannot read; the message says why. */
export class RevisionError extends Error {
  override readonly name = 'RevisionError' as const;
}

/** The revisions as sources: read from the database once, then at hand for a while. What it gives is never to be changed. */
export function createSources({ revisions }: { revisions: RevisionStore }) {
  const atHand = new LRUCache<string, Sourced>({ max: MOST_AT_HAND });
  const keep = (stored: StoredRevision | undefined): Sourced | undefined => {
    if (!stored) return undefined;
    const { content, ...facts } = stored;
    const sourced = { ...facts, source: readContent(content, facts.number) };
    atHand.set(`${facts.number} ${facts.hash}`, sourced);
    return sourced;
  };

  /** Throws RevisionError where this release cannot read it. */
  const at = async (number: number): Promise<Sourced | undefined> => {
    for (const [, sourced] of atHand.entries()) if (sourced.number === number) return sourced;
    return keep(await revisions.revision(number));
  };

  return {
    at,
    withHash: async (hash: string): Promise<Sourced | undefined> => {
      for (const [, sourced] of atHand.entries()) if (sourced.hash === hash) return sourced;
      return keep(await revisions.withHash(hash));
    },
    /** The one in force. */
    async newest(): Promise<Sourced> {
      const named = await revisions.newest();
      const found =
        named && (atHand.get(`${named.number} ${named.hash}`) ?? keep(await revisions.revision(named.number)));
      if (!found) throw new RevisionError('The database holds no revision of the clauses.');
      return found;
    },
  };
}

export type Sources = ReturnType<typeof createSources>;

/** Throws RevisionError for what another release wrote in another form: half understood it would give wrong answers. */
export function readContent(content: string, number: number): KnowledgeSource {
  let source: KnowledgeSource;
  try {
    source = JSON.parse(content) as KnowledgeSource;
  } catch (cause) {
    throw new RevisionError(`Revision ${number} is not JSON.`, { cause });
  }
  const wrong = checkSource(source, { today: '0000-00-00' }).find(({ kind }) => kind === 'not-valid');
  if (wrong) throw new RevisionError(`Revision ${number} cannot be read: ${wrong.key} ${wrong.field}: ${wrong.what}`);
  return source;
}
