import { drillFormCard, savedCard, schoolFormCard, type CardAction, type RenderedCard } from '../../cards/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Asking } from '../asking/asking.ts';
import { clauseToTell } from '../asking/duty.ts';
import type { Offer, OfferStore } from '../asking/stores.ts';
import type { Escalation, Told } from '../escalation/escalation.ts';
import type { Matter } from '../escalation/matter.ts';
import type { When } from '../escalation/school-hours.ts';
import type { Logger } from '../logger.ts';
import type { Schools } from '../schools.ts';
import type { DrawMatter } from './draw-matter.ts';
import { isItNew } from './is-it-new.ts';
import { storedLine } from './matter-lines.ts';
import type { Pressed } from './matter-press.ts';
import { schoolName } from './office-names.ts';
import { say, type PressResult } from './press-results.ts';
import { WORDS } from './words.ts';

export type TellAction = Extract<
  CardAction,
  { verb: 'tell-headteacher' | 'tell-alternate' | 'choose-school' | 'save-school' | 'start-drill' }
>;

export interface TellPressNeeds {
  escalation: Escalation;
  asking: Pick<Asking, 'pupilContact'>;
  offers: Pick<OfferStore, 'offer'>;
  /** What this person told under this offer, which may be gone since. */
  toldUnder: (offer: string, person: string) => Promise<Matter | undefined>;
  knowledge: () => Knowledge;
  draw: DrawMatter;
  schools: () => Schools | undefined;
  when: When;
  now: () => Date;
  newId: () => string;
  /** Whether this person (Entra object id) may start a drill. */
  isAdmin: (person: string) => boolean;
  log: Logger;
}

/** Makes the function that does what the buttons of telling say: tell, choose a school, start a drill. */
export function createTellPress(needs: TellPressNeeds) {
  const { escalation, asking, offers, draw, schools, when, now, newId, isAdmin, log } = needs;

  const schoolForm = async (
    person: string,
    more: { offer?: string; problem?: string } = {},
  ): Promise<RenderedCard | undefined> => {
    const known = schools();
    const chosen = await escalation.schoolOf(person);
    const waiting = (await escalation.reports(person)).find(
      ({ matter: { school, state } }) => school === undefined && state === 'open',
    );
    return (
      known &&
      schoolFormCard({
        schools: choices(known),
        ...(chosen !== undefined && { chosen }),
        ...(waiting && { waiting: waiting.matter.reference }),
        ...more,
      })
    );
  };

  const result = async (told: Told, person: string): Promise<PressResult> => {
    switch (told.kind) {
      case 'told': {
        const { matter } = told.view;
        const stored = storedLine(matter, when);
        const asksSchool = matter.school === undefined && matter.state === 'open';
        // It is stored: whatever fails now, nobody may read that it is not.
        try {
          // By itself: the receipt has no inputs, and whoever has told should not have to look for them.
          const also = asksSchool ? await schoolForm(person) : undefined;
          const card = await draw(told.view, person);
          return {
            kind: 'show',
            card,
            matter: { id: matter.id, version: matter.version },
            stored,
            ...(also && { also }),
          };
        } catch (error) {
          log.error('receipt not drawn', { reference: matter.reference, error });
          return say(`${stored} ${WORDS.noReceiptNow}`);
        }
      }
      case 'is-it-new':
        return { kind: 'send', card: isItNew(told.earlier, { schools, when }) };
      case 'not-yours':
        return say(WORDS.notYours);
      case 'no-schools':
        return say(WORDS.noSchools);
      default:
        return told satisfies never;
    }
  };

  const tell = async (
    offerKey: string,
    aboutHeadteacher: boolean,
    { person, name, card }: Pressed,
  ): Promise<PressResult> => {
    const offer = await offers.offer(offerKey);
    const clause = offer ? clauseOf(offer) : (await needs.toldUnder(offerKey, person))?.clause;
    if (!clause) {
      // Deleted after its days, or no offer to tell: never a dead end here.
      const fresh = await asking.pupilContact(person);
      return fresh ? { kind: 'send', card: fresh, note: WORDS.oldCard } : say(WORDS.noSchools);
    }
    return result(
      await escalation.tell({ key: offerKey, clause, presser: { person, name }, aboutHeadteacher, card }),
      person,
    );
  };

  const saveSchool = async (
    school: string | undefined,
    offer: string | undefined,
    person: string,
  ): Promise<PressResult> => {
    const known = schools();
    const more = offer === undefined ? {} : { offer };
    if (!known || !school || !(await escalation.chooseSchool({ person, school }))) {
      const again = await schoolForm(person, { ...more, problem: 'Not saved: please choose a school.' });
      return again ? { kind: 'ask-again', card: again } : say(WORDS.noSchools);
    }
    const card = savedCard({
      at: when.time(now()),
      what: { is: 'school', school: schoolName(school, known) ?? school },
    });
    // It was asked for on an answer: the button there still names the old school.
    const also = offer === undefined ? undefined : await asking.pupilContact(person);
    return { kind: 'replace', card, ...(also && { also }) };
  };

  const startDrill = async (school: string | undefined, { person, name, card }: Pressed): Promise<PressResult> => {
    const known = schools();
    if (!isAdmin(person)) return say(WORDS.noDrill);
    if (!known) return say(WORDS.noSchools);
    const clause = clauseToTell(needs.knowledge());
    if (!school || !clause) {
      return {
        kind: 'ask-again',
        card: drillFormCard({ schools: choices(known), problem: 'Not started: please choose a school.' }),
      };
    }
    // The form's message: pressed twice it is one drill.
    const key = card ? JSON.stringify([card.conversationId, card.activityId]) : newId();
    return result(await escalation.drill({ key, school, clause, presser: { person, name }, card }), person);
  };

  return {
    async press(action: TellAction, pressed: Pressed): Promise<PressResult> {
      switch (action.verb) {
        case 'tell-headteacher':
        case 'tell-alternate':
          return tell(action.offer, action.verb === 'tell-alternate', pressed);
        case 'choose-school': {
          const form = await schoolForm(pressed.person, action.offer === undefined ? {} : { offer: action.offer });
          return form ? { kind: 'send', card: form } : say(WORDS.noSchools);
        }
        case 'save-school':
          return saveSchool(action.school, action.offer, pressed.person);
        case 'start-drill':
          return startDrill(action.school, pressed);
        default:
          return action satisfies never;
      }
    },
    schoolForm,
    /** The form that starts a drill; undefined for whoever may not. */
    drillForm: (person: string): RenderedCard | undefined => {
      const known = schools();
      return known && isAdmin(person) ? drillFormCard({ schools: choices(known) }) : undefined;
    },
  };
}

export type TellPress = ReturnType<typeof createTellPress>;

const choices = ({ schools }: Schools) => schools.map(({ id, name }) => ({ id, name }));

/** The clause that led the card, where it was one to tell from. */
function clauseOf({ shown: [lead], pupilSignal, revision }: Offer) {
  return lead && pupilSignal ? { policy: lead.policy, id: lead.id, revision } : undefined;
}
