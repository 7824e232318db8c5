import { z } from 'zod';
import { action, openUrl, type ExecuteAction, type OpenUrlAction } from './actions.ts';

const Https = z.url({ protocol: /^https$/ });

/** What the clauses tell staff to do next. */
export const NextStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('tell-headteacher') }),
  z.object({ step: z.literal('check-arbor'), url: Https.optional() }),
  z.object({ step: z.literal('log-on-cpoms'), url: Https.optional() }),
]);
export type NextStep = z.infer<typeof NextStep>;

type Steps = { lines: string[]; buttons: { actions: (ExecuteAction | OpenUrlAction)[] }[] }[];

/** What the part "steps" shows; nothing without steps. */
export function nextSteps(steps: readonly NextStep[]): Steps {
  if (steps.length === 0) return [];
  const actions = steps.flatMap(stepButton);
  return [{ lines: steps.map((step) => LINES[step.step]), buttons: actions.length === 0 ? [] : [{ actions }] }];
}

const LINES: Record<NextStep['step'], string> = {
  'tell-headteacher': 'If a pupil has contacted you: bring it to the Headteacher’s attention.',
  'check-arbor': 'Check Arbor for the parent’s consent. I can’t see your photo, or Arbor.',
  'log-on-cpoms': 'If a pupil has behaved inappropriately towards staff online: log it on CPOMS.',
};

function stepButton(step: NextStep): (ExecuteAction | OpenUrlAction)[] {
  switch (step.step) {
    case 'tell-headteacher':
      return [pupilContactButton()];
    case 'check-arbor':
      return step.url ? [openUrl('Open Arbor', step.url)] : [];
    case 'log-on-cpoms':
      return step.url ? [openUrl('Open CPOMS', step.url)] : [];
    default:
      return step satisfies never;
  }
}

/** The quiet button that stands wherever somebody may have looked in vain for what to do. */
export function pupilContactButton(): ExecuteAction {
  return action('A pupil has contacted me', { verb: 'pupil-contact' });
}
