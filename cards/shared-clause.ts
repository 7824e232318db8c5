import { z } from 'zod';
import { clauseBlock } from './clause-block.ts';
import { ClauseView, leadingRule } from './clause-view.ts';
import { defineCard } from './define-card.ts';
import { footer } from './footer.ts';
import { plainWords } from './safe-text.ts';
import { explicitImages, noPupilFriends } from './samples.ts';
import { stanceLine } from './stance.ts';
import template from './templates/shared-clause.json';

export const SharedClauseData = z.object({
  clause: ClauseView,
  /** The day it was shown to colleagues, "22 November 2026": nobody can bring the card up to date afterwards. */
  asOf: z.string(),
});

/** A clause that a member of staff puts into a chat or a channel: words only, no button, since anybody there could press it. */
export const sharedClauseCard = defineCard({
  name: 'shared-clause',
  template,
  data: SharedClauseData,
  view: ({ clause, asOf }) => ({
    block: clauseBlock(clause, { id: 'clause', fold: false }),
    section: `Section ${clause.section.number}: ${plainWords(clause.section.title)}`,
    footer: footer([clause]),
    asOf: `As it stood on ${plainWords(asOf)}. Ask Policy Guide for the wording that holds now.`,
  }),
  sample: { clause: noPupilFriends, asOf: '22 November 2026' },
  variants: { long: { clause: explicitImages, asOf: '22 November 2026' } },
  summary: 'Policy Guide: what the policy says',
});

const LONGEST_PREVIEW = 140;

/** A clause as a line of a list: the rule, and what it means. Plain text. */
export function clausePreview(clause: ClauseView): { title: string; text: string } {
  const summary = plainWords(clause.summary, 1200);
  const cut =
    summary.length > LONGEST_PREVIEW ? `${summary.slice(0, summary.lastIndexOf(' ', LONGEST_PREVIEW))} …` : summary;
  return {
    title: stanceLine(leadingRule(clause)),
    text: `${cut} (${clause.footer.policyTitle}, section ${clause.section.number})`,
  };
}
