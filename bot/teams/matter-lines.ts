import type { Line, Matter } from '../escalation/matter.ts';
import type { When } from '../escalation/school-hours.ts';

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

/** Nobody is rung because of a test. */
const IN_A_TEST: Partial<Record<Line, string>> = {
  'not-delivered': 'The test could NOT be delivered to anybody. Please tell IT.',
  'not-acknowledged': 'The test has not been acknowledged yet.',
  alarm: 'Nobody has acknowledged a test, or nobody could be reached. Nobody need be rung.',
};
/** It may be about the Headteacher, who must not hear of it by a call. */
const DISCREET: Partial<Record<Line, string>> = {
  alarm:
    'Nobody has acknowledged a report that staff sent through me, or nobody could be reached. Please do not ring the school about it: whoever sent it has the trust’s number.',
};

/** What whoever has told must know, whatever else can be shown. */
export const storedLine = ({ reference, storedAt }: Pick<Matter, 'reference' | 'storedAt'>, when: When): string =>
  `Stored ${when.time(storedAt)} · ref ${reference}.`;

/** The words of a line. */
export function wordsOf(
  line: Line,
  { reference, drill, aboutHeadteacher }: Pick<Matter, 'reference' | 'drill' | 'aboutHeadteacher'>,
): string {
  const words = (drill && IN_A_TEST[line]) || (aboutHeadteacher && DISCREET[line]) || LINES[line];
  return `${drill ? 'TEST · ' : ''}${words} Ref ${reference}`;
}
