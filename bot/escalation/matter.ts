import type { SentCard } from './courier.ts';

/** open → acknowledged → closed | withdrawn. Passing on opens it again: somebody else must acknowledge. */
export type MatterState = 'open' | 'acknowledged' | 'closed' | 'withdrawn';

/** Why somebody receives a matter. */
export type Office = 'headteacher' | 'deputy' | 'dsl' | 'alternate' | 'trust';

export interface Receiver {
  /** Entra object id. */
  person: string;
  office: Office;
}

/** Where the school's own record is; what was typed about it is in a detail. */
export type OutcomeKind = 'logged-on-cpoms' | 'cpoms-not-needed' | 'recorded-elsewhere';

/** The rule the reporter was shown, in the revision they saw. */
export interface ClauseShown {
  policy: string;
  id: string;
  revision: string;
}

/** One escalation. It holds no typed text: that is in its details, apart. */
export interface Matter {
  id: string;
  /** For people, as "K7P4QX". */
  reference: string;
  /** The offer's key, or "after:" and the matter it follows; unique together with the reporter. */
  key: string;
  reporter: { person: string; name: string };
  /** Id of the reporter's school; undefined until they have chosen one. */
  school?: string;
  /** "alternate": the Headteacher is not to meet it, or the reporter is a receiver themselves. */
  route: 'headteacher' | 'alternate';
  /** It is about the Headteacher: nobody who holds that office at the school sees it anywhere. */
  aboutHeadteacher: boolean;
  /** Who was Headteacher when it was told, if it is about them: it stays hidden from them in whatever office they hold later. */
  about?: readonly string[];
  clause: ClauseShown;
  drill: boolean;
  /** The matter that it follows. */
  continues?: string;
  state: MatterState;
  /** Grows with every change; a card shows one version. */
  version: number;
  storedAt: Date;
  acknowledged?: { at: Date; by: Receiver };
  closedAt?: Date;
  withdrawnAt?: Date;
  outcome?: { kind: OutcomeKind; at: Date };
  detailsAskedAt?: Date;
  /** Details are not purged. */
  held: boolean;
  /** How many details were added and not yet purged. */
  details: number;
  /** When to look again whether somebody has it; undefined where nobody need be chased. */
  chaseAt?: Date;
  /** How often the receivers were reminded. */
  reminders: number;
  /** When it was found that nobody has it and nobody is left to ask. */
  alarmedAt?: Date;
}

/** What a receiver is sent: one for each receiver of a matter. */
export interface Notice {
  id: string;
  receiver: Receiver;
  state: 'due' | 'delivered' | 'unreachable';
  at: Date;
  deliveredAt?: Date;
  /** Why it could not be delivered: a word-with-dashes. */
  reason?: string;
  /** Passed on by this person; undefined where the chain asked. */
  passedOnBy?: string;
}

export type EventKind =
  | 'stored'
  | 'school-chosen'
  | 'notice-due'
  | 'delivered'
  | 'unreachable'
  | 'reminded'
  | 'nobody-left'
  | 'acknowledged'
  | 'passed-on'
  | 'details-asked'
  | 'details-added'
  | 'logged-on-cpoms'
  | 'cpoms-not-needed'
  | 'recorded-elsewhere'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'held'
  | 'released'
  | 'opened'
  | 'followed'
  | 'details-purged';

/** A line of the chronology: appended, never changed, never deleted. Without typed text. */
export interface MatterEvent {
  at: Date;
  kind: EventKind;
  /** Who did it; undefined: Policy Guide. */
  by?: string;
  /** Whom it is about, as the office they hold in it. */
  receiver?: Receiver;
  /** A word-with-dashes, a reference, or a number. */
  fact?: string;
}

/** What was typed. Kept apart from everything else, purged after the days set. */
export interface Detail {
  id: string;
  at: Date;
  by: string;
  kind: 'what-happened' | OutcomeKind;
  /** By the name of the field: pupil, what, where, when, on, reference, reason. */
  fields: Readonly<Record<string, string>>;
}

/** A matter with its notices, in the order they were made. */
export interface MatterFile {
  matter: Matter;
  notices: readonly Notice[];
}

/** Messages that carry no content: they only raise an alert beside a card that has changed in silence. */
export type Line =
  | 'acknowledged'
  | 'passed-on'
  | 'pass-on-failed'
  | 'not-delivered'
  | 'not-acknowledged'
  | 'details-asked'
  | 'details-added'
  | 'reminder'
  | 'withdrawn'
  | 'alarm'
  | 'drill-acknowledged';

/** A card of a matter that stands in somebody's chat. */
export interface KnownCard extends SentCard {
  matter: string;
  /** Whose chat it is (Entra object id). */
  person: string;
}

/** What happens to a matter in one transaction; its version then grows by one and every known card of it is due. */
export interface Change {
  /** Fields that get another value. */
  set?: Partial<Omit<Matter, 'id' | 'reference' | 'key' | 'reporter' | 'version' | 'storedAt' | 'details'>>;
  /** Fields that have no value any more. */
  unset?: readonly ('acknowledged' | 'closedAt' | 'chaseAt' | 'outcome' | 'detailsAskedAt' | 'alarmedAt')[];
  /** Added, or in place of those with the same id. One that is due is sent. */
  notices?: readonly Notice[];
  events: readonly MatterEvent[];
  details?: readonly Detail[];
  /** Whom to send a line. */
  lines?: readonly { person: string; line: Line }[];
  /** Cards met: kept up to date from now on. One that is new does not show this change yet, unless it says so. */
  cards?: readonly { card: KnownCard; showsIt: boolean }[];
  /** The parcel that this settles. */
  settles?: string;
}

/** Somebody who has it, or is asked for it. */
export const isConcerned = (file: MatterFile, person: string): boolean =>
  file.notices.some(({ receiver }) => receiver.person === person);

/** Where it was passed on to last; passing it on again makes an old notice the last. */
export const lastPassedOn = (notices: readonly Notice[]): Notice | undefined =>
  notices
    .filter(({ passedOnBy }) => passedOnBy !== undefined)
    .reduce<Notice | undefined>((last, notice) => (last && last.at > notice.at ? last : notice), undefined);

/** Whether anything that a card could show changes; not so when it is only looked at again. */
const isVisible = ({ set = {}, unset, notices, details }: Change): boolean =>
  Object.keys(set).some((field) => field !== 'chaseAt') || [unset, notices, details].some(Boolean);

/** A file after a change, as a store returns it. Events and lines alone change no card: the version stays. */
export function applied({ matter, notices }: MatterFile, change: Change): MatterFile {
  const next: Matter = { ...matter, ...change.set, version: matter.version + (isVisible(change) ? 1 : 0) };
  for (const field of change.unset ?? []) if (!(field in (change.set ?? {}))) delete next[field];
  next.details += (change.details ?? []).filter(({ kind }) => kind === 'what-happened').length;
  const changed = change.notices ?? [];
  return {
    matter: next,
    notices: [
      ...notices.map((notice) => changed.find(({ id }) => id === notice.id) ?? notice),
      ...changed.filter(({ id }) => !notices.some((notice) => notice.id === id)),
    ],
  };
}
