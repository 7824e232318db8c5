import { mattersCard, type RenderedCard } from '../../cards/index.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { When } from '../escalation/school-hours.ts';
import type { MatterView, Status } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { schoolName } from './office-names.ts';

interface Needs {
  escalation: Pick<Escalation, 'openMatters' | 'reports'>;
  schools: () => Schools | undefined;
  when: When;
  now: () => Date;
}

const STATES: Record<Status['is'], string> = {
  stored: 'stored, delivery not confirmed',
  delivered: 'not acknowledged',
  reminded: 'not acknowledged',
  'not-delivered': 'not delivered',
  'passed-on': 'passed on, not acknowledged',
  acknowledged: 'acknowledged',
  closed: 'closed',
  withdrawn: 'withdrawn',
};

/** A person's lists: what is open for them, and what they have told. */
export async function listMatters(
  { verb, from }: { verb: 'open-matters' | 'my-reports'; from?: number | undefined },
  person: string,
  { escalation, schools, when, now }: Needs,
): Promise<RenderedCard> {
  const page = from === undefined ? {} : { from };
  const head = ({ matter: { id, reference, drill } }: MatterView) => ({ matter: id, reference, drill });
  if (verb === 'my-reports') {
    const reports = await escalation.reports(person);
    return mattersCard({
      list: 'my-reports',
      rows: reports.map((view) => ({
        ...head(view),
        state: STATES[view.status.is],
        day: when.day(view.matter.storedAt),
      })),
      ...page,
    });
  }
  const open = await escalation.openMatters(person);
  const known = schools();
  return mattersCard({
    list: 'open-matters',
    rows: open.map((view) => {
      const { matter, status } = view;
      const school = known && schoolName(matter.school, known);
      return {
        ...head(view),
        ...(school !== undefined && { school }),
        state: STATES[status.is],
        since: when.moment(matter.acknowledged?.at ?? matter.storedAt, now()),
        overdue: matter.state === 'open' && (matter.reminders > 0 || matter.alarmedAt !== undefined),
        mine: matter.acknowledged?.by.person === person,
      };
    }),
    ...page,
  });
}
