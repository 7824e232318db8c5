import type { Change, Detail, KnownCard, Line, Matter, MatterEvent, MatterFile } from './matter.ts';

/** Matters with all that belongs to them. Every change is one transaction, and survives a power cut once it is acknowledged. */
export interface MatterStore {
  /**
   * Stores a matter (version 1) with its first events and notices, unless its reporter has told under the same key before: then that one is
   * returned as it is now. Throws if id or reference is taken.
   */
  create(
    matter: Omit<Matter, 'version' | 'details'>,
    change: Omit<Change, 'set' | 'unset'>,
  ): Promise<{ file: MatterFile; created: boolean }>;
  file(id: string): Promise<MatterFile | undefined>;
  /**
   * Reads a matter, lets `decide` say what happens, and stores that, while nobody else can change it. `decide` must have no effects:
   * it may be run again. Nothing is stored without a change in its answer, or where one of its details is there already (a form saved
   * twice); the file given back is as stored. Undefined if there is no such matter.
   */
  change<Result>(
    id: string,
    decide: (file: MatterFile) => { change?: Change; result: Result },
  ): Promise<{ file: MatterFile; result: Result } | undefined>;
  /** The matter that this person told under this key. */
  toldUnder(key: string, reporter: string): Promise<MatterFile | undefined>;
  /** What this person told, newest first. */
  reportedBy(person: string): Promise<MatterFile[]>;
  /** What this person has, or is asked for, newest first. */
  receivedBy(person: string): Promise<MatterFile[]>;
  /** Told without a school by this person, and still open. */
  withoutSchool(person: string): Promise<MatterFile[]>;
  /** Ids of at most `most` matters whose `chaseAt` is not after `now`, longest due first. */
  toChase(now: Date, most: number): Promise<string[]>;
  /** Oldest first. */
  events(matter: string): Promise<MatterEvent[]>;
  /** Oldest first. */
  details(matter: string): Promise<Detail[]>;
  /** Matters not on hold that were closed or withdrawn before `before` and still have details. */
  withOldDetails(before: Date): Promise<string[]>;
  /** Deletes a matter's details and says so in its chronology, unless it is on hold or reopened by now. Returns how many. */
  purgeDetails(matter: string, event: MatterEvent): Promise<number>;
}

/** Something to be put before a person. It is drawn from the database when it is sent, never kept ready. */
export type Parcel = {
  id: string;
  matter: string;
  /** Whom it is for (Entra object id). */
  person: string;
  /** How often it was tried before. */
  attempts: number;
  /** Another once it is met or revived, also while it is in hand. */
  dueAt: Date;
} & ({ kind: 'notice'; notice: string } | { kind: 'card'; card: KnownCard } | { kind: 'line'; line: Line });

/**
 * What is due to be sent. Level-triggered: a parcel says "bring this up to date", there is one for each target, and it is settled only if
 * the matter has not moved on meanwhile; so late or repeated work can never leave an old card standing.
 */
export interface Outbox {
  /** Takes at most `most` due parcels, notices before all else, then oldest first, for nobody else until `until`. */
  claim(needs: { now: Date; until: Date; most: number }): Promise<Parcel[]>;
  /** The target shows this version (of a line: it was sent). Due again at once if the matter has moved on, or a newer version was there before. */
  settled(parcel: Parcel, version: number): Promise<void>;
  /** To be tried again at this time, as tried so often. */
  later(parcel: Parcel, retry: { at: Date; attempts: number; reason: string }): Promise<void>;
  /** Teams will not take it: not tried again until it is met or revived, and at once if that has happened since it was claimed. */
  stopped(parcel: Parcel, reason: string): Promise<void>;
  /** A card that somebody pressed or looked at: kept up to date from now on, also where Teams would not take it before. `shows`: the version on it, if it says so truly. */
  meet(card: KnownCard, shows: number, now: Date): Promise<void>;
  /** The person can be reached again: their cards and lines that were not taken are due. */
  revive(person: string, now: Date): Promise<void>;
  /** How many parcels are due, and since when the oldest. */
  backlog(now: Date): Promise<{ due: number; oldest?: Date }>;
}

/** At which school somebody works, as they said. */
export interface SchoolBook {
  schoolOf(person: string): Promise<string | undefined>;
  choose(choice: { person: string; school: string; at: Date }): Promise<void>;
}
