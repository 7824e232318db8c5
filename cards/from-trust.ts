import { z } from 'zod';
import { plainWords, upperFirst } from './safe-text.ts';

/** The trust's own safeguarding contact: a setting, not part of any policy. */
export const FromTrust = z.object({
  /** The role, as it reads after "Speak to": "the trust's safeguarding lead". */
  contact: z.string(),
  phone: z.string().optional(),
});
export type FromTrust = z.infer<typeof FromTrust>;

const SPEAK_TO_LEAD = 'Speak to your school’s designated safeguarding lead.';
const DANGER = 'A child in danger now: 999.';

/** The box's words where a person may be worried about a child. Nobody watches the chat, and the card must not let it seem so. */
export function worried(trust: FromTrust): string {
  return `Worried about a child, or an adult’s behaviour towards one? Nobody reads this chat. ${speakTo(trust)} ${DANGER}`;
}

/** The box's words under a duty to tell somebody. */
export function cannotWait(trust: FromTrust): string {
  // Somebody who writes about the Headteacher must not be sent to the Headteacher alone.
  return `If it is about the Headteacher or another adult, or can’t wait, ${ring(trust)} ${DANGER}`;
}

/** The box's words beside a button that stores and tells: what to do where it seems to do nothing. */
export function notStored(trust: FromTrust): string {
  return `If this card does not change to “Stored”, or it can’t wait, ${ring(trust)} ${DANGER}`;
}

/** The box's words on a receipt. */
export function ifUrgent(trust: FromTrust): string {
  return `Can’t wait? ${upperFirst(ring(trust))} ${DANGER}`;
}

/** The box's words where nobody has received what was told. */
export function pleaseRing(trust: FromTrust): string {
  return `Please ${ring(trust)} ${DANGER}`;
}

/** "ring the trust's safeguarding lead: 01632 960 000."; with an empty contact the number alone. */
export function ring({ contact, phone }: FromTrust): string {
  if (!phone) return lowerFirst(SPEAK_TO_LEAD);
  return `ring ${contact ? `${plainWords(contact)}: ` : ''}${plainWords(phone, 60)}.`;
}

/** The box's words where the bot itself has failed. */
export function dontWait(trust: FromTrust): string {
  return `If this is about a child, don’t wait for me: ${lowerFirst(speakTo(trust))} ${DANGER}`;
}

function speakTo({ contact, phone }: FromTrust): string {
  return phone ? `Speak to ${plainWords(contact)}, ${plainWords(phone, 60)}.` : SPEAK_TO_LEAD;
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
