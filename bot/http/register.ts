import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { NoticeView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import type { View } from './contract.ts';
import { isOverdue } from './matter-answers.ts';

type ViewName = z.infer<typeof View>;
const MOST = 100;

const isOver = ({ matter }: NoticeView) => matter.state === 'closed' || matter.state === 'withdrawn';
const VIEWS: Readonly<Record<ViewName, (view: NoticeView) => boolean>> = {
  open: (view) => !isOver(view),
  overdue: isOverdue,
  passed: (view) => view.passedOn && !isOver(view),
  closed: isOver,
};

/** Of what somebody may see, and of nothing else. */
export const countsOf = (register: readonly NoticeView[]): Record<ViewName, number> => ({
  open: register.filter(VIEWS.open).length,
  overdue: register.filter(VIEWS.overdue).length,
  passed: register.filter(VIEWS.passed).length,
  closed: register.filter(VIEWS.closed).length,
});

/** Where a matter stands in its list: what nobody has taken first, then longest waiting; what is over, newest first. */
const placeOf = (view: NoticeView): [number, number, string] => {
  const { state, storedAt, id } = view.matter;
  return isOver(view) ? [0, -storedAt.getTime(), id] : [state === 'open' ? 0 : 1, storedAt.getTime(), id];
};
const compare = (a: [number, number, string], b: [number, number, string]) =>
  a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of `q` begins a word of what stands in the line. Typed words are not searched. */
function isFound({ matter }: NoticeView, words: readonly string[], schools: Schools | undefined): boolean {
  if (words.length === 0) return true;
  const school = schools?.schools.find(({ id }) => id === matter.school)?.name ?? '';
  const line = ` ${plain([matter.reference, matter.reporter.name, school, matter.outcome?.kind ?? '', matter.drill ? 'test drill' : ''].join(' ').replace(/[,.()-]/g, ' '))}`; // prettier-ignore
  return words.every((word) => line.includes(` ${word}`));
}

/** A page of the list. A cursor is the place of the last one shown: it stays right when others come or go. */
export function pageOf(
  register: readonly NoticeView[],
  { view, q, cursor, schools }: { view: ViewName; q: string; cursor: string | undefined; schools: Schools | undefined },
): { page: NoticeView[]; next: string | undefined } | 'no-such-cursor' {
  const after = cursor === undefined ? undefined : placeIn(cursor);
  if (cursor !== undefined && after === undefined) return 'no-such-cursor';
  const words = plain(q).split(/[\s,.()-]+/).filter(Boolean); // prettier-ignore
  const found = register
    .filter((each) => VIEWS[view](each) && isFound(each, words, schools))
    .map((each) => ({ each, place: placeOf(each) }))
    .filter(({ place }) => after === undefined || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const page = found.slice(0, MOST);
  const last = found.length > MOST ? page.at(-1) : undefined;
  return { page: page.map(({ each }) => each), next: last && toCursor(last.place) };
}

export const toCursor = (place: readonly unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
function placeIn(cursor: string): [number, number, string] | undefined {
  const place = readCursor(cursor);
  const [rank, at, id] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof rank === 'number' && typeof at === 'number' && typeof id === 'string' ? [rank, at, id] : undefined;
}
export function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** Another as soon as one of these matters is, comes or goes. Opaque: it counts nothing that can be read. */
export const versionOf = (register: readonly NoticeView[], more: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([register.map(({ matter }) => [matter.id, matter.version]), more]))
    .digest('base64url')
    .slice(0, 22);

/** Reference, times, state, outcome, and nothing else. */
export function toCsv(register: readonly NoticeView[]): string {
  const rows = register.map(({ matter }) => [
    matter.reference,
    ...[matter.storedAt, matter.acknowledged?.at, matter.closedAt ?? matter.withdrawnAt].map((at) => at?.toISOString() ?? ''),
    matter.state,
    matter.outcome?.kind ?? '',
  ]); // prettier-ignore
  const head = ['reference', 'stored', 'acknowledged', 'ended', 'state', 'outcome'];
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
