import { z } from 'zod';
import { action, refreshMatter } from './actions.ts';
import { defineCard } from './define-card.ts';
import {
  MatterBase,
  Office,
  Reference,
  RefreshFor,
  When,
  drillLines,
  fact,
  heading,
  line,
  notification,
  tooOld,
} from './matter-base.ts';
import { Detail, notesThatFit, size } from './matter-details.ts';
import { FULL_MATTER, matterVariants } from './matter-full-samples.ts';
import { plainWords } from './safe-text.ts';
import { textRun } from './text-run.ts';
import template from './templates/matter.json';

export const MatterData = MatterBase.extend({
  /** How it stands, as it reads after the colon: "acknowledged 10:51 by the Headteacher of Northfield School". */
  state: z.string().min(1),
  reporter: z.string().min(1),
  school: z.string().optional(),
  /** When the reporter pressed. */
  at: When,
  aboutHeadteacher: z.boolean(),
  /** Who has it. */
  holder: Office.optional(),
  outcome: z.string().optional(),
  continues: Reference.optional(),
  /** Oldest first; lines without anybody's words. */
  chronology: z.array(z.object({ at: When, line: z.string().min(1) })),
  /** Oldest first. */
  details: z.array(Detail),
  /** From that note on, as pressed on an earlier card. */
  from: z.number().int().min(0).optional(),
  /** When the details were deleted, after the days set. */
  detailsDeleted: When.optional(),
  /** Since when it is on hold. */
  held: When.optional(),
  detailDays: z.number().int().min(0),
  buttons: z.array(z.enum(['hold', 'release'])).max(1),
  refreshFor: RefreshFor,
});
export type MatterData = z.infer<typeof MatterData>;

/** What notes and steps may weigh together: 28 KB less the card's frame. */
const BYTES = 19_000;
/** Kept for the steps, however long the notes are. */
const STEPS = 3000;

const HOLD = { hold: 'Put on hold: keep the details', release: 'End the hold' } as const;

/** The matter in full, for those who have it. */
export const matterCard = defineCard({
  name: 'matter',
  template,
  data: MatterData,
  view: (data) => {
    const { matter, details, from = 0, drill } = data;
    const { notes, left } = notesThatFit(details, from, BYTES - STEPS);
    const end = from + notes.length;
    const steps = stepsThatFit(data.chronology, STEPS + Math.max(0, left));
    const before = data.chronology.length - steps.length;
    const more = end < details.length ? [action('More notes', { verb: 'show-matter', matter, from: end })] : [];
    const actions = [...more, ...data.buttons.map((verb) => action(HOLD[verb], { verb, matter }))];
    return {
      fallback: tooOld(notified(data)),
      heading: heading('The matter in full', data),
      drill: drillLines(drill),
      lines: facts(data),
      notesHeading: 'What the member of staff added',
      notesLine: notesLine(data, from, end),
      notes,
      earlier: before === 0 ? [] : [`${before} earlier steps have no room on this card.`],
      chronology: steps,
      buttons: actions.length === 0 ? [] : [{ actions }],
      quiet: quiet(data),
    };
  },
  sample: FULL_MATTER,
  variants: matterVariants(),
  summary: notified,
  refresh: ({ matter, refreshFor }) => refreshMatter(matter, refreshFor),
});

function notified(data: z.infer<typeof MatterData>): string {
  return notification('the matter in full', data);
}

function facts({ state, reporter, school, at, aboutHeadteacher, holder, outcome, continues, held }: MatterData) {
  return [
    fact('State', state),
    fact('From', `${plainWords(reporter)}${school ? `, ${plainWords(school)}` : ''}, ${plainWords(at, 40)}`),
    ...(aboutHeadteacher ? [line('It concerns the Headteacher, who is not told, and can’t see it here.')] : []),
    ...(holder ? [fact('With', holder)] : []),
    ...(outcome ? [fact('Recorded', outcome)] : []),
    ...(continues ? [fact('Follows', continues)] : []),
    ...(held ? [fact('On hold since', held)] : []),
  ];
}

function notesLine({ details, detailsDeleted }: MatterData, from: number, end: number): string[] {
  if (detailsDeleted) return [`Deleted ${plainWords(detailsDeleted, 40)}, as set by the trust.`];
  if (details.length === 0) return ['Nothing yet. The pupil is not named.'];
  if (from === 0 && end === details.length) return [];
  return [
    `Notes ${from + 1} to ${end} of ${details.length}. ${details.length - (end - from)} are not shown on this card.`,
  ];
}

/** The newest steps that have room. */
function stepsThatFit(chronology: MatterData['chronology'], bytes: number) {
  const steps: ReturnType<typeof step>[] = [];
  let room = bytes;
  for (const each of chronology.toReversed()) {
    const drawn = step(each);
    room -= size(drawn) + 80;
    if (room < 0) break;
    steps.unshift(drawn);
  }
  return steps;
}

function step({ at, line: words }: MatterData['chronology'][number]) {
  return { runs: [textRun(`${plainWords(at, 40)}  `, { isSubtle: true }), textRun(plainWords(words, 240))] };
}

function quiet({ detailDays, held, detailsDeleted }: MatterData): string[] {
  const days = detailDays === 1 ? '1 day' : `${detailDays} days`;
  const deletion = held
    ? 'While it is on hold its details are not deleted.'
    : `Details are deleted ${days} after closing, unless it is put on hold.`;
  return ['That you opened this is recorded. This is not the school’s record.', ...(detailsDeleted ? [] : [deletion])];
}
