import { look, well, wrong, type Said } from './finding.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Days before which it is said, and before which it is time. */
const [SAY, HURRY, LAST] = [30, 7, 1];

/** What to say of something that ends: nothing much, soon, this week, tomorrow, over. */
export function ends({
  what,
  on,
  now,
  why,
  mend,
}: {
  what: string;
  on: Date;
  now: Date;
  why: string;
  mend: string;
}): Said {
  // prettier-ignore
  const days = Math.floor((on.getTime() - now.getTime()) / DAY_MILLISECONDS);
  const day = on.toISOString().slice(0, 10);
  if (days < 0) return wrong(`${what} has ended on ${day}`, why, mend);
  if (days < LAST) return wrong(`${what} ends within a day (${day})`, why, mend);
  if (days < HURRY) return wrong(`${what} ends in ${days} ${days === 1 ? 'day' : 'days'} (${day})`, why, mend);
  if (days < SAY) return look(`${what} ends in ${days} days (${day})`, why, mend);
  return well(`${what} is good until ${day}`);
}
