import { drillResultCard, noticeCard, receiptCard, type RenderedCard } from '../../cards/index.ts';
import type { Clause, Knowledge, Wording } from '../../knowledge/index.ts';
import { dutyToTell } from '../asking/duty.ts';
import type { ClauseShown, Matter, MatterFile, Notice, Receiver } from '../escalation/matter.ts';
import type { When } from '../escalation/school-hours.ts';
import type { MatterView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { chatLink } from './chat-link.ts';
import { noticeData } from './notice-data.ts';
import { officeName, schoolName } from './office-names.ts';
import { receiptData } from './receipt-data.ts';

export interface DrawMatterNeeds {
  knowledge: () => Knowledge;
  knowledgeAt: (revision: string) => Promise<Wording | undefined>;
  schools: () => Schools | undefined;
  when: When;
  now: () => Date;
  detailDays: number;
  /** As stored: the matter that another one follows, and how far a test got. */
  fileOf: (id: string) => Promise<MatterFile | undefined>;
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
      earlier: matter.continues === undefined ? undefined : (await needs.fileOf(matter.continues))?.matter,
      mri: await needs.mriOf(person),
    };
    if (view.kind === 'receipt') {
      // Also after it was closed; and where it reached nobody, since nobody is to be rung because of a test.
      const isOver = matter.acknowledged !== undefined || view.status.is === 'not-delivered';
      if (matter.drill && isOver && matter.state !== 'withdrawn')
        return drillResult(matter, (await needs.fileOf(matter.id))?.notices ?? [], common);
      return receiptCard(receiptData({ view, ...common }));
    }
    const upn = await needs.upnOf({ entraId: matter.reporter.person });
    const message = upn === undefined ? undefined : chatLink(upn);
    return noticeCard(noticeData({ view, ...common, message, detailDays, clause: await words(matter.clause, needs) }));
  };
}

export type DrawMatter = ReturnType<typeof createDrawMatter>;

/** How far a drill got. */
function drillResult(
  matter: Matter,
  notices: readonly Notice[],
  { schools, when, now }: { schools: Schools; when: When; now: Date },
): RenderedCard {
  const { acknowledged, storedAt } = matter;
  const taken = notices.find(({ receiver }) => receiver.person === acknowledged?.by.person);
  const moment = (at: Date) => when.moment(at, now);
  const office = (receiver: Receiver) => officeName(receiver, matter, schools);
  return drillResultCard({
    reference: matter.reference,
    school: schoolName(matter.school, schools) ?? schools.trust.name,
    started: moment(storedAt),
    ...(taken?.deliveredAt && { delivered: { at: moment(taken.deliveredAt), to: office(taken.receiver) } }),
    ...(acknowledged && {
      acknowledged: { at: moment(acknowledged.at), by: office(acknowledged.by) },
      minutes: Math.round((acknowledged.at.getTime() - storedAt.getTime()) / 60_000),
    }),
  });
}

/** The exact words of the rule that the reporter was shown; of the one in force where theirs is no longer at hand. */
async function words(
  shown: ClauseShown,
  { knowledge, knowledgeAt }: Pick<DrawMatterNeeds, 'knowledge' | 'knowledgeAt'>,
) {
  const then = await knowledgeAt(shown.revision);
  const clause = then?.clause(shown) ?? knowledge().clause(shown) ?? dutyToTell(knowledge())?.clause;
  if (!clause) return { words: 'The words of this clause are no longer at hand.', section: '0' };
  return { words: dutyIn(clause), section: clause.section };
}

const dutyIn = ({ parts, text }: Clause) =>
  parts.find(({ nextSteps }) => nextSteps.includes('tell-headteacher'))?.text ?? text;
