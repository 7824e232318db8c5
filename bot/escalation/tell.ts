import type { Schools } from '../schools.ts';
import { firstAsked, isNobodyLeft } from './asking-receivers.ts';
import type { SentCard } from './courier.ts';
import type { ClauseShown, Matter, MatterFile } from './matter.ts';
import type { EscalationNeeds, Presser, See, Told } from './needs.ts';
import { headteachersOf, routeFor } from './receivers.ts';
import type { WorkPlaces } from './work-places.ts';

/** So soon after the first a press is the same press: a double click, or one that Teams delivers again. */
const SAME_PRESS_MINUTES = 10;
/** Nobody's matters follow each other so often; the end of a search, not a limit. */
const MOST_IN_A_ROW = 100;

/** Makes the functions that tell: however often a press comes, of whichever copy of a card, it is one matter. */
export function createTell(needs: EscalationNeeds & { view: See; places: WorkPlaces }) {
  const { matters, outbox, minutes, now, newId, newReference, kick, log, view, places } = needs;
  const { schoolOf } = places;

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
    if (created && isNobodyLeft(asked))
      log.error('nobody can be reached', { reference: file.matter.reference, reason: 'nobody-left' });
    kick();
    // It is stored: whatever fails from here on, nobody may be told that it is not.
    return settled(file, { created, card, school }).catch((error: unknown) => {
      log.error('stored, and not looked after', { reference: file.matter.reference, error });
      return file;
    });
  };

  /** What is done once a matter is there; none of it is needed for it to go on its way. */
  const settled = async (
    file: MatterFile,
    { created, card, school }: { created: boolean; card: SentCard | undefined; school: string | undefined },
  ): Promise<MatterFile> => {
    const { id, reporter } = file.matter;
    // The second press may come from another copy of the card: it is to be kept up to date as well.
    if (!created && card) await outbox.meet({ ...card, matter: id, person: reporter.person }, 0, now());
    // Chosen while it was being stored: it would miss the school, and wait for nothing.
    const chosen = school === undefined ? await schoolOf(reporter.person) : undefined;
    if (chosen === undefined) return file;
    await places.sendOn(reporter.person, chosen);
    return (await matters.file(id)) ?? file;
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
      // One card has both buttons. Told of the Headteacher is another matter than told to them, and is never told to them by the other button.
      const about = aboutKey(press.key);
      const key = press.aboutHeadteacher ? about : press.key;
      const { person } = press.presser;
      const before =
        (await matters.toldUnder(about, person)) ??
        (press.aboutHeadteacher ? undefined : await matters.toldUnder(key, person));
      if (before) {
        kick();
        const file = await settled(before, { created: false, card: press.card, school: before.matter.school }).catch(
          (error: unknown) => {
            log.error('stored, and not looked after', { reference: before.matter.reference, error });
            return before;
          },
        );
        return toldBefore(file);
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
  };
}

/** Under which key of an offer it is kept that it concerns the Headteacher. */
export const aboutKey = (key: string): string => `about:${key}`;
const keyAfter = (matter: string) => `after:${matter}`;
