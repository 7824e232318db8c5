import type { Stance } from '../clause.ts';

/** The words that bind, and where they stand in the text. */
export interface RuleWords {
  stance: Stance;
  at: number;
  end: number;
}

const WHO =
  '(?:staff|employees?|you|they|teachers?|colleagues?|volunteers?|governors?|trustees|everyone|anyone|adults?|workers?|members?|users?|leaders?|managers?|tutors?|coaches|person|people|leads?|visitors?|contractors?|those|drivers?|trainees|supervisors?|assistants?)';
const NOT_PERMITTED = '(?:not|never|no longer) (?:\\w+ly )?(?:be )?(?:permitted|allowed|acceptable|authorised|permissible|tolerated|entitled)'; // prettier-ignore

/** Which words bind in which way; the first in a sentence counts, at the same place the first in this list. */
const BINDING: [Stance, RegExp][] = [
  [
    'must-not',
    /\b(?:must|shall)(?: \w+ly| also| therefore| under| in)?,? (?:not|never|(?:under |in )?no circumstances)\b(?! only)/gi,
  ],
  [
    'must-not',
    /\bmustn[’']t\b|\b(?:may|can) (?:not|never)\b|\bcan(?:not|[’']t)\b(?! (?:be (?:held|guaranteed|seen|sure|undone)|guarantee|accept))/gi,
  ],
  [
    'must-not',
    new RegExp(
      `\\b${NOT_PERMITTED}\\b|\\b(?:prohibited|forbidden|banned|unacceptable)\\b|\\b(?:is|are) (?:not|never) to\\b`,
      'gi',
    ),
  ],
  ['must-not', /\bunder no circumstances\b|\bzero tolerance\b/gi],
  ['must-not', /\bno (?:\w+ ){0,4}?(?:may|should|must|can|is to|are to|will|shall)(?: ever)? (?=\w)/gi],
  ['must-not', /^(?:please )?(?:do not|don[’']t|never)\b/gi],
  ['must-not', new RegExp(`\\b${WHO}\\b(?: \\w+){0,4}? (?:do not|don[’']t|does not|will not|won[’']t|will never|never|are never)\\b(?! (?:have|need|wish|want|feel|know)\\b)`, 'gi')], // prettier-ignore
  ['should-not', /\b(?:should|ought)(?: \w+ly| also)? (?:not|never)\b|\bshouldn[’']t\b|\b(?:not|never) (?:recommended|advised|advisable|appropriate|encouraged)\b|\b(?:is|are) discouraged\b|\binadvisable\b|\badvised (?:not to|against)\b|^(?:please )?avoid\b/gi], // prettier-ignore
  ['should', /\bneed not\b/gi],
  ['must', /\b(?:must|shall)\b|\b(?:is|are) (?:\w+ly |also )?(?:required|expected|obliged|obligated|instructed|bound) to\b|\b(?:has|have) (?:a |an )?(?:\w+ ){0,2}(?:duty|responsibility|obligation)\b|\b(?:mandatory|compulsory)\b|\bit is (?:essential|vital|imperative)\b|\b(?:is|are) (?:\w+ly )?responsible for\b/gi], // prettier-ignore
  ['must', new RegExp(`\\b${WHO}\\b(?: \\w+){0,3}? (?:will|needs? to|ha(?:s|ve) to|are to)\\b(?! (?:be (?:given|provided|offered|supported|told|informed|paid|invited|notified|asked|made|able|entitled|subject)|receive|have access|find|benefit))`, 'gi')], // prettier-ignore
  ['must', /^(?:please )?(?:always|ensure|make sure|report|inform|notify|keep|use|log|record|follow|wear|seek|check|obtain|remember|treat|maintain|challenge|act|store|lock|tell|contact|speak|ask|return|complete|sign|comply|respect|refer)\b/gi], // prettier-ignore
  ['should', /(?<=[\w,)”"’'] )(?:should|ought to)\b(?! (?:be )?(?:you|it|there|such|any|this|these|a|an|the)\b)|\brecommended\b|\b(?:encouraged|advised|asked|urged|requested) to\b|\b(?:good|best) practice\b|\badvisable\b|\bit is important\b|^please\b/gi], // prettier-ignore
  [
    'may-if',
    /\b(?:is|are|be) (?:only |also )?(?:permitted|allowed|authorised|entitled|acceptable|free|welcome)\b(?! us\b)/gi,
  ],
  ['may-if', new RegExp(`\\b${WHO}\\b(?: \\w+){0,3}? (?:may|can)\\b(?! (?:also )?(?:be\\b|have\\b|face\\b|result|lead|find|need|become|feel|wish|include|require|want|experience))`, 'gi')], // prettier-ignore
  ['may-if', /\b(?:may|can) (?:only )?(?:also )?be (?:used|taken|worn|shared|brought|claimed|given|made|kept|accepted|carried|published|photographed|reimbursed|granted|retained|left|consumed)\b(?! (?:against|effectively|as evidence|to engage))/gi], // prettier-ignore
];
const WARNS = /\b(?:disciplinary|dismissal|gross misconduct|criminal (?:offence|act)|illegal|unlawful|against the law|prosecut\w+|can be a crime)\b|^(?:note|warning|important|caution)\b\s*[-–—:]/i; // prettier-ignore
/** "The purpose of this policy is to ensure that staff …" binds nobody; neither does "if staff are required to …". */
const AIM = /\b(?:purpose|aims?|objectives?|intention|scope)\b[^.]{0,60}\b(?:is|are|to)\b|^(?:this|the) (?:policy|document|guidance|code)\b[^.]{0,30}\b(?:aims?|sets? out|seeks?|applies|explains|describes|provides|outlines|covers|is intended)\b/i; // prettier-ignore
const HYPOTHETICAL = /\b(?:if|whether|unless|where|when|until|as|who|that)(?: \w+){0,3} $/i;

export const isAim = (text: string) => AIM.test(text.slice(0, 120));

/** All that bind in a text, by their places. */
export function ruleWordsIn(text: string): RuleWords[] {
  const found: RuleWords[] = [];
  for (const [stance, words] of BINDING) {
    for (const match of text.matchAll(words)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (found.some((each) => at < each.end && each.at < end)) continue;
      if (['must', 'may-if'].includes(stance) && isHypothetical(text, at)) continue;
      found.push({ stance, at, end });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** "unless expressly authorised", "if you are required to": said of a case, it binds nobody. */
function isHypothetical(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return HYPOTHETICAL.test(before) && !/,[^,]*$/.test(before) && /\b(?:if|whether|unless|until) (?:\w+ ){0,3}$/i.test(before); // prettier-ignore
}

/** Which rule a text states, by its first binding words; nothing where it only informs. */
export function ruleIn(text: string): RuleWords | undefined {
  return isAim(text) ? undefined : ruleWordsIn(text)[0];
}

/** The stance of words that state no rule. */
export const restingStance = (text: string): Stance => (WARNS.test(text) ? 'warning' : 'info');

/** Which rule the items of a list hang on: the last binding words of what leads in. */
export function ruleOfStem(stem: string): RuleWords | undefined {
  return isAim(stem) ? undefined : ruleWordsIn(stem).at(-1);
}

/** "… you must not;": the items go on with the sentence. */
export function isOpen(stem: string): boolean {
  const rule = ruleOfStem(stem);
  return rule !== undefined && /^[\s\u00a0]*(?:not|be|never|only|always|to|also|ensure(?: that)?|have|at all times)?[\s\u00a0]*[:;,–—-]*$/i.test(stem.slice(rule.end)); // prettier-ignore
}

/** "Do", "Don’ts", "Acceptable", "Not permitted": a heading or a column that says how what stands under it binds. */
export function stanceOfHeading(text: string): Stance | undefined {
  const words = text.replace(/[:;.\s]+$/, '');
  if (/^(?:do not|do[’']?n[’']?t[’']?s?|never|not ok(?:ay)?|unacceptable\b.*|prohibited\b.*|avoid)$/i.test(words) || /[✗✘❌]/u.test(words)) return 'must-not'; // prettier-ignore
  if (/^(?:do[’']?s?|always)$/i.test(words) || /[✓✔✅]/u.test(words)) return 'must';
  if (/^(?:acceptable|permitted|allowed|ok(?:ay)?)(?: \w+){0,3}$/i.test(words)) return 'may-if';
  const rule = words.split(' ').length <= 10 ? ruleOfStem(words) : undefined;
  // "Use of phones" and "Report writing" are no orders.
  return rule?.at === 0 && rule.stance === 'must' ? undefined : rule?.stance;
}
