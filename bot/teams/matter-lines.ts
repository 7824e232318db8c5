import type { Line, Matter } from '../escalation/matter.ts';

/** New messages beside a card that has changed in silence. They carry a reference and nothing else: anybody may look over a shoulder. */
const LINES: Record<Line, string> = {
  acknowledged: 'Your report was acknowledged.',
  'drill-acknowledged': 'The test was acknowledged.',
  'passed-on': 'Your report was passed on to somebody else, who is asked to acknowledge it.',
  'pass-on-failed':
    'What you passed on could not be delivered. It is with you again: please pass it on to somebody else.',
  'not-delivered': 'Your report could NOT be delivered to anybody. Please ring the number on its card.',
  'not-acknowledged': 'Your report has not been acknowledged yet. If it can’t wait, ring the number on its card.',
  'details-asked': 'You are asked to say more about your report. Press “Add what happened” on its card.',
  'details-added': 'Something was added to a notice you have.',
  reminder: 'A notice is waiting for you to acknowledge it.',
  withdrawn: 'A notice you have was withdrawn by the person who sent it.',
  alarm:
    'Nobody has acknowledged a report that staff sent through me, or nobody could be reached. Please see that the school is rung now.',
};

/** The words of a line. */
export const wordsOf = (line: Line, { reference, drill }: Pick<Matter, 'reference' | 'drill'>): string =>
  `${drill ? 'TEST · ' : ''}${LINES[line]} Ref ${reference}`;
