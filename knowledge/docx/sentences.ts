const SHORT = /(?:\b(?:e\.g|i\.e|etc|cf|viz|vs|no|nos|p|pp|para|paras|sec|art|fig|ref|tel|ext|mr|mrs|ms|miss|dr|prof|rev|st|inc|ltd|dept|approx|min|max)|\b[A-Z])\.$/i; // prettier-ignore
const END = /[.?!]+["'’”)\]]*(?=[\s\u00a0])/g;

/** The sentences of a paragraph: together, with a space between, they are the paragraph. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const end of text.matchAll(END)) {
    const to = end.index + end[0].length;
    const rest = text.slice(to).replace(/^[\s\u00a0]+/, '');
    const sentence = text.slice(from, to);
    if (!/^["'“‘(\[]?[\p{Lu}\p{N}]/u.test(rest) || (SHORT.test(sentence) && !/\betc\.$/i.test(sentence))) continue;
    found.push(sentence.trim());
    from = to;
  }
  const last = text.slice(from).trim();
  return last === '' ? found : [...found, last];
}
