import type { Logger } from '../logger.ts';
import { afterDelivered, afterUnreachable, isNobodyLeft, type ChaseMinutes } from './asking-receivers.ts';
import { backoff } from './backoff.ts';
import type { Refusal, SentCard } from './courier.ts';
import { isStillTrue } from './lines.ts';
import { applied, type KnownCard, type Line, type Matter, type MatterFile } from './matter.ts';
import type { Pace } from './pace.ts';
import { mayReceive } from './receivers.ts';
import type { MatterStore, Outbox, Parcel } from './stores.ts';
import { viewFor, type MatterView } from './views.ts';
import type { Schools } from '../schools.ts';

/** Puts things before people; implemented by bot/teams. None of it throws for what Teams refuses. */
export interface Deliver {
  /** A new card in the person's own chat. */
  card(person: string, view: MatterView): Promise<SentCard | Refusal>;
  /** In place of a card that is there. */
  update(card: KnownCard, view: MatterView): Promise<'updated' | Refusal>;
  /** A new message without content. */
  line(person: string, line: Line, matter: Matter): Promise<SentCard | Refusal>;
}

type NoticeParcel = Extract<Parcel, { kind: 'notice' }>;

/** So many parcels are in hand at once; as many may be sent a second time if the process is killed. */
export const MOST_IN_HAND = 8;
/** Nothing is sent while no schools are set. */
const WITHOUT_SCHOOLS_MILLISECONDS = 60_000;
/** Longer than any attempt takes: twice the courier's limit of a request, since it may have to open a chat first. */
export const LEASE_MILLISECONDS = 60_000;

export interface WorkerNeeds {
  matters: MatterStore;
  outbox: Outbox;
  deliver: Deliver;
  schools: () => Schools | undefined;
  minutes: ChaseMinutes;
  pace: Pace;
  now: () => Date;
  newId: () => string;
  /** From 0 up to, not including, 1. */
  random: () => number;
  log: Logger;
}

/** The outbox worker: takes what is due, sends it, and stores what became of it. Several may run, in several processes. */
export function createOutboxWorker(needs: WorkerNeeds) {
  const { matters, outbox, deliver, schools, minutes, pace, now, newId, random, log } = needs;
  /** With when it was taken. */
  const inHand = new Map<Promise<void>, number>();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const refused = async (
    parcel: Parcel,
    { refused: how, reason, retryAfterMilliseconds }: Refusal,
    file: MatterFile,
    known: Schools,
  ) => {
    log.warn('not taken', { part: 'outbox', reason, outcome: how, attempt: parcel.attempts + 1 });
    if (how === 'later') {
      const attempts = parcel.attempts + 1;
      const wait = backoff({ attempt: attempts, random, ...(retryAfterMilliseconds && { retryAfterMilliseconds }) });
      return outbox.later(parcel, { at: new Date(now().getTime() + wait), attempts, reason });
    }
    if (parcel.kind !== 'notice') return outbox.stopped(parcel, reason);
    return unreachable(parcel, reason, file, known);
  };

  const unreachable = async (parcel: NoticeParcel, reason: string, file: MatterFile, known: Schools) => {
    const dueSince = ({ notices }: MatterFile) => notices.find(({ id }) => id === parcel.notice)?.at.getTime();
    const made = await matters.change(file.matter.id, (current) => {
      // Passed on once more, or the app installed, while it was refused: tried again when the lease is over.
      if (dueSince(current) !== dueSince(file)) return { result: false };
      const change = afterUnreachable(current, parcel.notice, reason, now(), { schools: known, minutes, newId });
      return { change: { events: [], ...change, settles: parcel.id }, result: isNobodyLeft(change) };
    });
    if (made?.result) log.error('nobody can be reached', { reference: file.matter.reference, reason: 'nobody-left' });
  };

  const sendNotice = async (parcel: NoticeParcel, file: MatterFile, known: Schools) => {
    const notice = file.notices.find(({ id }) => id === parcel.notice);
    const person = notice?.receiver.person ?? '';
    const at = now();
    // Drawn as it is once it is there: that it has arrived is true for whoever reads it.
    const change = afterDelivered(file, parcel.notice, at, known);
    const view = viewFor(change ? applied(file, change) : file, person, at, known);
    // Withdrawn or taken over before it was sent: nothing to put before anybody.
    const isWanted = notice?.state === 'due' && file.matter.state !== 'withdrawn' && file.matter.state !== 'closed';
    if (!isWanted) return outbox.settled(parcel, file.matter.version);
    // Since it was asked they have left their office, or taken that of the Headteacher it is about.
    if (!view || !mayReceive(file.matter, person, known)) return unreachable(parcel, 'not-a-receiver', file, known);
    const sent = await deliver.card(person, view);
    if ('refused' in sent) return refused(parcel, sent, file, known);
    await matters.change(file.matter.id, (current) => {
      const change = afterDelivered(current, parcel.notice, at, known);
      const card: KnownCard = { ...sent, matter: file.matter.id, person };
      const showsIt = change !== undefined && current.matter.version === file.matter.version;
      return { change: { events: [], ...change, cards: [{ card, showsIt }], settles: parcel.id }, result: undefined };
    });
    log.info('notice delivered', { part: 'outbox', milliseconds: now().getTime() - notice.at.getTime() });
  };

  const updateCard = async (parcel: Extract<Parcel, { kind: 'card' }>, file: MatterFile, known: Schools) => {
    const view = viewFor(file, parcel.card.person, now(), known);
    if (!view) return outbox.stopped(parcel, 'not-concerned');
    const updated = await deliver.update(parcel.card, view);
    return updated === 'updated' ? outbox.settled(parcel, file.matter.version) : refused(parcel, updated, file, known);
  };

  const sendLine = async (parcel: Extract<Parcel, { kind: 'line' }>, file: MatterFile, known: Schools) => {
    if (!isStillTrue(parcel.line, parcel.person, file, known)) return outbox.settled(parcel, file.matter.version);
    const sent = await deliver.line(parcel.person, parcel.line, file.matter);
    return 'refused' in sent ? refused(parcel, sent, file, known) : outbox.settled(parcel, file.matter.version);
  };

  const work = async (parcel: Parcel) => {
    const key = parcel.person;
    const wait = pace.waitFor(key, { urgent: parcel.kind === 'notice' });
    if (wait > 0) {
      const at = new Date(now().getTime() + wait);
      return outbox.later(parcel, { at, attempts: parcel.attempts, reason: 'pace' });
    }
    // At once: whatever else is taken for the same person must find it.
    pace.took(key);
    const [file, known] = [await matters.file(parcel.matter), schools()];
    if (!file) return outbox.stopped(parcel, 'no-matter');
    if (!known) {
      const at = new Date(now().getTime() + WITHOUT_SCHOOLS_MILLISECONDS);
      return outbox.later(parcel, { at, attempts: parcel.attempts, reason: 'no-schools' });
    }
    switch (parcel.kind) {
      case 'notice':
        return sendNotice(parcel, file, known);
      case 'card':
        return updateCard(parcel, file, known);
      case 'line':
        return sendLine(parcel, file, known);
      default:
        return parcel satisfies never;
    }
  };

  /** Never rejects: a parcel whose end could not be stored is due again when its lease is over. */
  const take = (parcel: Parcel) => {
    const done = work(parcel)
      .catch((error: unknown) => log.error('parcel failed', { part: 'outbox', error }))
      .finally(() => {
        inHand.delete(done);
        void look();
      });
    inHand.set(done, now().getTime());
  };

  const lookOnce = async () => {
    do {
      lookAgain = false;
      // What hangs longer than its lease is due again, and holds up nothing else.
      const since = now().getTime() - LEASE_MILLISECONDS;
      const room = MOST_IN_HAND - [...inHand.values()].filter((taken) => taken > since).length;
      if (stopped || room <= 0) return;
      const until = new Date(now().getTime() + LEASE_MILLISECONDS);
      const parcels = await outbox.claim({ now: now(), until, most: room });
      parcels.forEach(take);
      if (parcels.length === room) lookAgain = true;
    } while (lookAgain);
  };

  /** Takes what is due, as far as there is room; resolves when it has been taken, not when it has been sent. Never rejects. */
  const look = (): Promise<void> => {
    lookAgain = true;
    looking ??= lookOnce()
      .catch((error: unknown) => log.error('outbox not read', { part: 'outbox', error }))
      .finally(() => {
        looking = undefined;
        // Kicked after the last look, before this.
        if (lookAgain && !stopped) void look();
      });
    return looking;
  };

  return {
    look,
    /** Sends all that is due now and what comes of it. */
    async settle(): Promise<void> {
      await look();
      while (inHand.size > 0) {
        await Promise.all(inHand.keys());
        await look();
      }
    },
    /** Takes nothing more, and waits for what is in hand. */
    async stop(): Promise<void> {
      stopped = true;
      await looking;
      await Promise.all(inHand.keys());
    },
  };
}
