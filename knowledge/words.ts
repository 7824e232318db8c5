/** A word of a question: as typed (by its place), as read, and its stem. */
export interface Word {
  /** Lower case, apostrophes dropped, shorthand written out ("pics" → "photos", "yr9" → "yeargroup"). */
  read: string;
  stem: string;
  /** The word it was repaired to, where it was misspelt: "followed" for "folowed". */
  meant?: string;
  /** Where it stands in the question: [from, to). */
  from: number;
  to: number;
}

/** Longest question that is read, in UTF-16 units; callers cut before this, it only bounds the work. */
const MOST_WORDS = 2500;

const WORD = /[\p{L}\p{N}]+(?:['’‘`][\p{L}\p{N}]+)*|&/gu;
/** "yr9", "year 9", "Y10s", "9B": a year group or a class means its pupils, whichever it is. */
const YEAR_GROUP = /^(?:(?:yr|yrs|year|years|y)\d{1,2}s?|(?:[1-9]|1[0-3])[a-z])$/;

/** How a word is read wherever it stands, by how it is typed. */
export type Forms = Map<string, { plain: string; read: string; stem: string }>;

/** Words of the examples are some 8,000; questions must not fill the memory with words of their own. */
const MOST_FORMS = 20_000;
const LONGEST_FORM = 40;

/**
 * Splits a question into words. Mentions and HTML are stripped at the door, not here.
 * `shorthand` writes out text-speak and names of apps, one word for one word. `forms` remembers words from one question to the next: most come again.
 */
export function readWords(question: string, shorthand: ReadonlyMap<string, string>, forms: Forms = new Map()): Word[] {
  const words: Word[] = [];
  for (const found of question.matchAll(WORD)) {
    if (words.length === MOST_WORDS) break;
    const typed = found[0];
    let form = forms.get(typed);
    if (!form) {
      form = formOf(typed, shorthand);
      if (forms.size < MOST_FORMS && typed.length <= LONGEST_FORM) forms.set(typed, form);
    }
    const { plain, read, stem } = form;
    if (plain === '') continue;
    const previous = words.at(-1);
    if (previous && /^\d{1,2}s?$/.test(plain) && /^(?:yr|yrs|year|years|y)$/.test(previous.read)) {
      words[words.length - 1] = {
        ...previous,
        read: 'yeargroup',
        stem: 'yeargroup',
        to: found.index + typed.length,
      };
      continue;
    }
    words.push({ read, stem, from: found.index, to: found.index + typed.length });
  }
  return words;
}

function formOf(typed: string, shorthand: ReadonlyMap<string, string>) {
  const plain = typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .toLowerCase();
  const read = YEAR_GROUP.test(plain) ? 'yeargroup' : (shorthand.get(plain) ?? plain);
  return { plain, read, stem: stem(read) };
}

/**
 * Sentences of a long message, each as its own run of words; one sentence comes back whole.
 * Full stops, question marks, exclamation marks and line ends divide, also where no space follows ("ok?Also she"); "e.g." and figures do not.
 */
export function splitSentences(question: string): string[] {
  return question
    .split(/(?<=[.!?])\s+(?=\S)|(?<=\p{Ll}\p{Ll}[.!?])(?=\p{Lu}\p{Ll})|(?<=\p{Ll}\p{Ll}[!?])(?=\p{L})|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const ENDINGS: readonly (readonly [ending: string, becomes: string])[] = [
  ['iness', 'y'], ['ies', 'y'], ['ied', 'y'], ['ying', 'y'], ['sses', 'ss'], ['ings', ''], ['ing', ''],
  ['edly', ''], ['ed', ''], ['es', ''], ['s', ''], ['ly', ''],
]; // prettier-ignore

/** Cuts English inflection so that "posting", "posted" and "posts" meet. Coarse on purpose: letter groups catch the rest. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  for (const [ending, becomes] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    if (ending === 's' && word.endsWith('ss')) continue;
    let base = word.slice(0, -ending.length) + becomes;
    if (/([^lsz])\1$/.test(base)) base = base.slice(0, -1);
    return base.endsWith('e') ? base.slice(0, -1) : base;
  }
  return word.endsWith('e') && word.length > 4 ? word.slice(0, -1) : word;
}
