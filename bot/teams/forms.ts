import type { CardAction } from '../../cards/index.ts';
import type { Detail, OutcomeKind } from '../escalation/matter.ts';

type Of<Verb extends CardAction['verb']> = Extract<CardAction, { verb: Verb }>;

/** What a form said: fit to be stored, or why not, in words for the form. */
export type Filled<Value> = { value: Value } | { problem: string };

const MOST = { pupil: 200, what: 4000, where: 500, when: 200, reason: 500 };
const tooLong = (most: number) =>
  `Not saved: please keep it to ${most.toLocaleString('en-GB')} characters. What you wrote is still here.`;

/** "Add what happened": something must have been written, and nothing is cut. */
export function filledDetails({ pupil, what, where, when }: Of<'save-details'>): Filled<Detail['fields']> {
  const fields: Record<string, string> = {};
  for (const [name, typed] of Object.entries({ pupil, what, where, when })) {
    const words = typed?.trim() ?? '';
    const most = MOST[name as keyof typeof MOST];
    if (words.length > most) return { problem: tooLong(most) };
    if (words !== '') fields[name] = words;
  }
  return Object.keys(fields).length === 0 ? { problem: 'Not saved: nothing was written yet.' } : { value: fields };
}

/** The day it was logged, not after today, and a reference of letters and digits: nothing that could name a pupil. */
export function filledCpoms({ on, reference }: Of<'save-log-on-cpoms'>, today: string): Filled<Detail['fields']> {
  const day = on?.trim() ?? '';
  const called = reference?.trim() ?? '';
  if (!isDay(day)) return { problem: 'Not saved: please give the day on which it was logged.' };
  if (day > today) return { problem: 'Not saved: that day is still to come.' };
  if (!/^[A-Za-z0-9]{0,40}$/.test(called))
    return { problem: 'Not saved: the reference may hold up to 40 letters and digits, nothing else.' };
  return { value: { on: day, ...(called !== '' && { reference: called }) } };
}

/** A reason, or where it is recorded: one of the two forms must say something. */
export function filledReason(
  typed: string | undefined,
  kind: Exclude<OutcomeKind, 'logged-on-cpoms'>,
): Filled<Detail['fields']> {
  const words = typed?.trim() ?? '';
  if (words.length > MOST.reason) return { problem: tooLong(MOST.reason) };
  const [field, wanted] = kind === 'cpoms-not-needed' ? (['reason', 'why'] as const) : (['where', 'where'] as const);
  return words === '' ? { problem: `Not saved: please say ${wanted}.` } : { value: { [field]: words } };
}

export function isDay(day: string | undefined): day is string {
  if (day === undefined) return false;
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
