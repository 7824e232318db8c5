import type { Insertable, Selectable } from 'kysely';
import type { Detail, Matter, MatterEvent, Notice, Receiver } from '../escalation/matter.ts';
import { outsideText } from './outside-text.ts';
import { yesNo, type Schema } from './schema.ts';

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;

/** Moments within JSON, by name: they come back as dates. */
const MOMENTS = new Set([
  'at',
  'storedAt',
  'closedAt',
  'withdrawnAt',
  'detailsAskedAt',
  'chaseAt',
  'alarmedAt',
  'deliveredAt',
]);
const parse = (json: string): unknown => revived(JSON.parse(json));

/** By hand: JSON.parse with a reviver takes several times as long, which is felt with thousands of matters. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const inner = fields[name];
    if (typeof inner !== 'string') revived(inner);
    else if (MOMENTS.has(name)) fields[name] = new Date(inner);
  }
  return value;
}

export function toMatterRow(matter: Matter): NewRow<'matter'> {
  const { id, reference, key, school, state, version, storedAt, chaseAt, held, details, ...facts } = matter;
  return {
    id,
    reference,
    key: outsideText(key),
    reporter: outsideText(matter.reporter.person),
    school: school ?? null,
    state,
    version,
    stored_at: storedAt.getTime(),
    chase_at: chaseAt?.getTime() ?? null,
    ended_at:
      (state === 'closed' ? matter.closedAt : state === 'withdrawn' ? matter.withdrawnAt : undefined)?.getTime() ??
      null,
    held: yesNo(held),
    details,
    facts: outsideText(JSON.stringify(facts)),
  };
}

export function toMatter(row: Row<'matter'>): Matter {
  const facts = parse(row.facts) as Omit<Matter, 'id' | 'reference' | 'key' | 'school' | 'state' | 'version' | 'storedAt' | 'chaseAt' | 'held' | 'details'>; // prettier-ignore
  return {
    ...facts,
    id: row.id,
    reference: row.reference,
    key: row.key,
    ...(row.school !== null && { school: row.school }),
    state: row.state,
    version: row.version,
    storedAt: new Date(row.stored_at),
    ...(row.chase_at !== null && { chaseAt: new Date(row.chase_at) }),
    held: row.held === 1,
    details: row.details,
  };
}

export function toNoticeRow(notice: Notice, matter: string, number: number): NewRow<'notice'> {
  const { id, state, ...facts } = notice;
  return { id, matter, number, person: outsideText(notice.receiver.person), state, facts: JSON.stringify(facts) };
}

export function toNotice(row: Row<'notice'>): Notice {
  return { ...(parse(row.facts) as Omit<Notice, 'id' | 'state'>), id: row.id, state: row.state };
}

export function toEventRow(event: MatterEvent, matter: string, number: number): NewRow<'event'> {
  const { at, kind, by, receiver, fact } = event;
  return {
    matter,
    number,
    at: at.getTime(),
    kind,
    by: by ?? null,
    receiver: receiver ? JSON.stringify(receiver) : null,
    fact: fact ?? null,
  };
}

export function toEvent(row: Row<'event'>): MatterEvent {
  return {
    at: new Date(row.at),
    kind: row.kind as MatterEvent['kind'],
    ...(row.by !== null && { by: row.by }),
    ...(row.receiver !== null && { receiver: JSON.parse(row.receiver) as Receiver }),
    ...(row.fact !== null && { fact: row.fact }),
  };
}

export function toDetailRow({ id, at, by, kind, fields }: Detail, matter: string): NewRow<'detail'> {
  return {
    id: outsideText(id),
    matter,
    at: at.getTime(),
    by: outsideText(by),
    kind,
    fields: outsideText(JSON.stringify(fields)),
  };
}

export function toDetail(row: Row<'detail'>): Detail {
  return {
    id: row.id,
    at: new Date(row.at),
    by: row.by,
    kind: row.kind as Detail['kind'],
    fields: JSON.parse(row.fields) as Detail['fields'],
  };
}
