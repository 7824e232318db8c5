import { z } from 'zod';
import { plainLine } from './safe-text.ts';

/** How a rule binds. */
export const Stance = z.enum(['must-not', 'must', 'should', 'should-not', 'may-if', 'info', 'warning']);
export type Stance = z.infer<typeof Stance>;

/** How each stance is shown, on every card: icon and words, never the one without the other, and never without the act after them. */
export const STANCES = {
  'must-not': { icon: '⛔', words: 'Not allowed', tone: 'attention' },
  must: { icon: '❗', words: 'Required', tone: 'accent' },
  should: { icon: '➜', words: 'You should', tone: 'accent' },
  'should-not': { icon: '✋', words: 'You should not', tone: 'warning' },
  'may-if': { icon: '✔', words: 'Allowed, with conditions', tone: 'good' },
  info: { icon: 'ℹ', words: 'The policy explains', tone: 'emphasis' },
  warning: { icon: '⚠', words: 'Warning', tone: 'warning' },
} as const satisfies Record<Stance, { icon: string; words: string; tone: string }>;

const BEFORE_ING: Partial<Record<Stance, string>> = { should: 'Should be done', 'should-not': 'Should not be done' };

/** The rule in one line, fit for a heading: "⛔ Not allowed: being friends with or following pupils". */
export function stanceLine(rule: { stance: Stance; act: string }): string {
  const { icon, words } = STANCES[rule.stance];
  const act = plainLine(rule.act);
  // "You should: telling …" is no English, and admins write acts both ways.
  const fitting = /^\p{L}+ing\b/u.test(act) ? (BEFORE_ING[rule.stance] ?? words) : words;
  return `${icon} ${fitting}: ${act}`;
}
