import { KIND, type Vocabulary } from './vocabulary.ts';

/** Nobody's word is longer; a link or a row of one letter may be. */
const LONGEST_WORD = 40;

/** Three to five neighbouring letters, as features: what is left of a word when it is misspelt or bent. */
export function letterGroups(word: string, vocabulary: Vocabulary): number[] {
  if (word.length <= 3 || word.length > LONGEST_WORD) return [];
  const edged = `^${word}$`;
  const groups: number[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= edged.length; at++) {
      const [start, rest] = [lettersAt(edged, at, 3), lettersAt(edged, at + 3, size - 3)];
      groups.push(vocabulary.feature(KIND.letters, start, rest));
    }
  }
  return groups;
}

/** Up to three letters as one number: no text is made and looked up for it. Letters beyond ASCII share numbers with others; they are rare. */
function lettersAt(word: string, from: number, count: number): number {
  let code = 0;
  for (let at = from; at < from + count; at++) code = code * 128 + (word.charCodeAt(at) & 127);
  return code;
}
