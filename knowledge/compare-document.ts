import { flat } from './flat.ts';
import { countsOf, likeness, shareOf, type Counts } from './likeness.ts';
import { passagesOf, type Passage, type ReadPassages } from './passages.ts';
import type { PolicySource } from './source.ts';
import { wordPieces, type Piece } from './word-pieces.ts';

/** A new document held against a policy's clauses. */
export interface DocumentCompared {
  clauses: {
    key: string;
    title: string;
    /** The text stands in the new document letter for letter (white space collapsed), and the sentences it is taken from are as they were. */
    still: boolean;
    /** From the clause's text to `text`. */
    pieces: Piece[];
    /** What the clause would quote from the new document: the passage most like it; empty where nothing is like it. */
    text: string;
  }[];
  stems: { name: string; still: boolean }[];
  /** Passages that stand in no clause and were not in the old document. */
  fresh: string[];
}

/** Less like than this, a passage is about something else. */
const LIKE = 0.3;
/** A passage begins a proposal only if this much of it is the clause's: the others need not be read on from. */
const BEGINS = 0.2;
/** A changed clause may have become so many passages longer. */
const MORE_PASSAGES = 3;
/** Fewer words are a heading or a date. */
const FEWEST_FRESH_WORDS = 4;

interface Stretch {
  from: number;
  to: number;
}
type Found = Stretch & { score: number };

/**
 * Compares clause by clause: still there word for word or not, and where not, which passage of the new document is most like it. No passage is
 * proposed twice, nor one that another clause still quotes. Proposes only; nothing is changed.
 */
export function compareDocument({ policy, document }: PolicySource, newDocument: string): DocumentCompared {
  const [old, now] = [passagesOf(document), passagesOf(newDocument)];
  const { whole, passages } = now;
  const stands = (text: string) => standsIn(now, text, sentencesAround(old, text));
  const gone = policy.clauses.filter(({ text }) => !stands(text));
  const taken = [...policy.clauses.filter((clause) => !gone.includes(clause)).map(({ text }) => text), ...Object.values(policy.stems)].flatMap((text) => placesOf(whole, flat(text)));
  const found = assign(gone.map(({ text }) => text), { passages, whole, taken });
  const proposed = new Map(gone.map((clause, i) => [clause.id, found[i]]));
  return {
    clauses: policy.clauses.map(({ id, title, text }) => {
      const still = !proposed.has(id);
      const place = proposed.get(id);
      const proposal = still ? text : place ? asText(whole.slice(place.from, place.to)) : '';
      return { key: `clause.${policy.id}.${id}`, title, still, pieces: still ? [{ is: 'same', text }] : wordPieces(flat(text), flat(proposal)), text: proposal };
    }),
    stems: Object.entries(policy.stems).map(([name, words]) => ({ name, still: stands(words) })),
    fresh: joined(
      passages.filter((passage) => !old.whole.includes(passage.text) && ![...taken, ...found].some((each) => each && overlap(each, passage))),
    ).filter((text) => text.split(' ').length >= FEWEST_FRESH_WORDS),
  };
} // prettier-ignore

/** Half a sentence may stand there still while the other half has turned it round: "Staff may post photos [only with consent]". */
function standsIn(document: ReadPassages, text: string, before: readonly string[]): boolean {
  const around = sentencesAround(document, text);
  return around.length > 0 && (before.length === 0 || around.some((each) => before.includes(each)));
}

/** The whole sentences in which a text stands, for each place where it does. */
function sentencesAround({ whole, passages }: ReadPassages, text: string): string[] {
  return placesOf(whole, flat(text)).map((place) => {
    const touched = passages.filter((passage) => overlap(passage, place));
    return whole.slice(
      Math.min(place.from, touched[0]?.from ?? place.from),
      Math.max(place.to, touched.at(-1)?.to ?? place.to),
    );
  });
}

/** Every clause its most similar passage; the surest choose first. */
function assign(
  texts: readonly string[],
  { passages, whole, taken }: { passages: readonly Passage[]; whole: string; taken: readonly Stretch[] },
): (Found | undefined)[] {
  const counts = passages.map(({ text }) => countsOf(text));
  const claimed = [...taken];
  const free = (stretch: Stretch) => !claimed.some((each) => overlap(each, stretch));
  const best = (text: string) => mostLike(text, { passages, counts, whole, free });
  const found: (Found | undefined)[] = texts.map(() => undefined);
  let waiting = texts.map((text, i) => ({ i, text, place: best(text) }));
  while (waiting.length > 0) {
    waiting.sort((a, b) => (b.place?.score ?? 0) - (a.place?.score ?? 0) || a.i - b.i);
    const [first, ...rest] = waiting;
    if (!first?.place) break;
    found[first.i] = first.place;
    claimed.push(first.place);
    waiting = rest.map((each) => (each.place && !free(each.place) ? { ...each, place: best(each.text) } : each));
  }
  return found;
}

function mostLike(
  text: string,
  { passages, counts, whole, free }: { passages: readonly Passage[]; counts: readonly Counts[]; whole: string; free: (stretch: Stretch) => boolean }, // prettier-ignore
): Found | undefined {
  const wanted = countsOf(text);
  const most = passagesOf(text).passages.length + MORE_PASSAGES;
  let best: Found | undefined;
  for (const [i, { from }] of passages.entries()) {
    if (shareOf(counts[i] as Counts, wanted) < BEGINS) continue;
    for (const last of passages.slice(i, i + most)) {
      const stretch = { from, to: last.to };
      if (!free(stretch)) break;
      const score = likeness(wanted, countsOf(whole.slice(stretch.from, stretch.to)));
      if (score >= LIKE && score > (best?.score ?? 0)) best = { ...stretch, score };
    }
  }
  return best;
}

function placesOf(whole: string, text: string): Stretch[] {
  const places: Stretch[] = [];
  for (let from = whole.indexOf(text); text !== '' && from >= 0; from = whole.indexOf(text, from + text.length)) {
    places.push({ from, to: from + text.length });
  }
  return places;
}

const overlap = (a: Stretch, b: Stretch) => a.from < b.to && b.from < a.to;

/** A list inside a clause's text keeps its bullets on lines of their own. */
const asText = (quoted: string) => quoted.replace(/ (?=- )/g, '\n');

/** Neighbouring passages of one line are one. */
function joined(passages: readonly Passage[]): string[] {
  const texts: string[] = [];
  let last: Passage | undefined;
  for (const passage of passages) {
    if (last && last.line === passage.line && last.to + 1 === passage.from)
      texts.push(`${texts.pop()} ${passage.text}`);
    else texts.push(passage.text);
    last = passage;
  }
  return texts;
}
