import type { Stance } from '../clause.ts';
import type { DraftPart } from './docx-read.ts';
import { nextStepsIn } from './guess-scope.ts';
import { isOpen, restingStance, ruleIn } from './rule-words.ts';
import { sentencesOf } from './sentences.ts';
import { titleOf } from './clause-title.ts';

const MOST_PARTS = 20;
/** Where one sentence turns to another rule: "… but surnames must not be used", "… and not disclose …". */
const TURNS = /\b(?:but|however|and)[\s\u00a0,]+(?=(?:[\w’']+[\s\u00a0]+){0,4}(?:must|should|may|can)[\s\u00a0]+(?:not|never)\b)|\band[\s\u00a0]+(?=(?:not|never)[\s\u00a0]+[a-z])/g; // prettier-ignore

export interface Rule {
  stance: Stance;
  text: string;
}

/** How a text binds that hangs on these words. What it hangs on decides where the sentence goes on from there. */
export function stanceOf(text: string, stem: string | undefined, hangsOn: Stance | undefined): Stance {
  const own = ruleIn(text);
  if (hangsOn !== undefined && (own === undefined || (stem !== undefined && (isOpen(stem) || own.at === 0))))
    return hangsOn;
  return own?.stance ?? restingStance(text);
}

/** The rules of a clause that states more than one and does not bind alike in all of them; otherwise none. Together, in order, they are its text. */
export function cutParts(text: string, stem: string | undefined, hangsOn: Stance | undefined): DraftPart[] {
  if (text.includes('\n')) return [];
  const rules: (Rule & { first: boolean })[] = [];
  sentencesOf(text).forEach((sentence, i) => {
    const turned = turns(sentence);
    (turned ?? [sentence]).forEach((piece, j) => {
      const first = i === 0 && j === 0;
      const stance = first ? stanceOf(piece, stem, hangsOn) : (pieceStance(piece) ?? restingStance(piece));
      const last = rules.at(-1);
      // What only explains stays with its rule.
      if (last && (last.stance === stance || stance === 'info' || (stance === 'warning' && last.stance !== 'info')))
        last.text = `${last.text} ${piece}`; // prettier-ignore
      else if (last?.stance === 'info' && !turned) Object.assign(last, { stance, text: `${last.text} ${piece}` });
      else rules.push({ stance, text: piece, first });
    });
  });
  if (rules.length < 2 || rules.length > MOST_PARTS) return [];
  return rules.map(({ stance, text: words, first }) => ({
    act: titleOf(words, first ? stem : undefined, stance),
    stance,
    actions: nextStepsIn(words),
    ...(first && stem !== undefined && { stem }),
    text: words,
  }));
}

const pieceStance = (piece: string): Stance | undefined =>
  /^(?:not|never)\s/.test(piece) ? 'must-not' : ruleIn(piece)?.stance;

function turns(sentence: string): string[] | undefined {
  const at = [...sentence.matchAll(TURNS)].map((match) => match.index + match[0].length);
  const [only] = at;
  if (at.length !== 1 || only === undefined) return undefined;
  const [before, after] = [sentence.slice(0, only).trim(), sentence.slice(only)];
  const rule = ruleIn(before);
  // "must act … and not disclose": without a rule before it "not" belongs to something else.
  return /^(?:not|never)\s/.test(after) && rule?.stance !== 'must' ? undefined : [before, after];
}
