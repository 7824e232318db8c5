import type { CardAction, RenderedCard } from '../../cards/index.ts';
import type { SentCard } from '../escalation/courier.ts';
import type { Escalation, Moved } from '../escalation/escalation.ts';
import type { When } from '../escalation/school-hours.ts';
import type { Schools } from '../schools.ts';
import type { DrawMatter } from './draw-matter.ts';
import { drawMatterInFull } from './matter-in-full.ts';
import { storedLine } from './matter-lines.ts';
import { isItNew } from './is-it-new.ts';
import { listMatters } from './matter-lists.ts';
import { createMatterForms } from './matter-forms.ts';
import { say, type PressResult } from './press-results.ts';
import { createShowMatter } from './show-matter.ts';
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
  const { escalation, draw, when, now, detailDays } = needs;

  const show = createShowMatter(draw);
  const { shown, below } = show;
  const fill = createMatterForms({ ...needs, show });

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
          return (place ? shown : below)(told.view, person, stored).catch(() => say(`${stored} ${WORDS.noReceiptNow}`));
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
      default:
        return fill(action, person);
    }
  };
}
