const PATTERNS: readonly [RegExp, string][] = [
  [/\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  // The whole address: on social media the path is the person ("instagram.com/somebody"), and queries carry more still.
  [/\b(?:https?:\/\/|www\.)\S+/gi, '[link]'],
  [/\b(?:[a-z0-9-]+\.)+(?:com|org|net|uk|me|gg|tv|ly|be|io|app)\/\S+/gi, '[link]'],
  [/(^|[\s(,;:"'“‘])@[\w.]{2,}/g, '$1[handle]'],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi, '[postcode]'],
  [/\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b/g, '[date]'],
  [/(?<![A-Za-z\d])\+?\(?\d[\d ()-]{6,}\d/g, '[number]'],
  [/\b[A-Z]?\d{6,}[A-Z]?\b/g, '[number]'],
];

/**
 * A question without what names a person by its form: addresses, links, handles, postcodes, dates, long numbers,
 * and the names of people mentioned with @. Names typed as plain words stay; nobody can tell them by form.
 */
export function redact(question: string, mentioned: readonly string[] = []): string {
  let text = question;
  for (const name of mentioned) if (name.trim()) text = text.replaceAll(name, '[name]');
  for (const [pattern, sign] of PATTERNS) text = text.replace(pattern, sign);
  return text;
}
