import type { FromTrust } from '../../cards/index.ts';
import type { Schools } from '../schools.ts';

/** What answers need to know of the trust; undefined where no schools file is set. */
export type Trust = Schools['trust'] | undefined;

/** The time zone of dates where no schools are set. */
export const timezoneOf = (trust: Trust): string => trust?.timezone ?? 'Europe/London';

/** The trust's safeguarding contact as cards name it. */
export function fromTrust(trust: Trust): FromTrust {
  return trust
    ? { contact: trust.safeguarding.role, phone: trust.safeguarding.phone }
    : { contact: 'your school’s designated safeguarding lead' };
}

/** The same in one plain line, for messages without a card. */
export function safeguardingLine(trust: Trust): string {
  const contact = trust
    ? `${trust.safeguarding.role}, ${trust.safeguarding.phone}`
    : 'your school’s designated safeguarding lead';
  return `Worried about a child? Nobody reads this chat. Speak to ${contact}. A child in danger now: 999.`;
}
