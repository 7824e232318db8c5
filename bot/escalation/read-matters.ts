import type { MatterEvent, MatterFile } from './matter.ts';
import type { EscalationNeeds, MatterInFull, Press, See } from './needs.ts';
import { isAbout, mayReceive } from './receivers.ts';
import type { MatterView, NoticeView } from './views.ts';

/** Whoever opens a matter within these minutes has it open still. */
const OPENED_AGAIN_MINUTES = 10;

/** Makes the functions that read matters, each for one person: what is none of their business is not there. */
export function createReadMatters({ matters, now, view, ...needs }: EscalationNeeds & { view: See }) {
  function openedBy({ notices }: MatterFile, person: string): MatterEvent {
    const receiver = notices.find((notice) => notice.receiver.person === person)?.receiver;
    return { at: now(), kind: 'opened', by: person, ...(receiver && { receiver }) };
  }

  /** A tab that reads a matter again after each change must not fill its chronology. */
  const isJustOpened = ({ kind, by, at }: MatterEvent, person: string): boolean =>
    kind === 'opened' && by === person && now().getTime() - at.getTime() < OPENED_AGAIN_MINUTES * 60_000;

  /** Sent to them, and theirs to receive by an office that they hold now: whoever has left it finds nothing any more. */
  const inRegister = (file: MatterFile, person: string): NoticeView | undefined => {
    const [schools, shown] = [needs.schools(), view(file, person)];
    return schools && shown?.kind === 'notice' && mayReceive(file.matter, person, schools) ? shown : undefined;
  };

  return {
    /** What the register holds for this person, newest first. */
    register: async (person: string): Promise<NoticeView[]> =>
      (await matters.receivedBy(person)).flatMap((file) => inRegister(file, person) ?? []),

    /** One matter of their register. Changes nothing. */
    async inRegister({ matter, person }: Press): Promise<NoticeView | undefined> {
      const file = await matters.file(matter);
      return file && inRegister(file, person);
    },

    /** Chronology and typed words of a matter of their register, without recording it again. */
    async restOf({ matter, person }: Press): Promise<Omit<MatterInFull, 'view'> | undefined> {
      const file = await matters.file(matter);
      if (!file || !inRegister(file, person)) return undefined;
      return { events: await matters.events(matter), details: await matters.details(matter) };
    },

    /** For the audit: the reference of a matter, whoever asks; and whether it is about `person`, who must not even read that. */
    async named(matter: string, person: string): Promise<{ reference: string; about: boolean } | undefined> {
      const [file, schools] = [await matters.file(matter), needs.schools()];
      return file && { reference: file.matter.reference, about: !schools || isAbout(file.matter, person, schools) };
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
      const before = await matters.events(matter);
      if (!before.some((event) => isJustOpened(event, person))) {
        await matters.change(matter, () => ({ change: { events: [openedBy(file, person)] }, result: undefined }));
      }
      return { view: shown, events: await matters.events(matter), details: await matters.details(matter) };
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
  };
}
