import { z } from 'zod';
import { RevisionId, SectionNumber, Slug, action, type ExecuteAction } from './actions.ts';
import { AdditionView } from './additions.ts';
import { Stance, stanceLine } from './stance.ts';

/** One rule of a clause. */
export const RuleView = z.object({
  stance: Stance,
  /** Reads after the stance's words: "being friends with or following pupils"; after "You should": "tell the Headteacher". */
  act: z.string().min(1),
  /** The words a bullet hangs on, exact. */
  stem: z.string().optional(),
  /** The policy's exact words. */
  text: z.string().min(1),
});
export type RuleView = z.infer<typeof RuleView>;

/** A clause as cards show it. */
export const ClauseView = z.object({
  policy: Slug,
  clause: Slug,
  revision: RevisionId,
  title: z.string().min(1),
  /** The rule that the question is about first. */
  rules: z.array(RuleView).min(1).max(3),
  /** Where it applies, when narrower than everywhere, as it reads after "On": "your own account". */
  settingLabel: z.string().optional(),
  /** The clause's own narrowing words, with the word that joins them: "except: sharing a post from LinkedIn". */
  narrowing: z.string().optional(),
  /** Plain language. */
  summary: z.string().min(1),
  /** What schools add of their own; never the policy's words. */
  additions: z.array(AdditionView).max(10).optional(),
  section: z.object({ number: SectionNumber, title: z.string() }),
  footer: z.object({
    policyTitle: z.string(),
    approvedBy: z.string(),
    /** "June 2024" */
    lastReview: z.string(),
    /** "June 2026" */
    nextReview: z.string(),
    reviewOverdue: z.boolean(),
  }),
});
export type ClauseView = z.infer<typeof ClauseView>;

/** The rule that leads a clause. */
export function leadingRule(clause: ClauseView): RuleView {
  const [rule] = clause.rules;
  if (!rule) throw new TypeError(`Clause ${clause.clause} came without a rule.`);
  return rule;
}

/** A row that says one rule of a clause (its leading one if none is given) and opens the exact words when pressed. */
export function clauseRow(
  clause: ClauseView,
  rule: RuleView = leadingRule(clause),
): { line: string; press: ExecuteAction } {
  const { policy, clause: id, revision } = clause;
  const line = stanceLine(rule);
  // The name a screen reader says has to be what the row shows, in that order.
  return { line, press: action(`${line} Exact words`, { verb: 'show-clause', policy, clause: id, revision }) };
}
