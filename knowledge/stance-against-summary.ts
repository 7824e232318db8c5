import type { Stance } from './clause.ts';
import type { PolicyFile } from './policy-file.ts';

/** "You may be required" permits nothing. */
const PERMITS =
  /\b(?:(?:you|staff|employees|they) (?:may|can)(?! (?:be|have|also be|need))|(?:is|are|it'?s) (?:allowed|permitted|acceptable|fine|ok|okay|encouraged)|feel free|no problem|welcome to)\b/;
const FORBIDS = /\b(?:must not|mustn't|may not|cannot|can't|should not|shouldn't|do not|don't|never|no longer|is forbidden|are forbidden|is banned|are banned|not (?:allowed|permitted)|avoid|refrain)\b/; // prettier-ignore
const LEAVES_OPEN =
  /\b(?:optional(?:ly)?|voluntary|up to you|you can choose|you may choose|if you (?:like|want|wish|prefer)|need not|needn't|(?:do not|don't|does not|doesn't) (?:have|need) to|no need to|not (?:required|necessary|obligatory|mandatory))\b/;
const NARROWS =
  /\b(?:not|no|never|nothing|nobody|none|without|unless|except|exception|only|n't|cannot|neither|nor)\b|n't\b/;
const CLOSES = /\b(?:must|have to|has to|required|always|compulsory|mandatory)\b/;

/**
 * What in a summary says the opposite of the clause's stance, in the summary's own words; undefined where nothing does. A list of words, sentence by
 * sentence: it finds "you may follow pupils" under must-not, not what is put more finely. A clause whose parts bind in several ways is asked of all.
 */
export function stanceAgainstSummary(
  clause: Pick<PolicyFile['clauses'][number], 'stance' | 'parts' | 'summary'>,
): string | undefined {
  const stances = new Set<Stance>([clause.stance, ...clause.parts.map(({ stance }) => stance)]);
  const forbidding = [...stances].every((stance) => stance === 'must-not' || stance === 'should-not');
  const binding = [...stances].every((stance) => stance !== 'may-if' && stance !== 'info' && stance !== 'warning');
  const sentences = clause.summary
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/(?<=[.!?;])\s+/);
  const wrong = sentences.find((sentence) => {
    if (binding && LEAVES_OPEN.test(sentence) && !(forbidding && CLOSES.test(sentence))) return true;
    if (stances.has('must-not') || stances.has('should-not')) return forbidding && PERMITS.test(sentence) && !NARROWS.test(sentence); // prettier-ignore
    return false;
  });
  if (wrong !== undefined) return wrong;
  const whole = sentences.join(' ');
  if (forbidding && !FORBIDS.test(whole) && !NARROWS.test(whole)) return whole;
  if (clause.stance === 'may-if' && stances.size === 1 && sentences.every((each) => FORBIDS.test(each) && !NARROWS_EXCEPTION.test(each))) return whole; // prettier-ignore
  return undefined;
}

const NARROWS_EXCEPTION = /\b(?:unless|except|without|if|when|where|only)\b/;
