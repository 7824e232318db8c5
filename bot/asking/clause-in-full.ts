import { clauseCard, type RenderedCard } from '../../cards/index.ts';
import type { Clause, ClauseRef, Knowledge, Wording } from '../../knowledge/index.ts';
import type { ClauseToView } from './clause-to-view.ts';
import { nextStepsOf, nextStepsOnCard } from './next-steps.ts';
import { sameRule } from './same-rule.ts';
import type { Trust } from './trust.ts';

export type ClauseInFull = { kind: 'clause'; card: RenderedCard; note?: string } | { kind: 'gone' };

/**
 * Makes the function that shows a clause as a card of revision `revision` named it: in that revision's words, marked as no longer in
 * force where they have changed since. Where that revision is no longer at hand, the words in force now are shown, and said to be.
 */
export function createClauseInFull(needs: {
  knowledge: () => Knowledge;
  knowledgeAt: (revision: string) => Promise<Wording | undefined>;
  toView: ClauseToView;
  trust: () => Trust;
}) {
  const draw = (knowledge: Wording, clause: Clause, outdated: boolean) =>
    clauseCard({
      clause: needs.toView({ knowledge, clause }),
      // An old rule's next steps may be wrong by now.
      nextSteps: outdated ? [] : nextStepsOnCard(nextStepsOf([clause]), needs.trust()),
      outdated,
    });

  return async ({ ref, revision }: { ref: ClauseRef; revision: string }): Promise<ClauseInFull> => {
    const newest = needs.knowledge();
    const now = newest.clause(ref);
    const then = await needs.knowledgeAt(revision);
    const asCarded = then?.clause(ref);
    if (then && asCarded && !(now && sameRule(now, asCarded)))
      return { kind: 'clause', card: draw(then, asCarded, true) };
    if (!now) return { kind: 'gone' };
    const card = draw(newest, now, false);
    return then
      ? { kind: 'clause', card }
      : {
          kind: 'clause',
          card,
          note: 'The policy may have changed since that card was made. This is the wording in force now.',
        };
  };
}
