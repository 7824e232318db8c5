import { flat } from './flat.ts';
import type { PolicySource } from './source.ts';

const BULLET = /^\s*(?:[-*•–]|\(?(?:[a-z]|[ivx]+|\d+)[.)])\s+/i;
/** Words that leave off before a list: "you must not;". */
const LEADS_IN = /[:;]\s*$/;

/** A clause or part that is a bullet of the document, without the words that the bullet hangs on. */
export interface BareBullet {
  clause: string;
  /** "stem" or "parts.1.stem". */
  field: string;
  /** The words before the list. */
  leadIn: string;
}

/** Finds clauses that begin at a bullet of a list, and name no stem. Quoted alone, such a bullet may say the opposite ("Defame the trust"). */
export function bulletsWithoutStem({ policy, document }: Pick<PolicySource, 'policy' | 'document'>): BareBullet[] {
  const bullets = bulletsOf(document);
  return policy.clauses.flatMap(({ id, stem, text, parts }) =>
    [{ field: 'stem', stem, text }, ...parts.map((part, i) => ({ ...part, field: `parts.${i}.stem` }))].flatMap((quoted) => {
      if (quoted.stem !== undefined) return [];
      const own = flat(quoted.text);
      const bullet = bullets.find((each) => each.words.startsWith(own) || own.startsWith(each.words));
      return bullet ? [{ clause: id, field: quoted.field, leadIn: bullet.leadIn }] : [];
    }),
  ); // prettier-ignore
}

function bulletsOf(document: string): { words: string; leadIn: string }[] {
  const found: { words: string; leadIn: string }[] = [];
  let leadIn = '';
  for (const line of document.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    if (!BULLET.test(line)) leadIn = LEADS_IN.test(line) ? flat(line) : '';
    else if (leadIn !== '') found.push({ words: flat(line.replace(BULLET, '')), leadIn });
  }
  return found;
}
