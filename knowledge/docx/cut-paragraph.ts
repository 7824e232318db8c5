import { ruleIn } from './rule-words.ts';
import { sentencesOf } from './sentences.ts';

/** Goes on from the sentence before: quoted alone it would not say whom or what it is about. */
const GOES_ON = /^["'“‘(]?(?:however|therefore|this|that|these|those|they|it|its|their|he|she|such|also|in addition|additionally|furthermore|moreover|similarly|likewise|for example|for instance|e\.g|if so|if not|otherwise|nor|but|and|or|instead|equally|consequently|as such|in (?:this|that|these|such|both|either) (?:case|event|situation|circumstance|instance)s?|where this|when this|if this|if they|if it|should (?:this|they|it)|doing so|failure to|both|neither|the same|any such|the above|then)\b/i; // prettier-ignore
const ADDS = /\b(?:must|should|shall|will|may) also\b/i;

/** Cuts a paragraph into its rules. A sentence that goes on from the one before stays with it; so does what only explains. */
export function cutParagraph(text: string): string[] {
  const groups: { text: string; binds: boolean }[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = groups.at(-1);
    const binds = ruleIn(sentence) !== undefined;
    if (last && !(last.binds && binds && !GOES_ON.test(sentence) && !ADDS.test(sentence))) {
      last.text = `${last.text} ${sentence}`;
      last.binds ||= binds;
    } else groups.push({ text: sentence, binds });
  }
  return groups.map((group) => group.text);
}

/** Parts what leads into a list from what stands before it in the same paragraph. */
export function cutLeadIn(text: string): { before: string; stem: string } {
  const sentences = sentencesOf(text);
  let from = sentences.length - 1;
  while (from > 0 && (GOES_ON.test(sentences[from] ?? '') || (sentences[from]?.split(' ').length ?? 0) < 3)) from -= 1;
  return { before: sentences.slice(0, from).join(' '), stem: sentences.slice(from).join(' ') };
}
