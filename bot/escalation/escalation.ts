import { createHash } from 'node:crypto';
import type { Logger } from '../logger.ts';
import type { Schools } from '../schools.ts';
import { chase, firstAsked, isNobodyLeft, whenReachable, type ChaseMinutes } from './asking-receivers.ts';
import type { SentCard } from './courier.ts';
import type { Change, ClauseShown, Detail, Matter, MatterEvent, MatterFile, OutcomeKind, Receiver } from './matter.ts';
import { applied } from './matter.ts';
import { mayMove, type Move, type NotNow } from './moves.ts';
import { headteachersOf, isAbout, mayBePassedTo, routeFor } from './receivers.ts';
import * as steps from './steps.ts';
import type { MatterStore, Outbox, SchoolBook } from './stores.ts';
import { viewFor, type MatterView } from './views.ts';

/** So soon after the first a press is the same press: a double click, or one that Teams delivers again. */
const SAME_PRESS_MINUTES = 10;
/** Nobody's matters follow each other so often; the end of a search, not a limit. */
const MOST_IN_A_ROW = 100;
const CHASED_AT_ONCE = 50;
const DAY_MILLISECONDS = 86_400_000;

export interface EscalationNeeds {
  matters: MatterStore;
  outbox: Outbox;
  schoolBook: SchoolBook;
  /** Undefined where none are set: then nothing can be told. */
  schools: () => Schools | undefined;
  minutes: ChaseMinutes;
  detailDays: number;
  now: () => Date;
  newId: () => string;
  newReference: () => string;
  /** Something is due to be sent. */
  kick: () => void;
  log: Logger;
}

export interface Presser {
  /** Entra object id. */
  person: string;
  /** As Teams gives it. */
  name: string;
}

export type Told =
  /** Stored, now or before: the receipt as it stands. */
  | { kind: 'told'; view: MatterView }
  /** Told before, some time ago: is this new? */
  | { kind: 'is-it-new'; earlier: MatterView }
  | { kind: 'not-yours' }
  /** No schools are set: nobody can be told by the bot. */
  | { kind: 'no-schools' };

export type Moved =
  | { kind: 'done'; view: MatterView }
  | { kind: 'refused'; why: NotNow; view: MatterView }
  /** No such matter, or none of this person's business: which of the two is nobody's business. */
  | { kind: 'not-yours' };

/** A matter as those who have it read it. */
export interface MatterInFull {
  view: MatterView;
  events: MatterEvent[];
  details: Detail[];
}

/** Telling the Headteacher: what is stored, who is asked, and what those concerned can do. Knows no Teams, HTTP or SQL. */
export function createEscalation(needs: EscalationNeeds) {
  const { matters, outbox, schoolBook, minutes, now, newId, newReference, kick, log } = needs;

  const view = (file: MatterFile, person: string): MatterView | undefined => {
    const schools = needs.schools();
    if (!schools || isAbout(file.matter, person, schools)) return undefined;
    return viewFor(file, person, now(), schools);
  };

  const store = async (told: {
    key: string;
    presser: Presser;
    aboutHeadteacher: boolean;
    clause: ClauseShown;
    school: string | undefined;
    continues?: string;
    drill?: boolean;
    card?: SentCard;
    schools: Schools;
  }): Promise<MatterFile> => {
    const { key, presser, aboutHeadteacher, clause, school, continues, drill = false, card, schools } = told;
    const at = now();
    const matter: Omit<Matter, 'version' | 'details'> = {
      id: newId(),
      reference: newReference(),
      key,
      reporter: presser,
      ...(school !== undefined && { school }),
      route: aboutHeadteacher ? 'alternate' : routeFor(presser.person, school, schools),
      aboutHeadteacher,
      ...(aboutHeadteacher && { about: headteachersOf(school, schools) }),
      clause,
      drill,
      ...(continues !== undefined && { continues }),
      state: 'open',
      storedAt: at,
      held: false,
      reminders: 0,
    };
    const empty: MatterFile = { matter: { ...matter, version: 1, details: 0 }, notices: [] };
    const asked = firstAsked(empty, at, { schools, minutes, newId });
    const { file, created } = await matters.create(
      { ...matter, ...asked.set },
      {
        ...(asked.notices && { notices: asked.notices }),
        ...(asked.lines && { lines: asked.lines }),
        events: [{ at, kind: 'stored', by: presser.person }, ...asked.events],
        ...(card && { cards: [{ card: { ...card, matter: matter.id, person: presser.person }, showsIt: false }] }),
      },
    );
    if (created) log.info('matter stored', { reference: file.matter.reference, ...(drill && { mode: 'drill' }) });
    // The second press may come from another copy of the card: it is to be kept up to date as well.
    else if (card) await outbox.meet({ ...card, matter: file.matter.id, person: presser.person }, 0, at);
    if (created && isNobodyLeft(asked))
      log.error('nobody can be reached', { reference: file.matter.reference, reason: 'nobody-left' });
    kick();
    return file;
  };

  const receiptOf = (file: MatterFile): Told => {
    const shown = view(file, file.matter.reporter.person);
    return shown ? { kind: 'told', view: shown } : { kind: 'no-schools' };
  };

  /** The newest of the matters that follow each other. */
  const newestAfter = async (file: MatterFile): Promise<MatterFile> => {
    let newest = file;
    for (let i = 0; i < MOST_IN_A_ROW; i++) {
      const next = await matters.toldUnder(keyAfter(newest.matter.id), file.matter.reporter.person);
      if (!next) break;
      newest = next;
    }
    return newest;
  };

  const toldBefore = async (file: MatterFile): Promise<Told> => {
    const newest = await newestAfter(file);
    const minutesAgo = (now().getTime() - newest.matter.storedAt.getTime()) / 60_000;
    if (newest === file && minutesAgo < SAME_PRESS_MINUTES) return receiptOf(file);
    const earlier = view(newest, newest.matter.reporter.person);
    return earlier ? { kind: 'is-it-new', earlier } : { kind: 'no-schools' };
  };

  const follow = async (id: string, presser: Presser, card: SentCard | undefined): Promise<Told> => {
    const schools = needs.schools();
    const first = await matters.file(id);
    if (first?.matter.reporter.person !== presser.person) return { kind: 'not-yours' };
    if (!schools) return { kind: 'no-schools' };
    const key = keyAfter(id);
    const there = await matters.toldUnder(key, presser.person);
    if (there) return toldBefore(there);
    const { aboutHeadteacher, clause } = first.matter;
    const school = await schoolOf(presser.person);
    return receiptOf(
      await store({ key, presser, aboutHeadteacher, clause, school, continues: id, ...(card && { card }), schools }),
    );
  };

  const schoolOf = async (person: string): Promise<string | undefined> => {
    const schools = needs.schools()?.schools ?? [];
    const chosen = await schoolBook.schoolOf(person);
    if (chosen !== undefined && schools.some(({ id }) => id === chosen)) return chosen;
    // With one school there is nothing to ask, nor of whoever receives a school's matters.
    const own = schools.filter(({ headteacher, deputies, dsl }) => [headteacher, ...deputies, dsl].includes(person));
    return (own.length === 1 ? own : schools.length === 1 ? schools : [])[0]?.id;
  };

  /** Makes a move: authorised anew, decided on what is stored now, in one transaction. */
  const make = async (
    move: Move,
    { matter, person, card }: { matter: string; person: string; card?: SentCard | undefined },
    decide: (step: steps.Step) => Change | undefined,
  ): Promise<Moved> => {
    const schools = needs.schools();
    if (!schools) return { kind: 'not-yours' };
    const at = now();
    const made = await matters.change(matter, (file) => {
      if (isAbout(file.matter, person, schools)) return { result: { may: false, why: 'not-yours' } as const };
      const may = mayMove(file, move, person);
      const change = may.may ? decide({ file, by: person, at, newId, schools }) : undefined;
      return { ...(change && { change }), result: may };
    });
    const shown = made && view(made.file, person);
    if (!made || !shown || (!made.result.may && made.result.why === 'not-yours')) return { kind: 'not-yours' };
    if (card) await outbox.meet({ ...card, matter, person }, 0, at);
    kick();
    if (made.result.may) {
      log.info('matter moved', { reference: made.file.matter.reference, verb: move });
      return { kind: 'done', view: shown };
    }
    return sameAgain(move, made.file, person)
      ? { kind: 'done', view: shown }
      : { kind: 'refused', why: made.result.why, view: shown };
  };

  return {
    /** One press. However often it comes, of whichever copy of the card: one matter. `key`: the offer's, kept on the server. */
    async tell(press: {
      key: string;
      clause: ClauseShown;
      presser: Presser;
      aboutHeadteacher: boolean;
      card?: SentCard | undefined;
    }): Promise<Told> {
      const schools = needs.schools();
      if (!schools) return { kind: 'no-schools' };
      const key = tellKey(press);
      const before = await matters.toldUnder(key, press.presser.person);
      if (before) {
        if (press.card)
          await outbox.meet({ ...press.card, matter: before.matter.id, person: press.presser.person }, 0, now());
        kick();
        return toldBefore(before);
      }
      const { card, ...told } = press;
      const school = await schoolOf(press.presser.person);
      return receiptOf(await store({ ...told, key, school, ...(card && { card }), schools }));
    },

    /** Something new has happened: a second matter, linked to the first. */
    tellAgain: (press: { matter: string; presser: Presser; card?: SentCard | undefined }) =>
      follow(press.matter, press.presser, press.card),

    /** A drill: a matter marked as a test, told by an admin. `key` is the form's. */
    async drill(press: {
      key: string;
      school: string;
      clause: ClauseShown;
      presser: Presser;
      card?: SentCard | undefined;
    }): Promise<Told> {
      const schools = needs.schools();
      if (!schools?.schools.some(({ id }) => id === press.school)) return { kind: 'no-schools' };
      const { card, ...told } = press;
      return receiptOf(
        await store({
          ...told,
          key: `drill:${press.key}`,
          aboutHeadteacher: false,
          drill: true,
          ...(card && { card }),
          schools,
        }),
      );
    },

    acknowledge: (press: Press) => make('acknowledge', press, steps.acknowledge),
    close: (press: Press) => make('close', press, steps.close),
    reopen: (press: Press) => make('reopen', press, steps.reopen),
    withdraw: (press: Press) => make('withdraw', press, steps.withdraw),
    askForDetails: (press: Press) => make('ask-for-details', press, steps.askForDetails),
    hold: (press: Press) => make('hold', press, steps.hold),
    release: (press: Press) => make('release', press, steps.release),

    /** `id` is the form's: pressing twice saves once. */
    addDetails: (press: Press & { id: string; fields: Detail['fields'] }) =>
      make('add-details', press, (step) => steps.addDetails(step, press.fields, `${press.matter}:${press.id}`)),

    async record(press: Press & { kind: OutcomeKind; fields: Detail['fields'] }): Promise<Moved> {
      const id = idOf(press, await matters.details(press.matter));
      return make(press.kind, press, (step) => steps.record(step, press.kind, press.fields, id));
    },

    /** To somebody of `mayPassTo`; anybody else is refused as not yours. */
    async passOn(press: Press & { to: string }): Promise<Moved> {
      const to = await receiverAmong(press.matter, press.person, press.to);
      if (!to) return { kind: 'not-yours' };
      return make('pass-on', press, (step) => steps.passOn(step, to));
    },

    /** To whom this receiver may pass it on. */
    async mayPassTo({ matter, person }: Press): Promise<Receiver[]> {
      const [file, schools] = [await matters.file(matter), needs.schools()];
      if (!file || !schools || !view(file, person)) return [];
      return mayBePassedTo(file.matter, person, schools);
    },

    /** As its card shows it to this person; undefined where it is none of their business. Changes nothing. */
    async see({ matter, person }: Press): Promise<MatterView | undefined> {
      const file = await matters.file(matter);
      return file && view(file, person);
    },

    /** Everything of a matter, for those who have it; that they opened it is recorded. */
    async open({ matter, person }: Press): Promise<MatterInFull | undefined> {
      const file = await matters.file(matter);
      const shown = file && view(file, person);
      if (!file || shown?.kind !== 'notice') return undefined;
      const opened = await matters.change(matter, () => ({
        change: { events: [openedBy(file, person)] },
        result: undefined,
      }));
      const now_ = opened && view(opened.file, person);
      return now_ && { view: now_, events: await matters.events(matter), details: await matters.details(matter) };
    },

    /** What this person told, newest first. */
    reports: async (person: string): Promise<MatterView[]> =>
      (await matters.reportedBy(person)).flatMap((file) => view(file, person) ?? []),

    /** What this person has or is asked for, and is not over; those that nobody has taken first, longest waiting first. */
    async openMatters(person: string): Promise<MatterView[]> {
      const files = (await matters.receivedBy(person)).filter(({ matter }) =>
        ['open', 'acknowledged'].includes(matter.state),
      );
      const waiting = ({ matter }: MatterFile) => (matter.state === 'open' ? 0 : 1);
      files.sort((a, b) => waiting(a) - waiting(b) || a.matter.storedAt.getTime() - b.matter.storedAt.getTime());
      return files.flatMap((file) => view(file, person) ?? []);
    },

    schoolOf,

    /** Keeps at which school somebody works; what they told without one goes on its way. False if there is no such school. */
    async chooseSchool({ person, school }: { person: string; school: string }): Promise<boolean> {
      const schools = needs.schools();
      if (!schools?.schools.some(({ id }) => id === school)) return false;
      await schoolBook.choose({ person, school, at: now() });
      for (const { matter } of await matters.withoutSchool(person)) {
        await matters.change(matter.id, (file) => {
          if (file.matter.school !== undefined || file.matter.state !== 'open') return { result: undefined };
          const route = file.matter.aboutHeadteacher ? 'alternate' : routeFor(person, school, schools);
          const chosen: Change = {
            set: { school, route, ...(file.matter.aboutHeadteacher && { about: headteachersOf(school, schools) }) },
            events: [{ at: now(), kind: 'school-chosen', by: person, fact: school }],
          };
          const asked = firstAsked(applied(file, chosen), now(), { schools, minutes, newId });
          return {
            change: { ...asked, set: { ...asked.set, ...chosen.set }, events: [...chosen.events, ...asked.events] },
            result: undefined,
          };
        });
      }
      kick();
      return true;
    },

    /** Somebody has (again) installed the app: what could not be put before them is due. */
    reachable: async (person: string): Promise<void> => {
      for (const { matter } of await matters.receivedBy(person)) {
        await matters.change(matter.id, (file) => {
          const change = whenReachable(file, person, now(), minutes);
          return { ...(change && { change }), result: undefined };
        });
      }
      await outbox.revive(person, now());
      kick();
    },

    /** A card that somebody looks at: kept up to date from now on. */
    meet: async (card: SentCard & { matter: string; person: string }, shows: number): Promise<void> => {
      await outbox.meet(card, shows, now());
    },

    /** Looks after what nobody has acknowledged in time. Never rejects. */
    chase: async (): Promise<void> => {
      const schools = needs.schools();
      if (!schools) return;
      try {
        for (const id of await matters.toChase(now(), CHASED_AT_ONCE)) {
          const chased = await matters
            .change(id, (file) => {
              const change = chase(file, now(), { schools, minutes, newId });
              return {
                ...(change && { change }),
                result: isNobodyLeft(change),
              };
            })
            // One that cannot be read holds up no other.
            .catch((error: unknown) => void log.error('chase failed', { part: 'escalation', error }));
          if (chased?.result)
            log.error('nobody can be reached', { reference: chased.file.matter.reference, reason: 'nobody-left' });
        }
        kick();
      } catch (error) {
        log.error('chase failed', { part: 'escalation', error });
      }
    },

    /** Deletes typed details whose time is over. Never rejects. Also after a restore: it goes by when a matter ended, not by when it last ran. */
    purgeDetails: async (): Promise<void> => {
      try {
        const before = new Date(now().getTime() - needs.detailDays * DAY_MILLISECONDS);
        let count = 0;
        for (const id of await matters.withOldDetails(before))
          count += await matters.purgeDetails(id, { at: now(), kind: 'details-purged' });
        log.info('old details deleted', { count });
      } catch (error) {
        log.error('purge failed', { part: 'escalation', error });
      }
    },
  };

  function openedBy({ notices }: MatterFile, person: string): MatterEvent {
    const receiver = notices.find((notice) => notice.receiver.person === person)?.receiver;
    return { at: now(), kind: 'opened', by: person, ...(receiver && { receiver }) };
  }

  async function receiverAmong(matter: string, person: string, to: string): Promise<Receiver | undefined> {
    const [file, schools] = [await matters.file(matter), needs.schools()];
    if (!file || !schools || !view(file, person)) return undefined;
    return mayBePassedTo(file.matter, person, schools).find((receiver) => receiver.person === to);
  }
}

export interface Press {
  matter: string;
  /** Entra object id of who presses. */
  person: string;
  /** The card that was pressed, as far as it is one of the matter's. */
  card?: SentCard | undefined;
}

export type Escalation = ReturnType<typeof createEscalation>;

/** Under which key a press is stored. One card has both buttons: told of the Headteacher is another matter than told to them. */
export const tellKey = (press: { key: string; aboutHeadteacher: boolean }): string =>
  press.aboutHeadteacher ? `about:${press.key}` : press.key;

const keyAfter = (matter: string) => `after:${matter}`;

/** What this move leads to is there already, by the same person: pressed twice, or delivered again. */
function sameAgain(move: Move, { matter }: MatterFile, person: string): boolean {
  switch (move) {
    case 'acknowledge':
      return matter.state === 'acknowledged' && matter.acknowledged?.by.person === person;
    case 'withdraw':
      return matter.state === 'withdrawn';
    case 'close':
      return matter.state === 'closed';
    case 'hold':
      return matter.held;
    case 'release':
      return !matter.held;
    default:
      return false;
  }
}

/** The words that stand there already are the same record, not those of before a correction. `details`: of the matter, oldest first. */
function idOf(said: { matter: string; kind: OutcomeKind; fields: Detail['fields'] }, details: Detail[]): string {
  const { matter, kind, fields } = said;
  const records = details.filter((detail) => detail.kind !== 'what-happened');
  const last = records.at(-1);
  if (last?.kind === kind && JSON.stringify(last.fields) === JSON.stringify(fields)) return last.id;
  return createHash('sha256')
    .update(JSON.stringify([matter, kind, fields, records.length]))
    .digest('base64url')
    .slice(0, 32);
}
