import { z } from 'zod';
import { MatterId } from './actions.ts';
import { plainLine, plainWords, upperFirst } from './safe-text.ts';
import { textRun, type TextRun } from './text-run.ts';

/** What a matter is called by people: "K7P4QX". */
export const Reference = z.string().regex(/^[A-Z0-9]{4,12}$/);
/** A time or day ready to be read: "10:32", "Monday 08:00", "3 May". Cards format none. */
export const When = z.string().min(1);
/** Who receives, by office and never by name, as it reads in a sentence: "the Headteacher of Northfield School". */
export const Office = z.string().min(1);
/** A person's address in Teams (MRI), for whom the card refreshes itself. */
const Mri = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:@=+/-]{0,299}$/);
export const RefreshFor = z.array(Mri).max(20).optional();

/** What every card about a matter must know. */
export const MatterBase = z.object({ matter: MatterId, reference: Reference, drill: z.boolean() });

type Named = { drill: boolean; reference: string };

/** A card's heading; a drill is marked first of all. */
export function heading(words: string, { drill, reference }: Named): string {
  return `${drill ? 'TEST · ' : ''}${plainLine(words, 80)} · ref ${reference}`;
}

/** The line under the heading of a drill. */
export const drillLines = (drill: boolean): string[] =>
  drill ? ['This is a test. No pupil has contacted anybody.'] : [];

/** The notification of a card about a matter: neither name nor detail. */
export function notification(words: string, { drill, reference }: Named): string {
  return `Policy Guide: ${drill ? `TEST. ${upperFirst(words)}` : words}${words.endsWith('?') ? '' : '.'} Ref ${reference}`;
}

/** What an old version of Teams shows. */
export const tooOld = (notified: string): string =>
  `${notified}. This version of Teams is too old to show more; please update Teams.`;

type Line = { runs: TextRun[] };
/** A line of a card about a matter. */
export const line = (words: string): Line => ({ runs: [textRun(plainWords(words, 400))] });
/** "State: acknowledged", the first part strong. */
export const fact = (label: string, words: string): Line => ({
  runs: [textRun(`${label}: `, { weight: 'Bolder' }), textRun(plainWords(words, 400))],
});
