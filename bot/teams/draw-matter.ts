import { drillResultCard, noticeCard, receiptCard, type RenderedCard } from '../../cards/index.ts';
import type { Clause, Knowledge } from '../../knowledge/index.ts';
import { dutyToTell } from '../asking/duty.ts';
import type { ClauseShown, Matter } from '../escalation/matter.ts';
import type { When } from '../escalation/school-hours.ts';
import type { MatterView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { chatLink } from './chat-link.ts';
import { noticeData } from './notice-data.ts';
import { officeName, schoolName } from './office-names.ts';
import { receiptData } from './receipt-data.ts';

export interface DrawMatterNeeds {
  knowledge: () => Knowledge;
  knowledgeAt: (revision: string) => Knowledge | undefined;
  schools: () => Schools | undefined;
  when: When;
  now: () => Date;
  detailDays: number;
  /** The matter that another one follows. */
  matterCalled: (id: string) => Promise<Matter | undefined>;
  /** Teams' id for a person, so that their card refreshes itself. */
  mriOf: (person: string) => Promise<string | undefined>;
  /** For the link to a chat; undefined where it cannot be had. */
  upnOf: (person: { entraId: string }) => Promise<string | undefined>;
}

/** Makes the function that draws the card on which `person` sees a matter: the reporter's receipt, or a receiver's notice. */
export function createDrawMatter(needs: DrawMatterNeeds) {
  return async (view: MatterView, person: string): Promise<RenderedCard> => {
    const { when, detailDays, now } = needs;
    const schools = needs.schools();
    if (!schools) throw new Error('A matter without schools.');
    const { matter } = view;
    const common = {
      schools,
      when,
      now: now(),
      earlier: matter.continues === undefined ? undefined : await needs.matterCalled(matter.continues),
      mri: await needs.mriOf(person),
    };
    if (view.kind === 'receipt') {
      const done = matter.drill && view.status.is === 'acknowledged';
      return done ? drillResult(view.matter, common) : receiptCard(receiptData({ view, ...common }));
    }
    const upn = await needs.upnOf({ entraId: matter.reporter.person });
    const message = upn === undefined ? undefined : chatLink(upn);
    return noticeCard(noticeData({ view, ...common, message, detailDays, clause: words(matter.clause, needs) }));
  };
}

export type DrawMatter = ReturnType<typeof createDrawMatter>;

/** The report of a drill that was acknowledged. */
function drillResult(
  matter: Matter,
  { schools, when, now }: { schools: Schools; when: When; now: Date },
): RenderedCard {
  const { acknowledged, storedAt } = matter;
  const by = acknowledged && officeName(acknowledged.by, matter, schools);
  return drillResultCard({
    reference: matter.reference,
    school: schoolName(matter.school, schools) ?? schools.trust.name,
    started: when.moment(storedAt, now),
    ...(acknowledged &&
      by !== undefined && {
        delivered: { at: when.moment(storedAt, now), to: by },
        acknowledged: { at: when.moment(acknowledged.at, now), by },
        minutes: Math.round((acknowledged.at.getTime() - storedAt.getTime()) / 60_000),
      }),
  });
}

/** The exact words of the rule that the reporter was shown; of the one in force where theirs is no longer at hand. */
function words(shown: ClauseShown, { knowledge, knowledgeAt }: Pick<DrawMatterNeeds, 'knowledge' | 'knowledgeAt'>) {
  const clause =
    knowledgeAt(shown.revision)?.clause(shown) ?? knowledge().clause(shown) ?? dutyToTell(knowledge())?.clause;
  if (!clause) return { words: 'The words of this clause are no longer at hand.', section: '0' };
  return { words: dutyIn(clause), section: clause.section };
}

const dutyIn = ({ parts, text }: Clause) =>
  parts.find(({ nextSteps }) => nextSteps.includes('tell-headteacher'))?.text ?? text;
