import type { ClauseView, RuleView } from '../../cards/index.ts';
import type { Clause, Narrowing, Setting, Wording } from '../../knowledge/index.ts';
import type { Calendar } from './calendar.ts';

const MOST_RULES = 3;

/** Makes the function that turns a clause into what cards show of it. */
export function createClauseToView({ calendar, now }: { calendar: Calendar; now: () => Date }) {
  return ({ knowledge, clause, leadPart }: { knowledge: Wording; clause: Clause; leadPart?: number }): ClauseView => {
    const policy = knowledge.policy(clause.policy);
    if (!policy) throw new Error(`Clause ${clause.id} came without its policy.`);
    return {
      policy: clause.policy,
      clause: clause.id,
      revision: knowledge.revision,
      title: clause.title,
      rules: rulesOf(clause, leadPart),
      ...(clause.settings[0] && { settingLabel: WHERE[clause.settings[0]] }),
      ...(clause.narrowing && { narrowing: narrowed(clause.narrowing) }),
      summary: clause.summary,
      ...(clause.additions.length > 0 && { additions: clause.additions }),
      section: {
        number: clause.section,
        title: policy.sections.find((section) => section.number === clause.section)?.title ?? '',
      },
      footer: {
        policyTitle: policy.title,
        approvedBy: policy.approvedBy,
        lastReview: calendar.monthName(policy.lastReview),
        nextReview: calendar.monthName(policy.nextReview),
        reviewOverdue: calendar.reviewOverdue(policy.nextReview, now()),
      },
    };
  };
}

export type ClauseToView = ReturnType<typeof createClauseToView>;

/** Where a clause applies, as it reads after "Applies". */
export const WHERE: Record<Setting, string> = {
  personal: 'on your own account',
  'school-account': 'on the school’s LinkedIn or Facebook',
  'work-equipment': 'on work equipment',
  'email-platform': 'by email or on a learning platform',
};

// The rule that the question is about first; the others keep the document's order.
function rulesOf({ parts, stance, title, stem, text }: Clause, leadPart = 0): RuleView[] {
  const lead = parts[leadPart];
  if (!lead) return [{ stance, act: title, ...(stem !== undefined && { stem }), text }];
  return [lead, ...parts.filter((part) => part !== lead)].slice(0, MOST_RULES).map((part) => ({
    stance: part.stance,
    act: part.act,
    ...(part.stem !== undefined && { stem: part.stem }),
    // The first half of a sentence must not stand alone, or the quotation would end in mid-air.
    text: part === lead && !/[.;!?]$/.test(part.text) ? text : part.text,
  }));
}

const NARROWS: Record<Narrowing['kind'], string> = { condition: 'if', exception: 'except', limit: 'limit' };
const narrowed = ({ kind, words }: Narrowing) => `${NARROWS[kind]}: ${words}`;
