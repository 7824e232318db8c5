import type { AuditLine } from '../settings/audit.ts';
import type { Person } from './person.ts';

export type ChangeKind = 'new' | 'changed' | 'retired';

/** A revision without its content. */
export interface RevisionFacts {
  /** 1, 2, 3 … without a gap. */
  number: number;
  /** Names the content. */
  hash: string;
  /** Who published it; an Entra object id, or "policy-guide" for the seed. */
  by: string;
  name: string;
  at: Date;
  kind: 'seed' | 'publish' | 'restore';
  note?: string;
  /** The approver's reason for breaking a protected question. */
  override?: string;
  /** The number of the one before it; 0: none. */
  basedOn: number;
  /** How many items it changed. */
  changes: number;
}

/** `content` is the whole base as JSON. */
export type StoredRevision = RevisionFacts & { content: string };

export interface NewRevision extends Omit<RevisionFacts, 'changes'> {
  content: string;
  /** What it changed. */
  changed: readonly { key: string; kind: ChangeKind }[];
}

/** Append-only: a revision is never changed or deleted. */
export interface RevisionStore {
  /** Which is in force; undefined: there is none yet. */
  newest(): Promise<{ number: number; hash: string } | undefined>;
  revision(number: number): Promise<StoredRevision | undefined>;
  /** The newest with this content. */
  withHash(hash: string): Promise<StoredRevision | undefined>;
  /** Newest first, without contents; `before`: those with smaller numbers. */
  list(page: { before?: number; most: number }): Promise<RevisionFacts[]>;
  /** Those that changed this item, newest first. */
  history(key: string, most: number): Promise<RevisionFacts[]>;
  /** By which revision each of these items was last changed. */
  lastChanged(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Everything or nothing: the revision with the next number, its items taken out of the draft (what was saved over them since stays, based
   * on it), what was checked before it forgotten, the lines of the audit. "overtaken": somebody else published first. "discarded": one of
   * the items is no longer in the draft.
   */
  publish(published: {
    revision: NewRevision;
    /** Of the draft, in the versions that were checked. */
    items: readonly { key: string; version: number }[];
    audit: readonly AuditLine[];
  }): Promise<'published' | 'overtaken' | 'discarded'>;
}

/** What is in the draft of one item. */
export interface DraftItem {
  key: string;
  /** Null: to be retired. */
  value: unknown;
  /** Another at each save, and never used again for this item, even after it was discarded. */
  version: number;
  /** Its version when it came into the draft. */
  begun: number;
  /** Who saved it last. */
  by: string;
  name: string;
  at: Date;
  /** Everybody who saved it since it came into the draft. */
  authors: readonly string[];
  /** Those of them who changed exact wording, document or approval, as it is now; empty where it is as published. */
  wordingBy: readonly string[];
  /** The newest revision when it came into the draft. */
  basedOn: number;
}
export type NewDraftItem = Omit<DraftItem, 'version' | 'begun'>;

/** What a step on the draft does. */
export interface DraftStep<Result> {
  put?: readonly NewDraftItem[];
  remove?: readonly string[];
  audit?: readonly AuditLine[];
  /** A release's clauses that have been dealt with by it. */
  seed?: { hash: string; state: 'taken' | 'aside'; by: string };
  result: Result;
}

export interface DraftStore {
  draft(): Promise<{ version: number; items: DraftItem[] }>;
  /** Counts every change of the draft. */
  version(): Promise<number>;
  item(key: string): Promise<DraftItem | undefined>;
  /**
   * One step that nobody comes between: `decide` is given the items that are in the draft now and the newest revision's number, and says
   * what is kept: all of it or nothing. It must not wait, and may be called again. `put`: as they are kept, with their versions.
   */
  change<Result>(
    decide: (seen: { items: ReadonlyMap<string, DraftItem>; newest: number }) => DraftStep<Result>,
    keys: readonly string[],
  ): Promise<{ result: Result; put: DraftItem[] }>;
}

/** A check of a draft, or of a revision that is to be restored, as it is kept: another instance can read it, or go on with it. */
export interface CheckRun {
  /** Names what is checked. */
  id: string;
  /** The revision that was in force. */
  basedOn: number;
  /** The revision that is to be restored; undefined: items of the draft. */
  restore?: number;
  items: readonly { key: string; version: number }[];
  /** What would be published: exactly this. */
  hash: string;
  content: string;
  /** Who wrote what is checked; those among them who changed exact wording. */
  authors: readonly string[];
  wordingBy: readonly string[];
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  /** Once it is done. */
  result?: unknown;
  /** The instance that runs it, and when it last said so. */
  instance: string;
  heartbeat: Date;
}

export interface CheckStore {
  /** Starts it, unless it is there already: false. */
  start(run: CheckRun): Promise<boolean>;
  run(id: string): Promise<CheckRun | undefined>;
  /** Takes it from an instance that has not been heard of since `before`, or one that failed; false if somebody else was faster. */
  takeOver(id: string, taken: { instance: string; at: Date; before: Date }): Promise<boolean>;
  /** How far it is; false once it is somebody else's. */
  progress(id: string, at: { instance: string; done: number; total: number; heartbeat: Date }): Promise<boolean>;
  finish(id: string, end: { instance: string; state: 'done' | 'failed'; done: number; total: number; result?: unknown }): Promise<void>; // prettier-ignore
  /** Deletes those last heard of before `before`. */
  purge(before: Date): Promise<number>;
}

/** The clauses that a release came with. */
export interface Seed {
  hash: string;
  content: string;
  state: 'offered' | 'taken' | 'aside';
  at: Date;
}

export interface SeedStore {
  /** All ever seen, oldest first, without contents. */
  seen(): Promise<Omit<Seed, 'content'>[]>;
  seed(hash: string): Promise<Seed | undefined>;
  /** Makes it revision 1 of an empty database; false: there is a revision already. */
  begin(seed: Omit<Seed, 'state'>, revision: NewRevision): Promise<boolean>;
  /** Keeps it for the admins; nothing if it was seen before. */
  offer(seed: Omit<Seed, 'state'>): Promise<void>;
}

export interface ClauseStores {
  revisions: RevisionStore;
  drafts: DraftStore;
  checks: CheckStore;
  seeds: SeedStore;
}

/** Makes a line of the audit. */
export type Line = (who: Pick<Person, 'id' | 'name'>, line: Pick<AuditLine, 'what' | 'fact'>) => AuditLine;
