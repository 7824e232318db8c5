import { isItNewCard, type RenderedCard } from '../../cards/index.ts';
import { receiversOf } from '../escalation/receivers.ts';
import type { When } from '../escalation/school-hours.ts';
import type { MatterView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { officeName } from './office-names.ts';

/** Asks whether a press on a card that was used before tells of something new. */
export function isItNew(
  { matter }: MatterView,
  { schools, when }: { schools: () => Schools | undefined; when: When },
): RenderedCard {
  const known = schools();
  // Also where nobody is set: what concerns the Headteacher was never for them.
  const first = (known && receiversOf(matter, known)[0]) ?? { office: matter.aboutHeadteacher ? 'alternate' : 'headteacher' } as const; // prettier-ignore
  return isItNewCard({
    matter: matter.id,
    reference: matter.reference,
    drill: matter.drill,
    office: known ? officeName(first, matter, known) : 'the Headteacher',
    day: when.day(matter.storedAt),
    at: when.time(matter.storedAt),
  });
}
