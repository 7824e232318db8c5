import { fold } from './name-lists.ts';

/** A word of a question as the name remover sees it. */
export interface NameWord {
  /** In small letters, without accents, apostrophes and a possessive's "s". */
  folded: string;
  /** Written large: "Tyler", "McBride". False for all words of a message that shouts. */
  large: boolean;
  /** A single capital letter. */
  initial: boolean;
  /** First of its sentence: there every word is written large. */
  first: boolean;
  possessive: boolean;
  /** What stands between the word before and this one is a space, a full stop after an initial or title, or a hyphen. */
  adjoins: boolean;
  /** Where it stands, without a possessive's ending: [from, to). */
  from: number;
  to: number;
  /** As typed. */
  typed: string;
}

/** Not in the middle of "7Red", "jayden_cr7" or "s**t". */
const WORD = /(?<![\p{L}\p{M}\d_*])[\p{L}\p{M}]+(?:['’`][\p{L}\p{M}]+)*(?![\p{L}\p{M}\d_*])/gu;
const POSSESSIVE = /['’`][sS]$/;
/** What ends a sentence or opens another, but for the full stop of "Mr." and of "T." */
const SENTENCE_ENDS = /[!?\n]|[.:;]\s+["“‘'(]*$|(?:^|\s)["“‘(]+$/;
const ABBREVIATED = /(?:^|[^\p{L}])(?:\p{Lu}|mr|mrs|ms|mx|dr|st|rev|fr|prof)$/iu;
/** Letters, and the share of capitals in them from which a message shouts. */
const FEW_LETTERS = 8;
const SHOUTING = 0.7;

export function readNameWords(text: string): NameWord[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const shouts = letters >= FEW_LETTERS && capitals / letters >= SHOUTING;
  let end = 0;
  return [...text.matchAll(WORD)].map((found): NameWord => {
    const typed = found[0];
    const name = typed.replace(POSSESSIVE, '');
    const gap = text.slice(end, found.index);
    const initial = /^\p{Lu}$/u.test(typed);
    const word = {
      folded: fold(name).replace(/['’`]/g, ''),
      large: !shouts && /^\p{Lu}/u.test(name) && (initial || /\p{Ll}/u.test(name)),
      initial,
      first: end === 0 || (SENTENCE_ENDS.test(gap) && !(gap.startsWith('.') && ABBREVIATED.test(text.slice(0, end)))),
      possessive: name.length < typed.length,
      adjoins: end > 0 && /^(?:\s+|-|\.\s*)$/.test(gap),
      from: found.index,
      to: found.index + name.length,
      typed: name,
    };
    end = found.index + typed.length;
    return word;
  });
}
