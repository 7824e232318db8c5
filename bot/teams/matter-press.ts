import {
  cpomsFormCard,
  detailsFormCard,
  fitsDetailsForm,
  passOnFormCard,
  reasonFormCard,
  savedCard,
  type CardAction,
  type RenderedCard,
} from '../../cards/index.ts';
import type { SentCard } from '../escalation/courier.ts';
import type { Escalation, Moved } from '../escalation/escalation.ts';
import type { Matter, OutcomeKind } from '../escalation/matter.ts';
import type { Move } from '../escalation/moves.ts';
import type { When } from '../escalation/school-hours.ts';
import type { MatterView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import type { DrawMatter } from './draw-matter.ts';
import { filledCpoms, filledDetails, filledReason, isDay } from './forms.ts';
import { drawMatterInFull } from './matter-in-full.ts';
import { storedLine } from './matter-lines.ts';
import { isItNew } from './is-it-new.ts';
import { listMatters } from './matter-lists.ts';
import { officeName } from './office-names.ts';
import { say, type PressResult } from './press-results.ts';
import { WORDS } from './words.ts';

export type MatterAction = Extract<CardAction, { matter: string } | { verb: 'open-matters' | 'my-reports' }>;

export interface Pressed {
  /** Entra object id of who presses. */
  person: string;
  /** As Teams gives it. */
  name: string;
  /** The message whose card was pressed. */
  card: SentCard | undefined;
}

type Sent = Extract<PressResult, { kind: 'send' }>;

export interface MatterPressNeeds {
  escalation: Escalation;
  draw: DrawMatter;
  schools: () => Schools | undefined;
  when: When;
  /** The local date, "2026-11-22". */
  today: () => string;
  now: () => Date;
  newId: () => string;
  detailDays: number;
}

/** Makes the function that does what the buttons about a matter say. Who may is decided on what is stored now, never by the card. */
export function createMatterPress(needs: MatterPressNeeds) {
  const { escalation, draw, when, now, today, newId, detailDays } = needs;

  const shown = async (view: MatterView, person: string, stored?: string): Promise<PressResult> => ({
    kind: 'show',
    card: await draw(view, person),
    matter: { id: view.matter.id, version: view.matter.version },
    ...(stored !== undefined && { stored }),
  });
  const below = async (view: MatterView, person: string, stored?: string): Promise<Sent> => ({
    kind: 'send',
    card: await draw(view, person),
    matter: { id: view.matter.id, version: view.matter.version },
    ...(stored !== undefined && { stored }),
  });

  /** The card as it is after the move; where somebody was faster it shows what happened. */
  const moved = async (result: Moved, person: string): Promise<PressResult> => {
    switch (result.kind) {
      case 'done':
        return shown(result.view, person);
      case 'refused':
        if (result.why === 'record-first') return say(WORDS.recordFirst);
        if (result.why === 'acknowledge-first') return say(WORDS.acknowledgeFirst);
        return shown(result.view, person);
      case 'changed':
        return shown(result.view, person);
      case 'not-yours':
        return say(WORDS.notYours);
      default:
        return result satisfies never;
    }
  };

  /** A form becomes a line that it is saved; the cards change by themselves. */
  const saved = async (
    result: Moved,
    person: string,
    card: (matter: Matter, at: string) => RenderedCard,
  ): Promise<PressResult> => {
    if (result.kind === 'done') return { kind: 'replace', card: card(result.view.matter, when.time(now())) };
    if (result.kind === 'not-yours') return say(WORDS.notYours);
    // Whoever has typed must not believe that it is saved.
    return { ...(await below(result.view, person)), note: WORDS.changedMeanwhile };
  };

  const headOf = ({ id, reference, drill }: Matter) => ({ matter: id, reference, drill });

  /** What a form is about, if this person may make the move that it is for. */
  const forForm = async (
    move: Move,
    { matter, person }: { matter: string; person: string },
  ): Promise<Matter | PressResult> => {
    const view = await escalation.see({ matter, person });
    if (!view) return say(WORDS.notYours);
    return view.moves.includes(move) ? view.matter : below(view, person);
  };

  const form = async (
    move: Move,
    press: { matter: string; person: string },
    card: (matter: Matter) => RenderedCard | Promise<RenderedCard>,
    kind: 'send' | 'ask-again' = 'send',
  ): Promise<PressResult> => {
    const about = await forForm(move, press);
    return 'kind' in about ? about : { kind, card: await card(about) };
  };

  const record = async (
    kind: OutcomeKind,
    press: { matter: string; person: string },
    typed: string | undefined,
    filled: ReturnType<typeof filledDetails>,
    again: (matter: Matter, problem: string) => RenderedCard,
  ): Promise<PressResult> => {
    if ('problem' in filled) {
      // Too much for a card: a line leaves the form as it was typed.
      if (!fitsDetailsForm({ what: typed })) return say(filled.problem);
      return form(kind, press, (matter) => again(matter, filled.problem), 'ask-again');
    }
    const result = await escalation.record({ ...press, kind, fields: filled.value });
    return saved(result, press.person, ({ reference, drill }, at) =>
      savedCard({ at, what: { is: 'outcome', reference, drill, outcome: RECORDED[kind] } }),
    );
  };

  const passOnForm = async (about: Matter, person: string, problem?: string): Promise<RenderedCard> => {
    const schools = needs.schools();
    const receivers = schools ? await escalation.mayPassTo({ matter: about.id, person }) : [];
    return passOnFormCard({
      ...headOf(about),
      receivers: receivers.map((to) => ({ id: to.person, title: schools ? officeName(to, about, schools) : '' })),
      ...(problem !== undefined && { problem }),
    });
  };

  const savePassOn = async (
    { matter, to }: { matter: string; to?: string | undefined },
    person: string,
  ): Promise<PressResult> => {
    if (!to) return form('pass-on', { matter, person }, (about) => passOnForm(about, person, 'Not passed on: please choose somebody.'), 'ask-again'); // prettier-ignore
    const schools = needs.schools();
    const receiver = (await escalation.mayPassTo({ matter, person })).find((each) => each.person === to);
    if (!receiver || !schools) return say(WORDS.notYours);
    const result = await escalation.passOn({ matter, person, to });
    return saved(
      result,
      person,
      (about, at) =>
      savedCard({ at, what: { is: 'passed-on', reference: about.reference, drill: about.drill, to: officeName(receiver, about, schools) } }), // prettier-ignore
    );
  };

  const inFull = async (
    matter: string,
    person: string,
    from: number | undefined,
  ): Promise<RenderedCard | undefined> => {
    const [full, schools] = [await escalation.open({ matter, person }), needs.schools()];
    return full && schools && drawMatterInFull({ full, schools, when, now: now(), detailDays, from });
  };

  const held = async (result: Moved, person: string): Promise<PressResult> => {
    if (result.kind !== 'done') return moved(result, person);
    const card = await inFull(result.view.matter.id, person, undefined);
    return card ? { kind: 'replace', card } : say(WORDS.notYours);
  };

  return async (action: MatterAction, { person, name, card }: Pressed): Promise<PressResult> => {
    const presser = { person, name };
    switch (action.verb) {
      case 'open-matters':
      case 'my-reports':
        return { kind: 'send', card: await listMatters(action, person, needs) };
      case 'tell-again':
      case 'something-new': {
        // A receipt stays what it is: what is new gets a card of its own.
        const place = action.verb === 'tell-again' ? card : undefined;
        const told = await escalation.tellAgain({ matter: action.matter, presser, card: place });
        if (told.kind === 'told') {
          const stored = storedLine(told.view.matter, when);
          return (place ? shown : below)(told.view, person, stored).catch(() => say(stored));
        }
        if (told.kind === 'is-it-new') return { kind: 'send', card: isItNew(told.earlier, needs) };
        return say(WORDS.notYours);
      }
      case 'show-receipt': {
        const view = await escalation.see({ matter: action.matter, person });
        return view ? below(view, person) : say(WORDS.notYours);
      }
      case 'refresh-matter': {
        const view = await escalation.see({ matter: action.matter, person });
        if (!view) return say(WORDS.notYours);
        if (card) await escalation.meet({ ...card, matter: action.matter, person }, view.matter.version);
        return shown(view, person);
      }
      case 'acknowledge':
        return moved(await escalation.acknowledge({ matter: action.matter, person, card }), person);
      case 'close':
        return moved(await escalation.close({ matter: action.matter, person, card }), person);
      case 'reopen':
        return moved(await escalation.reopen({ matter: action.matter, person, card }), person);
      case 'withdraw':
        return moved(await escalation.withdraw({ matter: action.matter, person, card }), person);
      case 'ask-for-details':
        return moved(await escalation.askForDetails({ matter: action.matter, person, card }), person);
      case 'hold':
        return held(await escalation.hold({ matter: action.matter, person }), person);
      case 'release':
        return held(await escalation.release({ matter: action.matter, person }), person);
      case 'show-matter': {
        const full = await inFull(action.matter, person, action.from);
        return full ? { kind: 'send', card: full } : say(WORDS.notYours);
      }
      case 'add-details':
        return form('add-details', { matter: action.matter, person }, (about) =>
          detailsFormCard({ ...headOf(about), form: newId(), values: {} }),
        );
      case 'save-details': {
        const { matter, form: id, pupil, what, where, when: happened } = action;
        const values = { pupil, what, where, when: happened };
        const filled = filledDetails(action);
        if ('problem' in filled) {
          // Too much for a card: a line leaves the form as it was typed.
          if (!fitsDetailsForm(values)) return say(filled.problem);
          return form('add-details', { matter, person }, (about) => detailsFormCard({ ...headOf(about), form: id, values, problem: filled.problem }), 'ask-again'); // prettier-ignore
        }
        const result = await escalation.addDetails({ matter, person, id, fields: filled.value });
        return saved(result, person, ({ reference, drill }, at) =>
          savedCard({ at, what: { is: 'details', reference, drill } }),
        );
      }
      case 'pass-on':
        if ((await escalation.see({ matter: action.matter, person }))?.moves.includes('pass-on') && (await escalation.mayPassTo({ matter: action.matter, person })).length === 0) return say(WORDS.nobodyToPassTo); // prettier-ignore
        return form('pass-on', { matter: action.matter, person }, (about) => passOnForm(about, person));
      case 'save-pass-on':
        return savePassOn(action, person);
      case 'log-on-cpoms':
        return form('logged-on-cpoms', { matter: action.matter, person }, (about) =>
          cpomsFormCard({ ...headOf(about), today: today() }),
        );
      case 'save-log-on-cpoms':
        return record(
          'logged-on-cpoms',
          { matter: action.matter, person },
          action.reference,
          filledCpoms(action, today()),
          (about, problem) =>
            cpomsFormCard({
              ...headOf(about),
              today: today(),
              ...(isDay(action.on) && { on: action.on }),
              cpomsReference: action.reference,
              problem,
            }),
        );
      case 'cpoms-not-needed':
      case 'recorded-elsewhere':
        return form(action.verb, { matter: action.matter, person }, (about) =>
          reasonFormCard({ ...headOf(about), asks: action.verb }),
        );
      case 'save-cpoms-not-needed':
        return record('cpoms-not-needed', { matter: action.matter, person }, action.reason, filledReason(action.reason, 'cpoms-not-needed'), (about, problem) =>
          reasonFormCard({ ...headOf(about), asks: 'cpoms-not-needed', value: action.reason, problem }),
        ); // prettier-ignore
      case 'save-recorded-elsewhere':
        return record('recorded-elsewhere', { matter: action.matter, person }, action.where, filledReason(action.where, 'recorded-elsewhere'), (about, problem) =>
          reasonFormCard({ ...headOf(about), asks: 'recorded-elsewhere', value: action.where, problem }),
        ); // prettier-ignore
      default:
        return action satisfies never;
    }
  };
}

const RECORDED: Record<OutcomeKind, string> = {
  'logged-on-cpoms': 'Logged on CPOMS.',
  'cpoms-not-needed': 'CPOMS not needed.',
  'recorded-elsewhere': 'Recorded elsewhere.',
};
