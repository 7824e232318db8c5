import { loadNames } from './name-lists.ts';
import { createRemoveNames, type RemoveNames } from './remove-names.ts';

const PATTERNS: readonly [RegExp, string][] = [
  [/\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  // As one writes it where one may not: "some.body at gmail dot com".
  [/\b[\w.+-]+\s*(?:\(at\)|\[at\]|\s(?:at|@)\s)\s*[\w-]+\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*(?:com|org|net|uk|co|me|sch)\b(?:\s*(?:dot\s|\.)\s*uk\b)?/gi, '[e-mail]'], // prettier-ignore
  // The whole address: on social media the path is the person ("instagram.com/somebody"), and queries carry more still.
  [/\b(?:https?:\/\/|www\.)\S+/gi, '[link]'],
  [/\b(?:[a-z0-9-]+\.)+(?:com|org|net|uk|me|gg|tv|ly|be|io|app)\/\S+/gi, '[link]'],
  [/(^|[\s(,;:"'“‘/])@[\w.]{2,}/g, '$1[handle]'],
  [/(?<!\w)\w*[a-z]\w*_\w*|(?<!\w)\w*_\w*[a-z]\w*/gi, '[handle]'],
  // "sk8rgirl2009"; not "year10", "covid19" or "iphone15".
  [/\b(?!(?:year|years|yrs?|covid|iphone|ipad|windows|room|class|form|group|set|section|page|office|galaxy|pixel|sept|ks|mp|ps|top|area|channel|web|http)\d)[a-z][a-z.]*[a-z]\d{2,}[a-z\d]*\b|\b[a-z]{3,}\d[a-z]+\d[a-z\d]*\b/gi, '[handle]'], // prettier-ignore
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi, '[postcode]'],
  [/\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b/g, '[date]'],
  [/(?<![A-Za-z\d])\+?\(?\d[\d ().-]{6,}\d/g, '[number]'],
  [/\b[A-Z]?\d{6,}[A-Z]?\b/g, '[number]'],
];

/** The question without what names a person; `mentioned`: people mentioned with @. */
export type Redact = (question: string, mentioned?: readonly string[]) => string;

/**
 * Makes the function that takes out what names a person by its form (addresses, links, handles, postcodes, dates, long numbers, people mentioned
 * with @) and, as well as a list can tell, by name. What it misses and takes in vain is measured in tests/bot/asking/remove-names.test.ts.
 * The list is read at the first question that is kept.
 */
export function createRedact(names: () => ReadonlySet<string> = () => loadNames()): Redact {
  let removeNames: RemoveNames | undefined;
  return (question, mentioned = []) => {
    removeNames ??= createRemoveNames(names());
    let text = question;
    for (const name of mentioned) if (name.trim()) text = text.replaceAll(name, '[name]');
    for (const [pattern, sign] of PATTERNS) text = text.replace(pattern, sign);
    return removeNames(text);
  };
}

/** What is kept, as it is to be matched: the signs are nobody's words. */
export const withoutSigns = (kept: string): string =>
  kept.replace(/\[(?:name|e-mail|link|handle|postcode|date|number)\]/g, ' ');
