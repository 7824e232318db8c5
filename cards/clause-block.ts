import type { ToggleAction } from './actions.ts';
import type { ClauseView, RuleView } from './clause-view.ts';
import { leadingRule } from './clause-view.ts';
import { plainLine, plainWords } from './safe-text.ts';
import { quote, type Quote } from './quote.ts';
import { STANCES, stanceLine } from './stance.ts';
import { textRun, type TextRun } from './text-run.ts';

export type ClauseBlock = {
  headline: string;
  tone: string;
  /** Where it applies and what narrows it; empty or one line. */
  scope: { runs: TextRun[] }[];
  quotes: Quote[];
  /** The clause's other rules. */
  further: { headline: string; quotes: Quote[] }[];
  /** The one button that unfolds all of the block's long quotations; empty if nothing is folded. */
  folds: { actions: ToggleAction[] }[];
  summary: string;
};

/** What the part "clause-block" shows. `id` begins the ids of its elements, unique on the card. */
export function clauseBlock(clause: ClauseView, { id, fold }: { id: string; fold: boolean }): ClauseBlock {
  const lead = leadingRule(clause);
  const quotes = clause.rules.map((rule: RuleView, index) => quote(rule, `${id}-${index}`, fold));
  const folded = quotes.filter((faces) => faces.length > 1).flatMap((faces) => faces.map((face) => face.id));
  return {
    headline: stanceLine(lead),
    tone: STANCES[lead.stance].tone,
    scope: scope(clause),
    quotes: quotes[0] ?? [],
    further: clause.rules
      .slice(1)
      .map((rule, index) => ({ headline: stanceLine(rule), quotes: quotes[index + 1] ?? [] })),
    folds: folded.length === 0 ? [] : [{ actions: [unfold(folded)] }],
    summary: plainWords(clause.summary, 1500),
  };
}

function scope({ settingLabel, narrowing }: ClauseView): { runs: TextRun[] }[] {
  const where = settingLabel ? onSetting(settingLabel) : '';
  const line = [where, narrowing ? plainWords(narrowing, 300) : ''].filter(Boolean).join(', ');
  return line === '' ? [] : [{ runs: [textRun(line.charAt(0).toUpperCase() + line.slice(1))] }];
}

/** "On your own account", "By email or on a learning platform" */
export function onSetting(label: string): string {
  const where = plainLine(label);
  return /^(on|by|in|at) /i.test(where) ? where.charAt(0).toUpperCase() + where.slice(1) : `On ${where}`;
}

// The title is true both before and after the press: Teams cannot change it, and hiding the button would lose the keyboard's place.
const unfold = (targetElements: string[]): ToggleAction => ({
  type: 'Action.ToggleVisibility',
  title: 'Show or fold the rest',
  targetElements,
});
