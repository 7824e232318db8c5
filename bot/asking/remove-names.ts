import { NO_NAMES, PLACES_AND_FIRST_NAMES, TITLES, WORDS_AND_FIRST_NAMES, WORDS_AND_SURNAMES } from './name-lists.ts';
import { readNameWords, type NameWord } from './name-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Whatever stands before or after a name and is none. */
const FUNCTION_WORDS = set('a an the and or but if so as is are was were be been am do does did has have had can could may might must shall should will would to of in on at by for from with about into over under off out up down not no yes i me my mine we us our you your he him his she her they them their it its this that these those who whom whose what which when where why how there here then than too also just only even still please any some all both each other another more most very own same such because while since until after before again once'); // prettier-ignore
/** Titles that stand before hardly anything but a name. */
const SURE_TITLES = set('mr mrs ms mx');
/** First names that are verbs as well: written small they are read as verbs. */
const VERBS = set('will may mark read hope bill grant rob sue pat pet rock chase chance drew skip link trace wade joy art summer spring storm'); // prettier-ignore
/** Surnames that, written small, are ordinary words even after a first name. */
const ORDINARY = set('page day days field fields long short little green gray grey black white gold may read price love hope street hall park parish wall ward sharp smart wise wild king reed rice rich spring springs summers short snow stone storey temple water waters west north young cross church curry banks ball bell bird bond book burns bush butcher butler cook cooper farmer fisher gardener head hill holder hood hunt judge lane law lamb marsh mills noble pike plant plumb pond pool poole pope porter potter power prince rivers rose singer slater small spooner swan vine walk wells wheeler wood woods way parsons peel penny flowers forest fox frost holland home'); // prettier-ignore
const PARTICLES = set('al ap bin bint da de del della den der di dos du el ibn la le mac san st ter ul van von');
const WHO_IS_CALLED = set('pupil student child boy girl lad lass kid parent mum dad teacher colleague someone somebody person man woman guy governor volunteer friend'); // prettier-ignore
const WHOSE = set('husband wife son daughter partner brother sister nephew niece cousin friend colleague boss mentor manager hubby boyfriend girlfriend'); // prettier-ignore
const FAMILY = set('mum mums mother mam mom dad dads father parent parents carer gran nan grandma grandad sister brother family form phone insta'); // prettier-ignore
/** What people do; "is", "was" and "has" are done by things as well. */
const DOES = set('wants wanted asked asks said says told tells keeps kept posted posts runs used put puts took made shared wrote showed left gave tagged filmed commented needs thinks liked likes followed follows sent joined vlogged blogged deleted uploaded'); // prettier-ignore
const IS = set('is was has hasnt isnt wasnt had');
const DEPARTMENT = /^\s+(?:in|from)\s+(?:(?:y|yr|yrs|year|ks)\s?\d|\d{1,2}\s?[A-Za-z]|\d{1,2}\b|reception\b|nursery\b|(?:the )?sixth|hr\b|it\b|pe\b|admin\b|finance\b|the (?:office|kitchen|canteen|site|library)|maths\b|english\b|science\b|geography\b|history\b|music\b|drama\b|premises\b)/i; // prettier-ignore
/** A surname by its form: O'Sullivan, McBride, Fitzgerald. */
const BY_FORM = /^(?:O['’`]|D['’`]|Mc|Mac|Fitz)\p{Lu}/u;
const ARTICLES = set('the a an our');
const TIMES = set('in by from until till since before after next last this early late mid during for of');
/** "Art department", "Grace period": the word, not the name. */
const SUBJECT = /^(?:\s+(?:and\s+(?:craft|design)|department|dept|lessons?|rooms?|clubs?|teachers?|exams?|projects?|exhibition|term|fair|school|holidays?|period|garden|bushes|production|concert|of)\b)/iu; // prettier-ignore

/**
 * Makes the function that puts "[name]" for people's names. A name is known by the list, by a title or another name beside it, or by what is
 * said of it ("a pupil called …", "… in 9B"); where in doubt it goes. Names that are words, written small, stay: nobody can tell them.
 */
export function createRemoveNames(names: ReadonlySet<string>) {
  return (text: string): string => {
    const words = readNameWords(text);
    const isName = words.map((word, i) => isSurely(word, i, words));
    return put(text, words, spread(words, isName, text));
  };

  function isListed({ folded, typed }: NameWord): boolean {
    if (NO_NAMES.has(folded) || FUNCTION_WORDS.has(folded) || PLACES_AND_FIRST_NAMES.has(folded)) return false;
    return names.has(folded) || BY_FORM.test(typed);
  }

  function isSurely(word: NameWord, i: number, words: readonly NameWord[]): boolean {
    // Saints are schools and feasts.
    if (words[i - 1]?.folded === 'st' && word.adjoins) return false;
    return isListed(word) || isTitled(word, i, words) || isCalled(word, i, words) || isSomebodys(word, words[i + 1]);
  }

  /** Written large and not something that is known to be no name. */
  function mayBe({ large, folded }: NameWord): boolean {
    return large && !NO_NAMES.has(folded) && !FUNCTION_WORDS.has(folded);
  }

  function isTitled(word: NameWord, i: number, words: readonly NameWord[]): boolean {
    const title = words[i - 1];
    if (!title || !word.adjoins || !TITLES.has(title.folded) || FUNCTION_WORDS.has(word.folded)) return false;
    if (TITLES.has(word.folded)) return false;
    return SURE_TITLES.has(title.folded) || mayBe(word);
  }

  /** "abigails mum": a possessive without its apostrophe. */
  function isSomebodys({ folded }: NameWord, next: NameWord | undefined): boolean {
    return folded.endsWith('s') && names.has(folded.slice(0, -1)) && FAMILY.has(next?.folded ?? '');
  }

  function isCalled(word: NameWord, i: number, words: readonly NameWord[]): boolean {
    const [before, earlier] = [words[i - 1], words[i - 2]];
    if (!before || FUNCTION_WORDS.has(word.folded) || NO_NAMES.has(word.folded)) return false;
    if (/^(?:called|named)$/.test(before.folded)) return WHO_IS_CALLED.has(earlier?.folded ?? '');
    return mayBe(word) && word.adjoins && WHOSE.has(before.folded) && earlier?.folded === 'my';
  }

  /** From the names that are sure to those that are so only beside them, or by what follows. */
  function spread(words: readonly NameWord[], sure: readonly boolean[], text: string): boolean[] {
    const is = words.map((word, i) => sure[i] === true || isByContext(word, i, words, sure, text));
    words.forEach((word, i) => {
      if (is[i]) return;
      const before = words[i - 1];
      const next = words[i + 1];
      if (before && is[i - 1] && word.adjoins && !before.possessive) {
        if (word.initial && word.folded !== 'i') is[i] = true;
        else if (mayBe(word)) is[i] = true;
        else if (WORDS_AND_SURNAMES.has(word.folded) && !ORDINARY.has(word.folded) && !word.large) is[i] = true;
        else if (PARTICLES.has(word.folded) && next?.adjoins && (mayBe(next) || isListed(next)))
          is[i] = is[i + 1] = true;
      }
    });
    for (let i = words.length - 2; i >= 0; i--) {
      const [word, next] = [words[i] as NameWord, words[i + 1] as NameWord];
      // "harry and ellie", "Max, Rory"
      const joined = next.folded === 'and' || next.folded === 'or' ? i + 2 : next.adjoins ? undefined : i + 1;
      if (joined !== undefined && is[joined] && WORDS_AND_FIRST_NAMES.has(word.folded) && (word.large || !VERBS.has(word.folded)) && !ARTICLES.has(words[i - 1]?.folded ?? '')) is[i] = true; // prettier-ignore
      if (is[i] || !next.adjoins) continue;
      const initial = word.initial && word.folded !== 'i' && word.folded !== 'a';
      if (is[i + 1] && (initial || (mayBe(word) && !word.first && !TITLES.has(word.folded)))) is[i] = true;
      else if (initial && mayBe(next) && (WORDS_AND_SURNAMES.has(next.folded) || text[word.to] === '.'))
        is[i] = is[i + 1] = true;
    }
    return is;
  }

  /** For first names that are words or places too. */
  function isByContext(
    word: NameWord,
    i: number,
    words: readonly NameWord[],
    sure: readonly boolean[],
    text: string,
  ): boolean {
    const isWord = WORDS_AND_FIRST_NAMES.has(word.folded);
    if (!isWord && !PLACES_AND_FIRST_NAMES.has(word.folded)) return false;
    const after = text.slice(word.to);
    const next = words[i + 1];
    if (isBeforeSurname(word, next, sure[i + 1] === true)) return true;
    if (DEPARTMENT.test(after) && (word.large || !VERBS.has(word.folded))) return true;
    if (!word.large) return false;
    if (next?.adjoins && (DOES.has(next.folded) || (isWord && IS.has(next.folded)))) return true;
    const before = words[i - 1]?.folded ?? '';
    if (!isWord || ARTICLES.has(before) || (word.folded === 'may' && TIMES.has(before))) return false;
    if (word.possessive) return true;
    if (!word.first) return !SUBJECT.test(after);
    // "Faith and Charity were in the choir"
    const other = words[i + 2];
    return next?.folded === 'and' && other?.large === true && WORDS_AND_FIRST_NAMES.has(other.folded);
  }

  function isBeforeSurname(word: NameWord, next: NameWord | undefined, isNextSure: boolean): boolean {
    if (!next?.adjoins || word.possessive) return false;
    const isSurname = WORDS_AND_SURNAMES.has(next.folded);
    if (word.large) return next.large && (isNextSure || isSurname || (WORDS_AND_FIRST_NAMES.has(word.folded) && !VERBS.has(word.folded) && mayBe(next) && !SUBJECT.test(` ${next.typed}`))); // prettier-ignore
    if (VERBS.has(word.folded) || next.large) return false;
    return isNextSure || (isSurname && !ORDINARY.has(next.folded));
  }
}

export type RemoveNames = ReturnType<typeof createRemoveNames>;

/** Names that stand together become one sign. */
function put(text: string, words: readonly NameWord[], is: readonly boolean[]): string {
  let result = '';
  let end = 0;
  words.forEach(({ from, to, adjoins }, i) => {
    if (!is[i]) return;
    const joins = i > 0 && is[i - 1] === true && adjoins && !(words[i - 1] as NameWord).possessive;
    if (!joins) result += `${text.slice(end, from)}[name]`;
    end = to;
  });
  return result + text.slice(end);
}
