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
import type { Escalation, Moved } from '../escalation/escalation.ts';
import type { Matter, OutcomeKind } from '../escalation/matter.ts';
import type { Move } from '../escalation/moves.ts';
import type { When } from '../escalation/school-hours.ts';
import type { Schools } from '../schools.ts';
import { filledCpoms, filledDetails, filledReason, isDay } from './forms.ts';
import { officeName } from './office-names.ts';
import { say, type PressResult } from './press-results.ts';
import type { ShowMatter } from './show-matter.ts';
import { WORDS } from './words.ts';

/** A button that asks for a form about a matter, or saves one. */
export type FormAction = Extract<
  CardAction,
  {
    verb:
      | 'add-details'
      | 'save-details'
      | 'pass-on'
      | 'save-pass-on'
      | 'log-on-cpoms'
      | 'save-log-on-cpoms'
      | 'cpoms-not-needed'
      | 'save-cpoms-not-needed'
      | 'recorded-elsewhere'
      | 'save-recorded-elsewhere';
  }
>;

interface Needs {
  escalation: Escalation;
  show: ShowMatter;
  schools: () => Schools | undefined;
  when: When;
  /** The local date, "2026-11-22". */
  today: () => string;
  now: () => Date;
  newId: () => string;
}

/** Makes the function for the forms about a matter. Each is its own message; what was typed is kept until it is saved. */
export function createMatterForms(needs: Needs) {
  const { escalation, when, now, today, newId } = needs;
  const { below } = needs.show;

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

  return async (action: FormAction, person: string): Promise<PressResult> => {
    switch (action.verb) {
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
