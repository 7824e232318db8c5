import type { Clause, ClauseRef, Example } from './clause.ts';
import type { Match } from './match.ts';

/**
 * A protected question is right where its clause is shown first, or is one of those shown because it depends on the setting.
 * The duty to tell of a pupil's contact may stand before it: it leads whatever else was asked ("Can I accept a friend request from a pupil?").
 * Of several that are about equally near (a near tie) only the first counts.
 */
export function protectedIsRight(own: ClauseRef, match: Match): boolean {
  if (match.kind === 'none') return false;
  const isOwn = ({ policy, id }: ClauseRef) => policy === own.policy && id === own.id;
  const shown = match.shown.map(({ clause }) => clause);
  const asked = shown.filter((clause) => isOwn(clause) || !(match.pupilSignal && isDuty(clause)));
  return match.kind === 'clarify' && match.because === 'setting' ? asked.some(isOwn) : asked.slice(0, 1).some(isOwn);
}

/**
 * An example wins where its clause is shown first, or one that it names itself (`shown`, `or`). One that tells of a pupil's contact also
 * wins where the duty to tell leads: that is what it is there for.
 */
export function exampleWins(own: ClauseRef, { shown, or, escalate }: Example, match: Match): boolean {
  const first = match.kind === 'none' ? undefined : match.shown[0]?.clause;
  if (!first) return false;
  if (escalate && match.pupilSignal && isDuty(first)) return true;
  return first.policy === own.policy && [own.id, ...shown, ...or].includes(first.id);
}

const isDuty = ({ nextSteps, parts }: Clause) =>
  [{ nextSteps }, ...parts].some((rule) => rule.nextSteps.includes('tell-headteacher'));
