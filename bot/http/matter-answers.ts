import type { z } from 'zod';
import type { MatterInFull as InFull } from '../escalation/escalation.ts';
import type { ClauseShown, Matter as Stored, MatterEvent as Event } from '../escalation/matter.ts';
import type { NoticeView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { MoveName, type Matter, type MatterInFull, type Office } from './contract.ts';

const iso = (at: Date) => at.toISOString();
const moves = new Set<string>(MoveName.options);

/** Over time, or nobody has it: the same as on the list in the chat. */
export const isOverdue = ({ matter }: NoticeView): boolean =>
  matter.state === 'open' && (matter.reminders > 0 || matter.alarmedAt !== undefined);

/** A matter of somebody's register, as the contract has it. */
export function toMatter(view: NoticeView, person: string, schools: Schools | undefined): z.input<typeof Matter> {
  const { matter, status } = view;
  const school = schools?.schools.find(({ id }) => id === matter.school);
  return {
    id: matter.id,
    version: matter.version,
    reference: matter.reference,
    drill: matter.drill,
    ...(school && { school: { id: school.id, name: school.name } }),
    reporter: matter.reporter.name,
    aboutHeadteacher: matter.aboutHeadteacher,
    state: matter.state,
    status: status.is,
    storedAt: iso(matter.storedAt),
    ...(view.deliveredAt && { deliveredAt: iso(view.deliveredAt) }),
    ...(matter.acknowledged && { acknowledged: { at: iso(matter.acknowledged.at), office: matter.acknowledged.by.office, you: matter.acknowledged.by.person === person } }),
    ...(matter.closedAt && { closedAt: iso(matter.closedAt) }),
    ...(matter.withdrawnAt && { withdrawnAt: iso(matter.withdrawnAt) }),
    ...(matter.state === 'open' && matter.chaseAt && { by: iso(matter.chaseAt) }),
    overdue: isOverdue(view),
    office: view.office,
    passedOn: view.passedOn,
    asked: view.asked,
    ...(view.outcome && { outcome: { kind: view.outcome.kind, at: iso(view.outcome.at) } }),
    ...(matter.detailsAskedAt && { detailsAskedAt: iso(matter.detailsAskedAt) }),
    details: matter.details,
    held: matter.held,
    moves: view.moves.filter((move): move is z.infer<typeof MoveName> => moves.has(move)),
  }; // prettier-ignore
}

export interface WordsOf {
  /** What a clause is called, where its revision is still at hand. */
  clause: (shown: ClauseShown) => Promise<{ title: string; section: string } | undefined>;
}

/** Everything of it, as the contract has it. People are named by office, as on the card; never by their id. */
export function toMatterInFull(
  view: NoticeView,
  { events, details }: Omit<InFull, 'view'>,
  more: {
    person: string;
    schools: Schools | undefined;
    /** What the reporter was shown is called. */
    clause: { title: string; section: string } | undefined;
    continues: Pick<Stored, 'reference'> | undefined;
    /** A link to a chat with the reporter. */
    message: string | undefined;
  },
): z.input<typeof MatterInFull> {
  const { person, schools, continues, message } = more;
  const offices = new Map<string, z.infer<typeof Office>>();
  for (const { receiver } of events) if (receiver) offices.set(receiver.person, receiver.office);
  const who = (id: string | undefined) => {
    const you = id === person;
    if (id === undefined) return { office: 'policy-guide' as const, you: false };
    if (id === view.matter.reporter.person) return { office: 'reporter' as const, you };
    return { office: offices.get(id) ?? ('trust' as const), you };
  };
  const line = ({ at, kind, by, receiver, fact }: Event) => ({
    at: iso(at),
    kind,
    by: who(by),
    ...(receiver && { receiver: { office: receiver.office, you: receiver.person === person } }),
    ...(fact !== undefined && { fact }),
  });
  const { policy, id } = view.matter.clause;
  return {
    matter: toMatter(view, person, schools),
    clause: { policy, id, ...more.clause },
    ...(continues && { continues: { reference: continues.reference } }),
    ...(message !== undefined && { message }),
    events: events.map(line),
    details: details.map(({ at, kind, by, fields }) => ({ at: iso(at), kind, by: who(by), fields: { ...fields } })),
  };
}
