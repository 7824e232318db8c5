import {
  answerCard,
  itDependsCard,
  type AnswerData,
  type ClauseView,
  type Feedback,
  type ItDependsData,
  type RenderedCard,
} from '../../cards/index.ts';
import { stricterFirst, type NextStep, type Stance, type Wording } from '../../knowledge/index.ts';
import { WHERE, type ClauseToView } from './clause-to-view.ts';
import type { Led } from './duty.ts';
import { nextStepsOnCard } from './next-steps.ts';
import { fromTrust, type Trust } from './trust.ts';

const MOST_OTHERS = 2;
const MOST_SIDES = 3;
const MOST_ON_A_SIDE = 2;

/** What a card of clauses is drawn from: at the question, and again when one of its buttons is pressed. */
export interface ShownAnswer {
  knowledge: Wording;
  /** Best first; at least one. */
  shown: readonly Led[];
  nextSteps: readonly NextStep[];
  depends: boolean;
  pupilSignal: boolean;
  feedback: Feedback;
  /** A clause of it has changed since, or is gone. */
  outdated?: boolean;
  /** With a pupil signal: the button that tells the Headteacher. */
  tell?: AnswerData['tell'];
}

/** Makes the function that draws the answer card, or the it-depends card where the clauses stand under different settings. */
export function createDrawAnswer({ toView, trust }: { toView: ClauseToView; trust: () => Trust }) {
  return ({
    knowledge,
    shown,
    nextSteps,
    depends,
    pupilSignal,
    feedback,
    outdated = false,
    tell,
  }: ShownAnswer): RenderedCard => {
    const views = shown.map((led) => {
      const { settings, stance } = led.clause;
      return { settings, stance, view: toView({ knowledge, ...led }) };
    });
    const steps = nextStepsOnCard(nextSteps, trust());
    const sides = depends && !pupilSignal ? sidesOf(views) : [];
    if (sides.length > 1) return itDependsCard({ sides, nextSteps: steps, feedback, outdated });
    const [lead, ...others] = views.map(({ view }) => view);
    if (!lead) throw new Error('An answer needs a clause.');
    return answerCard({
      lead,
      others: others.slice(0, MOST_OTHERS),
      nextSteps: steps,
      // Where a pupil comes into it, the person to speak to is on the card, whether or not the message told of a contact.
      ...((pupilSignal || nextSteps.includes('tell-headteacher')) && { fromTrust: fromTrust(trust()) }),
      feedback: pupilSignal ? { state: 'none' } : feedback,
      pupilSignal,
      outdated,
      ...(tell && { tell }),
    });
  };
}

export type DrawAnswer = ReturnType<typeof createDrawAnswer>;

interface Viewed {
  settings: Led['clause']['settings'];
  stance: Stance;
  view: ClauseView;
}

/**
 * Clauses by where they apply, the strictest first: who has not said where must not read first what is allowed somewhere. Fewer than two
 * sides depend on nothing. A clause that applies everywhere is no side: beside the others it would read as if it were for a third place.
 */
function sidesOf(views: readonly Viewed[]): ItDependsData['sides'] {
  const sides: ItDependsData['sides'] = [];
  for (const { settings, view } of [...views].sort((one, other) => stricterFirst(one.stance, other.stance))) {
    if (!settings[0]) continue;
    const settingLabel = sentence(WHERE[settings[0]]);
    const side = sides.find((each) => each.settingLabel === settingLabel);
    if (!side) sides.push({ settingLabel, clauses: [view] });
    else if (side.clauses.length < MOST_ON_A_SIDE) side.clauses.push(view);
  }
  return sides.slice(0, MOST_SIDES);
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
