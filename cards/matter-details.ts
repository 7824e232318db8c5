import { z } from 'zod';
import { When } from './matter-base.ts';
import { plainText, plainWords } from './safe-text.ts';
import { textRun, type TextRun } from './text-run.ts';

/** What the reporter added at one time, in their own words. */
export const Detail = z.object({
  at: When,
  pupil: z.string().optional(),
  what: z.string().optional(),
  where: z.string().optional(),
  when: z.string().optional(),
});
export type Detail = z.infer<typeof Detail>;

type Line = { runs: TextRun[] };
type Note = { title: string[]; lines: Line[] };

/** What a line weighs beside its runs, and a note beside its lines. */
const LINE = 80;
const NOTE = 330;
const LABELS = { pupil: 'Which pupil', what: 'What', where: 'Where', when: 'When' } as const;

/** The notes from `from` on that have room in so many bytes: at least one, which is cut, and says so, if it is alone too long. */
export function notesThatFit(details: readonly Detail[], from: number, bytes: number): { notes: Note[]; left: number } {
  const notes: Note[] = [];
  let room = bytes;
  for (const [index, detail] of details.entries()) {
    if (index < from) continue;
    const whole = note(detail, index + 1);
    if (weight(whole) > room) {
      if (notes.length === 0) return { notes: [note(shortened(detail, room), index + 1)], left: room - bytes };
      break;
    }
    notes.push(whole);
    room -= weight(whole);
  }
  return { notes, left: room };
}

function note(detail: Detail, number: number): Note {
  const lines = Object.entries(LABELS).flatMap(([name, label]) => {
    const words = detail[name as keyof typeof LABELS];
    return words ? [{ runs: [textRun(`${label}: `, { weight: 'Bolder' }), textRun(words)] }] : [];
  });
  return { title: [`Note ${number} · ${plainWords(detail.at, 40)}`], lines };
}

const weight = (drawn: Note): number => drawn.lines.reduce((sum, { runs }) => sum + LINE + size(runs), NOTE);
export const size = (what: unknown): number => Buffer.byteLength(JSON.stringify(what));

function shortened(detail: Detail, bytes: number): Detail {
  // The four lines' frames, labels and what says that they are cut.
  let room = bytes - NOTE - 4 * (LINE + 250);
  const short: Detail = { at: detail.at };
  for (const name of ['pupil', 'when', 'where', 'what'] as const) {
    const words = detail[name];
    if (!words) continue;
    short[name] = start(plainText(words), room);
    room -= size(short[name]);
  }
  return short;
}

/** The beginning of the words that has room, with how much is missing. */
function start(words: string, bytes: number): string {
  const letters = [...words];
  let used = 0;
  let shown = 0;
  for (const letter of letters) {
    used += size(letter) - 2;
    if (used > bytes) break;
    shown += 1;
  }
  if (shown === letters.length) return words;
  return `${letters.slice(0, shown).join('')} [… ${letters.length - shown} more characters have no room on this card]`;
}
