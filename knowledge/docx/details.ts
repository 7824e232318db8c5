import { cellText, countWords, tidy, type Block } from './block.ts';
import { KIND } from './cover-title.ts';

export type Detail = 'title' | 'approvedBy' | 'status' | 'approved' | 'lastReview' | 'issued' | 'review' | 'nextReview' | 'cycle' | 'other'; // prettier-ignore

/** What documents call what a policy says of itself; the first that fits counts. */
const NAMES: [Detail, RegExp][] = [
  [
    'nextReview',
    /^(?:(?:date of |date for |planned )?next (?:scheduled |planned |policy )?(?:review|revision)(?: (?:date|due|on|by))?|(?:policy )?(?:review|renewal) due(?: (?:date|by|on))?|due for review(?: (?:on|by))?|to be (?:next )?reviewed(?: (?:on|by|in|before))?|date (?:for|due for) (?:next )?review|review (?:by|before|on)|review date due|expiry date)$/i,
  ],
  [
    'lastReview',
    /^(?:(?:date of )?(?:last|latest|most recent) (?:policy )?(?:review|revision|update)(?:ed|d)?(?: (?:date|on))?|(?:date )?last (?:reviewed|updated|revised)(?: (?:on|date))?|(?:date )?reviewed(?: on)?|(?:date )?(?:revised|updated)(?: on)?|date of this review|date reviewed|this review)$/i,
  ],
  ['cycle', /^(?:review (?:cycle|frequency|period|schedule|interval)|frequency of review|reviewed every|cycle)$/i],
  ['review', /^(?:(?:policy )?review(?: date)?|date of (?:policy )?review|date for review)$/i],
  [
    'approved',
    /^(?:(?:date (?:of )?)?(?:policy )?(?:approved|approval|ratified|ratification|adopted|adoption|agreed)(?: (?:date|on))?|date (?:approved|ratified|adopted|agreed)(?: by .{2,40})?|(?:approved|ratified|adopted) (?:date|on))$/i,
  ],
  [
    'issued',
    /^(?:date|(?:date (?:of )?)?(?:issued?|publication|published|effective|implementation|policy|creation|created)(?: (?:date|from|on))?|effective (?:date|from)|version date|policy date|in force from)$/i,
  ],
  [
    'approvedBy',
    /^(?:(?:policy )?(?:approved|ratified|adopted|agreed|authorised|signed off|sign off)(?:\s*(?:\/|and|or|&)\s*(?:approved|ratified|adopted|agreed|authorised))*(?: and adopted)? by|approv(?:al|ing) (?:body|committee|level|by|authority|group)|approver|ratifying (?:body|committee)|ratification by|level of approval)$/i,
  ],
  ['status', /^(?:(?:policy |document )?status|type of policy|policy type)$/i],
  [
    'title',
    /^(?:(?:policy |document )?(?:title|name)(?: of (?:policy|document))?|name of policy|title of policy|policy)$/i,
  ],
  ['other', /^(?:(?:policy |document |lead )?(?:author|owner|lead)s?|(?:author|owner|policy lead|reviewer|reviewed by|responsib(?:le|ility)(?: (?:person|officer|for (?:this )?policy|of|for (?:review|implementation)))?|person responsible.*)|source|version(?: (?:no|number|control))?\.?|issue(?: no| number)?\.?|document (?:ref|reference|number|no|control)\.?|reference|ref|based on|link(?:ed)? (?:governor|trustee)|distribution|audience|applies to|target audience|contact|location|published (?:on|at)|school|trust|academy|department|category|signed(?: by)?|signature|chair(?: of (?:governors|trustees))?|head ?teacher|principal|ceo|print name|name|written by|prepared by|produced by|consulted?(?:ation)?(?: with)?|website|related (?:policies|documents)|date(?:d)?)$/i], // prettier-ignore
];

export interface Found {
  detail: Detail;
  name: string;
  value: string;
  place: string;
}

export function detailNamed(words: string): Detail | undefined {
  const name = tidy(words.replace(/\u00a0/g, ' ')).replace(/[\s:?.–-]+$/, '');
  return name.length > 60 ? undefined : NAMES.find(([, pattern]) => pattern.test(name))?.[0];
}

/** The details that a table gives in pairs beside or above one another; undefined where it is no such table. */
export function detailsOfTable(block: Block): Found[] | undefined {
  if (block.kind !== 'table') return undefined;
  const rows = block.rows.map((row) => row.map(cellText));
  const cells = rows.flat().filter((cell) => cell !== '');
  const beside = rows.flatMap((row, i) => pairsOf(row, `${block.place}, row ${i + 1}`));
  if (beside.length * 4 >= cells.length && beside.some(({ detail }) => detail !== 'other')) return [...titleAbove(rows[0], block.place), ...beside]; // prettier-ignore
  const [head, values] = rows;
  if (head && values && rows.length === 2 && head.filter((cell) => detailNamed(cell)).length * 2 > head.length) {
    return head.flatMap((name, i) => found(name, values[i] ?? '', `${block.place}, row 2`));
  }
  return undefined;
}

/** A first row across the whole table, that is called as policies are. */
function titleAbove(row: readonly string[] = [], place: string): Found[] {
  const [words, ...more] = row.filter((cell) => cell !== '');
  if (words === undefined || more.length > 0 || countWords(words) > 14 || !KIND.test(words) || detailsOfLine(words, place)) return []; // prettier-ignore
  return [{ detail: 'title', name: 'title', value: tidy(words), place }];
}

/** Details that a row, or a line with tabs, gives one beside the other. */
export function pairsOf(row: readonly string[], place: string): Found[] {
  const pairs: Found[] = [];
  for (let i = 0; i < row.length; i += 1) {
    const cell = row[i] ?? '';
    const inside = detailsOfLine(cell, place);
    if (inside?.some(({ value }) => value !== '')) pairs.push(...inside);
    else if (detailNamed(cell)) {
      const value = row[i + 1] ?? '';
      pairs.push(...found(cell, detailNamed(value) && detailNamed(value) !== 'other' ? '' : value, place));
      i += 1;
    }
  }
  return pairs;
}

const found = (name: string, value: string, place: string): Found[] => {
  const detail = detailNamed(name);
  return detail ? [{ detail, name: tidy(name), value: tidy(value), place }] : [];
};

/** "Approved by: Full Governing Body Date: June 2024": undefined where a line is no such thing. */
export function detailsOfLine(text: string, place: string): Found[] | undefined {
  const names = [...text.matchAll(/(?:^|(?<=[\s\u00a0|;,]))([A-Z][A-Za-z/&\u00a0 ]{2,45}?)\s*:/g)].flatMap((match) => {
    const words = (match[1] ?? '').split(/[\s\u00a0]+/);
    // "Governing Body Date" before a colon: the name is its last words.
    for (let from = 0; from < words.length; from += 1) {
      const name = words.slice(from).join(' ');
      if (/^[A-Z]/.test(name) && detailNamed(name)) return [{ name, from: match.index + (match[1] ?? '').length - name.length, to: match.index + match[0].length }]; // prettier-ignore
    }
    return [];
  });
  if (names.length === 0 || (names[0]?.from ?? 1) > 0) return byWords(text, place);
  const all = names.flatMap(({ name, to }, i) => found(name, text.slice(to, names[i + 1]?.from), place));
  return all.every(({ value }) => value.length <= 120 && !/[.!?]\s+[A-Z]\w+ \w+ /.test(value)) ? all : undefined;
}

const LATER = /(?:^|,? and |[.;] )(?:(?:it|(?:this|the) (?:policy|code|document|procedure|handbook|statement|guidance)) )?(?:will (?:next )?be|is (?:next )?(?:due )?to be|is (?:next )?due for) (?:next )?review(?:ed)?(?: again)? (?:on|in|by|before) (.{0,24}\d{2,4})$/i; // prettier-ignore

/** "Approved by the Trust Board on 12 June 2024", "Review date June 2026", "It will be reviewed in June 2026." */
function byWords(text: string, place: string): Found[] | undefined {
  const whole = tidy(text).replace(/\.$/, '');
  const later = LATER.exec(whole);
  const next: Found[] = later ? [{ detail: 'nextReview', name: 'to be reviewed', value: later[1] ?? '', place }] : [];
  const line = whole.slice(0, later?.index);
  if (line === '') return next;
  const said = line.length > 140 ? undefined : saidOf(line, place);
  return said && [...said, ...next];
}

function saidOf(line: string, place: string): Found[] | undefined {
  const by = /^(?:this (?:policy|code|document|procedure|handbook|statement|guidance) (?:was|has been) )?((?:approved|ratified|adopted|agreed)(?: and adopted)? by) (?:the )?(.{2,80}?)(?:,? (?:on|in|date[d:]?|-|–) (.*\d{2,4}))?$/i.exec(line); // prettier-ignore
  if (by && !/\b(?:date|review|status|version|approval|author|owner)\b/i.test(by[2] ?? '')) {
    const approver = found(by[1] ?? '', by[2] ?? '', place);
    return by[3] === undefined
      ? approver
      : [...approver, { detail: 'approved', name: 'approved on', value: by[3], place }];
  }
  const when = /^(.{4,40}?)[\s–-]+((?:\d{1,2}(?:st|nd|rd|th)?[\s./-])?(?:[A-Za-z]{3,9}|\d{1,2})[\s./-]\d{2,4})$/.exec(
    line,
  );
  return when && detailNamed(when[1] ?? '') ? found(when[1] ?? '', when[2] ?? '', place) : undefined;
}
