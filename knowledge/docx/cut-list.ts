import { countWords, printed, type Line } from './block.ts';
import type { Cut } from './cut.ts';
import { isAim, isOpen, ruleIn, ruleOfStem } from './rule-words.ts';
import { sentencesOf } from './sentences.ts';

/** An item with all that stands under it. */
interface Item {
  /** The words, without the item's own label. */
  text: string;
  whole: string;
  place: string;
  under: Line[];
}

const DOCUMENT = /\b(?:polic(?:y|ies)|procedures?|act|regulations?|guidance|code|plan|handbook|agreement|statement|education|legislation|gdpr|framework|standards|strategy|protocol|risk assessment)\b/i; // prettier-ignore
const READ_BESIDE = /\bread (?:with|alongside|beside|together with|in conjunction with)\b|\b(?:read|conjunction|alongside|refer|linked?|links|related|relevant|following|other|based on|regard to|accordance|complies)\b.*\b(?:polic(?:y|ies)|documents?|legislation|guidance|procedures?|acts?|statutory)\b/i; // prettier-ignore
const MEANS = /\b(?:includes?|including|such as|are|as follows|means|defined as|examples?(?: of .*)?|for example|e\.g\.|consists? of|covers?|refers? to|involves?|applies to)(?:,? but (?:is |are )?not (?:limited|restricted) to)?\s*[:;–-]*$/i; // prettier-ignore
const DUTIES = /\bresponsib(?:le|ility|ilities)\b|\b(?:duties|duty|expectations?|rules?|guidelines?|guidance for|requirements?|procedures?|steps|role)\b/i; // prettier-ignore
const MOST = 8000;

/** Items of one level, with what stands deeper joined to its item. */
function itemsOf(lines: readonly Line[]): Item[] {
  const top = Math.min(...lines.flatMap(({ level }) => (level < 0 ? [] : [level])));
  const items: Item[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (last && line.level !== top) {
      last.text += `\n\n${printed(line)}`;
      last.whole += `\n\n${printed(line)}`;
      last.under.push(line);
    } else items.push({ text: line.text, whole: printed(line), place: line.place, under: [] });
  }
  return items;
}

/** A list and the line that leads into it, as clauses: each item with its stem where each is a rule, one clause where it is one sentence or one list of things. */
export function cutList(
  leadIn: { stem: string; place: string } | undefined,
  lines: readonly Line[],
  section: string,
): Cut[] {
  const items = itemsOf(lines);
  if (!leadIn) return items.map(({ text, place }) => ({ section, text, from: place }));
  const { stem, place } = leadIn;
  const whole = [stem, ...items.map((item) => item.whole)].join('\n\n');
  if (whole.length < MOST && isOne(stem, items)) {
    const related = isReading(stem, items) ? items.map(({ text }) => text) : undefined;
    return [{ section, text: whole, from: place, ...(related && { related }) }];
  }
  return items.flatMap((item): Cut[] => {
    const [own = ''] = item.text.split('\n\n', 1);
    // "If it is lost, staff must:" leads in by itself; "send by e-mail:" would say nothing without what it hangs on.
    if (item.under.length > 0 && isOpen(own) && ruleOfStem(own)?.at !== 0)
      return cutList({ stem: own, place: item.place }, item.under, section);
    return [{ section, stem, text: item.text, from: item.place }];
  });
}

/** Whether words before a list and the list are one thing to cite. */
function isOne(stem: string, items: readonly Item[]): boolean {
  if (isReading(stem, items) || isAim(stem)) return true;
  const binding = items.filter(({ text }) => ruleIn(text)).length;
  if (isOpen(stem) || ruleOfStem(stem)?.stance === 'must-not') return false;
  if (binding * 2 >= items.length) return false;
  if (MEANS.test(stem) && !DUTIES.test(sentencesOf(stem).at(-1) ?? stem)) return true;
  if (ruleOfStem(stem) || DUTIES.test(stem)) return false;
  const sentences = items.filter(({ text }) => /[.!]$/.test(text) && /^\p{Lu}/u.test(text) && countWords(text) > 12).length; // prettier-ignore
  return sentences * 2 < items.length;
}

const isReading = (stem: string, items: readonly Item[]) =>
  READ_BESIDE.test(stem) &&
  items.filter(({ text }) => DOCUMENT.test(text) && countWords(text) <= 16 && !ruleIn(text)).length * 2 >= items.length; // prettier-ignore
