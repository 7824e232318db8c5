import type { Logger } from '../logger.ts';
import { afterDelivered, afterUnreachable, isNobodyLeft, type ChaseMinutes } from './asking-receivers.ts';
import { backoff } from './backoff.ts';
import type { Refusal, SentCard } from './courier.ts';
import { applied, type KnownCard, type Line, type Matter, type MatterFile } from './matter.ts';
import type { Pace } from './pace.ts';
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

/** So many parcels are in hand at once; as many may be sent a second time if the process is killed. */
export const MOST_IN_HAND = 8;
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
  const inHand = new Set<Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const refused = async (
    parcel: Parcel,
    { refused: how, reason, retryAfterMilliseconds }: Refusal,
    file: MatterFile,
  ) => {
    log.warn('not taken', { part: 'outbox', reason, outcome: how, attempt: parcel.attempts + 1 });
    if (how === 'later') {
      const attempts = parcel.attempts + 1;
      const wait = backoff({ attempt: attempts, random, ...(retryAfterMilliseconds && { retryAfterMilliseconds }) });
      return outbox.later(parcel, { at: new Date(now().getTime() + wait), attempts, reason });
    }
    const known = schools();
    if (parcel.kind !== 'notice' || !known) return outbox.stopped(parcel, reason);
    const chase = { schools: known, minutes, newId };
    const changed = await matters.change(file.matter.id, (current) => {
      const change = afterUnreachable(current, parcel.notice, reason, now(), chase);
      return { change: { events: [], ...change, settles: parcel.id }, result: isNobodyLeft(change) };
    });
    if (changed?.result)
      log.error('nobody can be reached', { reference: file.matter.reference, reason: 'nobody-left' });
  };

  const sendNotice = async (parcel: Extract<Parcel, { kind: 'notice' }>, file: MatterFile, known: Schools) => {
    const notice = file.notices.find(({ id }) => id === parcel.notice);
    const person = notice?.receiver.person ?? '';
    const at = now();
    // Drawn as it is once it is there: that it has arrived is true for whoever reads it.
    const change = afterDelivered(file, parcel.notice, at, known);
    const view = viewFor(change ? applied(file, change) : file, person, at, known);
    // Withdrawn or taken over before it was sent: nothing to put before anybody.
    const isWanted = notice?.state === 'due' && file.matter.state !== 'withdrawn' && file.matter.state !== 'closed';
    if (!isWanted || !view) return outbox.settled(parcel, file.matter.version);
    const sent = await deliver.card(person, view);
    if ('refused' in sent) return refused(parcel, sent, file);
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
    return updated === 'updated' ? outbox.settled(parcel, file.matter.version) : refused(parcel, updated, file);
  };

  const sendLine = async (parcel: Extract<Parcel, { kind: 'line' }>, file: MatterFile) => {
    const sent = await deliver.line(parcel.person, parcel.line, file.matter);
    return 'refused' in sent ? refused(parcel, sent, file) : outbox.settled(parcel, file.matter.version);
  };

  const work = async (parcel: Parcel) => {
    const key = parcel.person;
    const wait = pace.waitFor(key, { urgent: parcel.kind === 'notice' });
    if (wait > 0) {
      const at = new Date(now().getTime() + wait);
      return outbox.later(parcel, { at, attempts: parcel.attempts, reason: 'pace' });
    }
    const [file, known] = [await matters.file(parcel.matter), schools()];
    if (!file || !known) return outbox.stopped(parcel, 'no-matter');
    pace.took(key);
    switch (parcel.kind) {
      case 'notice':
        return sendNotice(parcel, file, known);
      case 'card':
        return updateCard(parcel, file, known);
      case 'line':
        return sendLine(parcel, file);
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
    inHand.add(done);
  };

  const lookOnce = async () => {
    do {
      lookAgain = false;
      const room = MOST_IN_HAND - inHand.size;
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
      .finally(() => (looking = undefined));
    return looking;
  };

  return {
    look,
    /** Sends all that is due now and what comes of it. */
    async settle(): Promise<void> {
      await look();
      while (inHand.size > 0) {
        await Promise.all(inHand);
        await look();
      }
    },
    /** Takes nothing more, and waits for what is in hand. */
    async stop(): Promise<void> {
      stopped = true;
      await looking;
      await Promise.all(inHand);
    },
  };
}

export type OutboxWorker = ReturnType<typeof createOutboxWorker>;
