import type { ChangeKind, Finding, Moved, NextStep, Setting, Stance } from './said.ts';

/** How a stance is shown: the icon never without the words. As on the cards. */
export const STANCES: Readonly<Record<Stance, { icon: string; words: string }>> = {
  'must-not': { icon: '⛔', words: 'Not allowed' },
  must: { icon: '❗', words: 'Required' },
  should: { icon: '➜', words: 'You should' },
  'should-not': { icon: '✋', words: 'You should not' },
  'may-if': { icon: '✔', words: 'Allowed, with conditions' },
  info: { icon: 'ℹ', words: 'The policy explains' },
  warning: { icon: '⚠', words: 'Warning' },
};

export const SETTINGS: Readonly<Record<Setting, string>> = {
  personal: 'On your own account',
  'school-account': 'On the school’s LinkedIn or Facebook',
  'work-equipment': 'On work equipment',
  'email-platform': 'By email or on a learning platform',
};

export const STEPS: Readonly<Record<NextStep, string>> = {
  'tell-headteacher': 'Tell the Headteacher',
  'check-arbor': 'Check consent on Arbor',
  'log-on-cpoms': 'Log on CPOMS',
};

export const CHANGES: Readonly<Record<ChangeKind, { words: string; tone: string }>> = {
  new: { words: 'New', tone: 'good' },
  changed: { words: 'Changed', tone: 'warning' },
  retired: { words: 'Retired', tone: 'bad' },
};

/** The fields of every kind of item. */
const FIELDS: Readonly<Record<string, string>> = {
  section: 'Section',
  title: 'Title',
  stance: 'Stance',
  settings: 'Where it applies',
  condition: 'Condition: “if”',
  exception: 'Exception: “except”',
  limit: 'Limit',
  actions: 'Next steps',
  stem: 'Words it hangs on',
  text: 'Exact wording',
  parts: 'Rules within it',
  summary: 'In plain words',
  additions: 'The school’s own additions',
  protected: 'Protected questions',
  examples: 'Examples',
  approvedBy: 'Approved by',
  status: 'Status',
  lastReview: 'Last review',
  nextReview: 'Next review',
  related: 'Related policies',
  sections: 'Sections',
  stems: 'Words that bullets hang on',
  document: 'Approved document',
  concepts: 'What staff call things',
  shorthand: 'Shorthand',
  outside: 'Questions that no policy answers',
  questions: 'Questions',
};
/** "Examples" for "examples", "Examples, number 4" for "examples.3.q", "Shorthand: “hmk”" for "shorthand.hmk". */
export const fieldWords = (field: string): string => {
  const [first = '', ...rest] = field.split('.');
  const words = FIELDS[first] ?? plain(first);
  const [at, own] = rest;
  if (at === undefined) return words;
  if (!/^\d+$/.test(at) || first === 'shorthand' || first === 'concepts') return `${words}: “${plain(rest.join('.'))}”`;
  const whose = first === 'parts' && own !== undefined ? `: ${(FIELDS[own] ?? 'title').toLowerCase()}` : '';
  return `${words}, number ${Number(at) + 1}${whose}`;
};

export const FINDINGS: Readonly<Record<Finding['kind'], string>> = {
  'same-example': 'Two clauses claim the same example',
  'never-wins': 'An example that cannot win',
  'stance-against-summary': 'The summary contradicts the stance',
  'not-in-document': 'Wording that is not in the document',
  'stem-missing': 'The words it hangs on are missing',
  'review-overdue': 'Review overdue',
  'not-valid': 'Something is missing or too long',
};

export const ASKED_FROM: Readonly<Record<Moved['from'], string>> = {
  example: 'Example',
  protected: 'Protected question',
  unanswered: 'Asked in vain',
  unhelpful: 'Said not to help',
};

/** "1 example", "3 examples". */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;

/** "June 2026" for "2026-06". */
export function monthWords(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return month;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** "tell the Headteacher" for "tell-headteacher"; what is not known, without its dashes. */
export const plain = (name: string): string => name.replaceAll('-', ' ');
export const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A title begins small, for the stance before it; by itself it begins a sentence. */
export const capital = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1);
