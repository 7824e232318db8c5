import type { RuleView } from './clause-view.ts';
import { textRun, type TextRun } from './text-run.ts';

/** Longer quotations than this are folded. */
const LONG = 600;
/** About so much of a folded quotation is shown, up to the end of a sentence. */
const SHOWN = 350;
/** A card holds no more than this of one rule; a policy's clauses are far shorter. */
const MOST = 6000;

/** A quotation, or one of the two faces (folded, whole) of a long one. */
export type Quote = { id: string; visible: boolean; runs: TextRun[] };

/**
 * The rule's exact words in quotation marks, after the stem they hang on. `id` begins the element ids, unique on a card.
 * With `fold`, a long one gives two faces of which one is visible: toggling both ids swaps them.
 */
export function quote(rule: RuleView, id: string, fold: boolean): Quote[] {
  const text = rule.text.length > MOST ? `${rule.text.slice(0, MOST)} […]` : rule.text;
  const stem = rule.stem ? `${rule.stem} ` : '';
  const whole: Quote = { id: `${id}-whole`, visible: true, runs: marked(stem, text, '”') };
  if (!fold || stem.length + text.length <= LONG) return [whole];
  const folded: Quote = { id: `${id}-folded`, visible: true, runs: marked(stem, firstSentences(text), ' …') };
  return [folded, { ...whole, visible: false }];
}

function marked(stem: string, text: string, end: string): TextRun[] {
  return stem ? [textRun(`“${stem}`, { isSubtle: true }), textRun(`${text}${end}`)] : [textRun(`“${text}${end}`)];
}

function firstSentences(text: string): string {
  const ends = [...text.slice(0, SHOWN).matchAll(/[.;:!?]["”’)]?\s/g)];
  const last = ends.at(-1);
  // Words are never cut in two, even where a sentence is longer than what is shown.
  const cut = last && last.index > SHOWN / 3 ? last.index + last[0].length : text.lastIndexOf(' ', SHOWN);
  return text.slice(0, cut > 0 ? cut : SHOWN).trimEnd();
}
