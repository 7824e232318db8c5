import type { ReceiptData } from '../../cards/index.ts';
import type { When } from '../escalation/school-hours.ts';
import type { ReceiptView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { officeName, schoolName, whomToRing } from './office-names.ts';

/** The reporter's card as data. `mri`: theirs, so that the card refreshes itself when they open the chat. */
export function receiptData(needs: {
  view: ReceiptView;
  schools: Schools;
  when: When;
  now: Date;
  earlier: { reference: string; storedAt: Date } | undefined;
  mri: string | undefined;
}): ReceiptData {
  const { view, schools, when, now, earlier, mri } = needs;
  const { matter, moves } = view;
  const school = schoolName(matter.school, schools);
  const asksForSchool = matter.school === undefined && matter.state === 'open';
  return {
    matter: matter.id,
    reference: matter.reference,
    drill: matter.drill,
    status: statusData(needs),
    ...(earlier && { earlier: { reference: earlier.reference, on: when.day(earlier.storedAt) } }),
    sent: {
      name: true,
      ...(school !== undefined && { school }),
      at: when.moment(matter.storedAt, now),
      drill: matter.drill,
    },
    details: matter.details,
    trust: whomToRing(matter, schools),
    buttons: [
      ...(asksForSchool ? (['choose-school'] as const) : []),
      ...(moves.includes('add-details') ? (['add-details'] as const) : []),
      ...(matter.drill ? [] : (['something-new'] as const)),
      ...(moves.includes('withdraw') ? (['withdraw'] as const) : []),
    ],
    ...(mri !== undefined && { refreshFor: [mri] }),
  };
}

function statusData({
  view: { status, matter },
  schools,
  when,
  now,
}: Parameters<typeof receiptData>[0]): ReceiptData['status'] {
  const moment = (at: Date) => when.moment(at, now);
  const office = (receiver: Parameters<typeof officeName>[0]) => officeName(receiver, matter, schools);
  const at = moment(status.at);
  switch (status.is) {
    case 'stored':
      return {
        is: 'stored',
        at,
        school: status.schoolKnown ? 'known' : 'asked',
        ...(status.otherwise && {
          otherwise: { to: office({ office: 'trust' }), at: moment(status.otherwise) },
        }),
      };
    case 'delivered':
      return {
        is: 'delivered',
        at,
        to: office(status.to),
        ...(status.by && { by: moment(status.by) }),
        ...(status.next && { next: office(status.next) }),
        ...(status.opens && { opens: moment(status.opens) }),
      };
    case 'reminded': {
      const by = status.by && { by: moment(status.by) };
      return status.also
        ? { is: 'reminded', at, to: office(status.to), also: office(status.also), ...by }
        : { is: 'delivered', at, to: office(status.to), ...by };
    }
    case 'acknowledged':
      return { is: 'acknowledged', at, by: office(status.by) };
    case 'passed-on':
      return { is: 'passed-on', at, to: office(status.to) };
    case 'withdrawn':
      return { is: 'withdrawn', at, ...(status.seenBy && { seenBy: office(status.seenBy) }) };
    case 'closed':
    case 'not-delivered':
      return { is: status.is, at };
    default:
      return status satisfies never;
  }
}
