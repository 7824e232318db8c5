import { createHash } from 'node:crypto';
import { diffSources, hashOf, itemsOf, type KnowledgeSource } from '../../knowledge/index.ts';
import { lay, type NotLaid } from './lay.ts';
import { same } from './same.ts';
import type { Sourced, Sources } from './sources.ts';
import type { ChangeKind, CheckRun, DraftStore, RevisionStore } from './stores.ts';

/** What would be published, and all that decides who may. */
export interface Candidate extends Pick<
  CheckRun,
  'id' | 'basedOn' | 'restore' | 'items' | 'hash' | 'authors' | 'wordingBy'
> {
  source: KnowledgeSource;
  notLaid: readonly NotLaid[];
}
export type Wanted = { keys: readonly string[] } | { restore: number };
export type Found =
  | { kind: 'candidate'; candidate: Candidate }
  /** These are not in the draft. */
  | { kind: 'not-in-draft'; keys: string[] }
  /** There is no such revision. */
  | { kind: 'not-there' }
  /** It is what is published. */
  | { kind: 'nothing-new' };

interface Needs {
  drafts: DraftStore;
  revisions: RevisionStore;
  sources: Sources;
}

/** Items of the draft over what is published. */
export async function candidateOf(keys: readonly string[], { drafts, sources }: Needs): Promise<Found> {
  const published = await sources.newest();
  const { items } = await drafts.draft();
  const chosen = items.filter(({ key }) => keys.includes(key));
  const missing = keys.filter((key) => !chosen.some((item) => item.key === key));
  if (missing.length > 0) return { kind: 'not-in-draft', keys: missing };
  const { source, notLaid } = lay(published.source, chosen);
  const hash = hashOf(source);
  if (hash === published.hash && notLaid.length === 0) return { kind: 'nothing-new' };
  const named = chosen.map(({ key, version }) => ({ key, version }));
  return {
    kind: 'candidate',
    candidate: {
      id: nameOf({ published, hash, items: named }),
      basedOn: published.number,
      items: named,
      hash,
      authors: [...new Set(chosen.flatMap(({ authors }) => authors))],
      wordingBy: [...new Set(chosen.flatMap(({ wordingBy }) => wordingBy))],
      source,
      notLaid,
    },
  };
}

/** An older revision, to be in force again: who published other wording since counts as its author. */
export async function restoreOf(number: number, { revisions, sources }: Needs): Promise<Found> {
  const published = await sources.newest();
  const older = await sources.at(number);
  if (!older) return { kind: 'not-there' };
  if (older.hash === published.hash) return { kind: 'nothing-new' };
  const wording = diffSources(published.source, older.source).flatMap((change) => (change.wording ? [change.key] : []));
  const since = new Set<string>();
  for (const key of wording)
    for (const revision of await revisions.history(key, HISTORY)) if (revision.number > number) since.add(revision.by);
  // Its items may all have been changed long ago by the same publish: then whoever made the present revision stands for it.
  if (wording.length > 0 && since.size === 0) since.add(published.by);
  return {
    kind: 'candidate',
    candidate: {
      id: nameOf({ published, hash: older.hash, restore: number }),
      basedOn: published.number,
      restore: number,
      items: [],
      hash: older.hash,
      authors: [...since],
      wordingBy: [...since],
      source: older.source,
      notLaid: [],
    },
  };
}

/** So many publishes of one clause since are looked through. */
const HISTORY = 1000;

/** Which items differ, and how. */
export function changesOf(from: KnowledgeSource, to: KnowledgeSource): { key: string; kind: ChangeKind }[] {
  const before = new Map(itemsOf(from).map(({ key, value }) => [key as string, value]));
  const after = itemsOf(to);
  const kept = new Set<string>(after.map(({ key }) => key));
  return [
    ...after.flatMap(({ key, value }): { key: string; kind: ChangeKind }[] => {
      if (!before.has(key)) return [{ key, kind: 'new' }];
      return same(before.get(key), value) ? [] : [{ key, kind: 'changed' }];
    }),
    ...[...before.keys()].filter((key) => !kept.has(key)).map((key) => ({ key, kind: 'retired' as const })),
  ];
}

/** The same items in the same versions on the same revision have one name, whoever asks. */
function nameOf({ published, ...what }: { published: Sourced; hash: string; items?: unknown; restore?: number }) {
  const said = JSON.stringify([published.number, published.hash, what]);
  return createHash('sha256').update(said).digest('hex').slice(0, 24);
}
