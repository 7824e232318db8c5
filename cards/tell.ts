import { z } from 'zod';
import { OfferKey, action } from './actions.ts';
import { notStored, ring, type FromTrust } from './from-trust.ts';
import { Office, line } from './matter-base.ts';
import { plainWords } from './safe-text.ts';

/** What telling the Headteacher from an answer needs. */
export const Tell = z.object({
  offer: OfferKey,
  /** Who would be told: "the Headteacher of Northfield School", or "the Headteacher" while the school is unknown. */
  office: Office,
  /** The person's school, where it is known. */
  school: z.string().optional(),
  /** There is an alternate contact for what concerns the Headteacher. */
  alternate: z.boolean().optional(),
  /** Whom to ring, where the trust's contact is not given with a number. */
  phone: z.string().optional(),
});
export type Tell = z.infer<typeof Tell>;

/** The button, what it sends, its two ways round, and what to do if it seems to do nothing. */
export function tellBlock({ offer, office, school, alternate = false, phone }: Tell, fromTrust: FromTrust | undefined) {
  const toRing: FromTrust = fromTrust?.phone ? fromTrust : { contact: '', phone };
  const concerns = action('It concerns the Headteacher', { verb: 'tell-alternate', offer });
  const choose = action(school ? 'Not my school' : 'Choose my school', { verb: 'choose-school', offer });
  const none = school ? ' Nobody else is set for that.' : '';
  return {
    button: [action(`Tell ${plainWords(office, 120)}`, { verb: 'tell-headteacher', offer })],
    lines: [
      line(`Sends your name, ${school ? 'school, ' : ''}the time and this clause. Not your question.`),
      ...(school ? [] : [line('I don’t know your school yet: it is stored at once and I ask you.')]),
      ...(alternate ? [] : [line(`Does it concern the Headteacher? Please ${ring(toRing)}${none}`)]),
    ],
    others: alternate ? [concerns, choose] : [choose],
    fromTrust: notStored(toRing),
  };
}
