import { z } from 'zod';
import { plainLine } from './safe-text.ts';
import { textRun, type TextRun } from './text-run.ts';

/** What a school adds to a clause of its own: {by: "Northfield School", text: "Ask the office for the consent list."}. */
export const AdditionView = z.object({ by: z.string().min(1).max(160), text: z.string().min(1).max(1200) });
export type AdditionView = z.infer<typeof AdditionView>;

/** An addition without its words. */
const FRAME = 330;

/**
 * What the part "additions" shows: each under a heading that says whose it is, so that nobody takes it for the policy. As many as `bytes` hold;
 * how many do not fit is said, none is cut.
 */
export function additionsOn(
  additions: readonly AdditionView[] = [],
  bytes: number,
): { heading: string; words: { runs: TextRun[] }[] }[] {
  let left = bytes;
  const shown = additions
    .map(({ by, text }) => ({
      heading: `${plainLine(by)} adds (not part of the policy)`,
      words: [{ runs: [textRun(text)] }],
    }))
    .filter((addition) => {
      left -= FRAME + Buffer.byteLength(JSON.stringify(addition));
      return left >= 0;
    });
  const more = additions.length - shown.length;
  if (more === 0) return shown;
  return [
    ...shown,
    {
      heading: `${more} more ${more === 1 ? 'addition that does' : 'additions that do'} not fit here (not part of the policy)`,
      words: [],
    },
  ];
}
