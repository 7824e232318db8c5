import type { StoredMatter } from './facts.ts';

const SAYS =
  /(Stored|Delivered|Asked again|Acknowledged|Not delivered|Please acknowledge|You have this|Somebody else has this)[^·]* · ref ([A-Z0-9]{6})/;

/** What the card of a matter states, and of which; undefined for every other message. */
export function saidOn(words: string): { states: string; reference: string } | undefined {
  const [, states, reference] = SAYS.exec(words) ?? [];
  return states === undefined || reference === undefined ? undefined : { states, reference };
}

/** What the receipt of a matter must state in the end. */
export function receiptOf({ matter, notices }: StoredMatter): string {
  if (matter.state === 'acknowledged') return 'Acknowledged';
  if (notices.some(({ state }) => state === 'delivered')) return 'Delivered';
  return matter.alarmedAt ? 'Not delivered' : 'Stored';
}

/** What the notice of this person must state in the end. */
export function noticeOf({ matter }: StoredMatter, person: string): string {
  if (matter.state !== 'acknowledged') return 'Please acknowledge';
  return matter.acknowledged?.by.person === person ? 'You have this' : 'Somebody else has this';
}
