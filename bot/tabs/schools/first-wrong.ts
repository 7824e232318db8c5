import { toFirstWrong } from '../ui/focus.ts';
import type { Problem, Schools } from '../said.ts';

/** Leads to the page with the first field that is wrong, and puts the keyboard on it. */
export function showFirstWrong(errors: Problem['errors'], { schools }: Schools): void {
  const [first] = errors ?? [];
  if (first === undefined) return;
  const school = schools[Number(/^\W*schools\W+(\d+)/.exec(first.field)?.[1])];
  const page = school ? `#/school/${encodeURIComponent(school.id)}` : '#/trust';
  if (location.hash === page) return toFirstWrong();
  // The page listens too, and did so first: it is drawn by then.
  addEventListener('hashchange', () => toFirstWrong(), { once: true });
  location.hash = page;
}
