import type { PolicyFile } from './policy-file.ts';

type Ruled = Pick<PolicyFile['clauses'][number], 'stance' | 'parts' | 'summary'>;

/** "You may be required to have training" permits nothing. */
const PERMITS =
  /\b(?:(?:you|staff|employees|they) (?:may|can)(?! (?:be|have|also be|need))|(?:is|are|it's) (?:allowed|permitted|acceptable|fine|ok|okay|encouraged)|feel free|no problem|welcome to)\b/;
const LEAVES_OPEN =
  /\b(?:(?<!not )(?:optional(?:ly)?|voluntary)|up to you|you can choose|you may choose|if you (?:like|want|wish|prefer)|need not|needn't|(?:do not|don't|does not|doesn't) (?:have|need) to|no need to|not (?:required|necessary|obligatory|mandatory))\b/;
/** What a sentence forbids or excepts with. */
const DENIES =
  /\b(?:not|no|never|nothing|nobody|none|without|unless|except|exception|only|cannot|neither|nor|avoid|refrain|forbidden|banned)\b|n't\b/;
const FORBIDS = /\b(?:must not|mustn't|may not|cannot|can't|should not|shouldn't|do not|don't|never|forbidden|banned|not (?:allowed|permitted))\b/; // prettier-ignore
const ON_CONDITION = /\b(?:unless|except|without|if|when|where|only|once)\b/;

/**
 * What in a summary says the opposite of the clause's stance, in the summary's own words; undefined where nothing does. A list of words, sentence
 * by sentence: it finds "you may follow pupils" under must-not, not what is put more finely. Where parts bind in several ways, only what none
 * of them says is found.
 */
export function stanceAgainstSummary({ stance, parts, summary }: Ruled): string | undefined {
  const stances = [stance, ...parts.map((part) => part.stance)];
  const sentences = summary
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/(?<=[.!?;])\s+/);
  if (stances.every((each) => each === 'must-not' || each === 'should-not')) {
    const permitting = sentences.find((sentence) => PERMITS.test(sentence) && !DENIES.test(sentence)); // prettier-ignore
    return permitting ?? (DENIES.test(summary.toLowerCase()) ? undefined : summary);
  }
  if (stances.every((each) => each !== 'may-if' && each !== 'info' && each !== 'warning')) {
    return sentences.find((sentence) => LEAVES_OPEN.test(sentence));
  }
  if (stances.every((each) => each === 'may-if')) {
    return sentences.every((sentence) => FORBIDS.test(sentence) && !ON_CONDITION.test(sentence)) ? summary : undefined;
  }
  return undefined;
}
