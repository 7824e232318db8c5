import { hashOf, itemOf, type KnowledgeSource } from '../../knowledge/index.ts';
import type { Logger } from '../logger.ts';
import { changesOf } from './candidate.ts';
import type { Drafts } from './drafts.ts';
import type { Person } from './person.ts';
import { same } from './same.ts';
import { readContent, type Sources } from './sources.ts';
import type { DraftStore, SeedStore } from './stores.ts';

const PROGRAMME = { by: 'policy-guide', name: 'Policy Guide' };

interface Needs {
  seeds: SeedStore;
  drafts: DraftStore;
  edits: Pick<Drafts, 'take' | 'putAside'>;
  sources: Sources;
  now: () => Date;
  log: Logger;
}

/** A release's clauses, against those of the release before; `value` null: retired. */
export interface Offered {
  hash: string;
  items: { key: string; value: unknown }[];
}
export type Dealt = { kind: 'done' } | { kind: 'not-offered' } | { kind: 'in-the-draft'; keys: string[] };

/** The clauses that the project comes with: they begin an empty database, and are offered to the admins when a release has others. */
export function createSeeding({ seeds, drafts, edits, sources, now, log }: Needs) {
  /** What the newest release changed since the one that was last dealt with, as far as it is not so already. */
  const offered = async (): Promise<Offered | undefined> => {
    const seen = await seeds.seen();
    const newest = seen.at(-1);
    if (newest?.state !== 'offered') return undefined;
    const before = seen.findLast(({ state }) => state !== 'offered');
    const [from, to] = [await contentOf(before?.hash), await contentOf(newest.hash)];
    if (!to) return undefined;
    const published = (await sources.newest()).source;
    const items = changesOf(from ?? published, to)
      .map(({ key }) => ({ key, value: itemOf(to, key) ?? null }))
      .filter(({ key, value }) => !same(value ?? undefined, itemOf(published, key)));
    return items.length === 0 ? undefined : { hash: newest.hash, items };
  };
  const contentOf = async (hash: string | undefined): Promise<KnowledgeSource | undefined> => {
    const seed = hash === undefined ? undefined : await seeds.seed(hash);
    return seed && readContent(seed.content, 0);
  };

  return {
    /** At each start. An older release's clauses, seen before, are nothing new. */
    async plant(source: KnowledgeSource): Promise<void> {
      const seed = { hash: hashOf(source), content: JSON.stringify(source), at: now() };
      const changed = changesOf(EMPTY, source);
      const first = { ...PROGRAMME, ...seed, number: 1, kind: 'seed' as const, basedOn: 0, changed };
      if (await seeds.begin(seed, first)) {
        log.info('clauses taken from the files', { revision: seed.hash, count: changed.length });
        return;
      }
      if ((await seeds.seen()).some(({ hash }) => hash === seed.hash)) return;
      await seeds.offer(seed);
      log.info('newer clauses offered to the admins', { revision: seed.hash });
    },

    offered,

    /** Into the draft, or put aside. Where the draft has one of the items already nothing is taken: that one is to be published or discarded first. */
    async deal({ who, hash, take }: { who: Person; hash: string; take: boolean }): Promise<Dealt> {
      const now = await offered();
      if (now?.hash !== hash) return { kind: 'not-offered' };
      if (!take) {
        await edits.putAside({ who, seed: hash });
        return { kind: 'done' };
      }
      // What is in the draft with these very words needs nobody to choose.
      const inDraft = new Map((await drafts.draft()).items.map((item) => [item.key, item]));
      const items = now.items.map(({ key, value }) => {
        const mine = inDraft.get(key);
        return { key, value, version: mine && same(mine.value, value) ? mine.version : 0 };
      });
      const taken = await edits.take({ who, items, seed: hash });
      return taken.kind === 'imported' ? { kind: 'done' } : { kind: 'in-the-draft', keys: taken.keys };
    },
  };
}

const EMPTY: KnowledgeSource = { policies: [], thesaurus: { concepts: {}, shorthand: {} }, outside: [] };
