import { createHash } from 'node:crypto';
import type { Change, Detail, MatterFile, OutcomeKind, Receiver } from './matter.ts';
import { mayMove, type MayMove, type Move } from './moves.ts';
import type { EscalationNeeds, Moved, Press, See } from './needs.ts';
import { isAbout, mayBePassedTo } from './receivers.ts';
import * as steps from './steps.ts';

/** Makes the functions for what those concerned can do with a matter. Each is authorised anew, on what is stored at that moment. */
export function createMakeMoves(needs: EscalationNeeds & { view: See }) {
  const { matters, outbox, now, newId, kick, log, view } = needs;

  /** Makes a move: authorised anew, decided on what is stored now, in one transaction. */
  const make = async (
    move: Move,
    { matter, person, card, basedOn }: Press,
    decide: (step: steps.Step) => Change | undefined,
  ): Promise<Moved> => {
    const schools = needs.schools();
    if (!schools) return { kind: 'not-yours' };
    const at = now();
    const made = await matters.change<MayMove | { may: false; why: 'changed' }>(matter, (file) => {
      if (isAbout(file.matter, person, schools)) return { result: { may: false, why: 'not-yours' } };
      const may = mayMove(file, move, person);
      if (isOutdated(file, basedOn) && (may.may || may.why !== 'not-yours'))
        return { result: { may: false, why: 'changed' } };
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
    if (made.result.why === 'changed') return { kind: 'changed', view: shown };
    return sameAgain(move, made.file, person)
      ? { kind: 'done', view: shown }
      : { kind: 'refused', why: made.result.why, view: shown };
  };

  return {
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
  };

  async function receiverAmong(matter: string, person: string, to: string): Promise<Receiver | undefined> {
    const [file, schools] = [await matters.file(matter), needs.schools()];
    if (!file || !schools || !view(file, person)) return undefined;
    return mayBePassedTo(file.matter, person, schools).find((receiver) => receiver.person === to);
  }
}

const isOutdated = ({ matter }: MatterFile, basedOn: number | undefined) =>
  basedOn !== undefined && matter.version !== basedOn;

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
