import { sql, type Insertable, type Selectable, type Transaction } from 'kysely';
import type { Change, KnownCard, Line, Notice } from '../escalation/matter.ts';
import type { Parcel } from '../escalation/stores.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

type NewParcel = Insertable<Schema['parcel']>;
/** A parcel without what is the same for every new one. */
type Wanted = Pick<NewParcel, 'id' | 'matter' | 'person' | 'kind' | 'target' | 'wanted' | 'done'>;

const fresh = { leased_until: null, attempts: 0, stopped: 0, reason: null } as const;

export const noticeParcel = ({ id, receiver }: Notice, matter: string): Wanted => ({
  id: `notice ${id}`,
  matter,
  person: outsideText(receiver.person),
  kind: 'notice',
  target: id,
  wanted: 1,
  done: 0,
});

/** One for each card that stands somewhere; its id is where that is. */
export const cardParcel = (
  { matter, person, ...at }: KnownCard,
  { wanted, done }: { wanted: number; done: number },
): Wanted => ({
  id: outsideText(`card ${JSON.stringify([at.conversationId, at.activityId])}`),
  matter,
  person: outsideText(person),
  kind: 'card',
  target: outsideText(JSON.stringify({ conversationId: at.conversationId, activityId: at.activityId })),
  wanted,
  done,
});

export const lineParcels = (
  lines: NonNullable<Change['lines']>,
  matter: string,
  at: Date,
  newId: () => string,
): NewParcel[] =>
  lines.map(({ person, line }) => ({
    id: `line ${newId()}`,
    matter,
    person: outsideText(person),
    kind: 'line',
    target: line,
    wanted: 1,
    done: 0,
    due_at: at.getTime(),
    ...fresh,
  }));

/** Adds a parcel, or makes the one that is there due with what is wanted now; one that was stopped is tried again. */
export async function dueAgain(tx: Transaction<Schema>, parcel: Wanted, at: Date): Promise<void> {
  const { matter, person, wanted, done } = parcel;
  const due_at = at.getTime();
  await tx
    .insertInto('parcel')
    .values({ ...parcel, due_at, ...fresh })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        matter,
        person,
        wanted,
        done,
        due_at,
        attempts: 0,
        stopped: 0,
        reason: null,
        // In hand: whoever has it finds when it is settled that more is wanted.
        leased_until: sql<number | null>`parcel.leased_until`,
      }),
    )
    .execute();
}

export function toParcel(row: Selectable<Schema['parcel']>): Parcel {
  const { id, matter, person, attempts, kind, target } = row;
  const common = { id, matter, person, attempts, dueAt: new Date(row.due_at) };
  switch (kind) {
    case 'notice':
      return { ...common, kind, notice: target };
    case 'line':
      return { ...common, kind, line: target as Line };
    case 'card':
      return {
        ...common,
        kind,
        card: { ...(JSON.parse(target) as Omit<KnownCard, 'matter' | 'person'>), matter, person },
      };
    default:
      return kind satisfies never;
  }
}
