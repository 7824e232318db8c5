import { z } from 'zod';
import { plainWords } from './safe-text.ts';

/** The id of a policy or clause, as in its file. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** A section's number, "3" or "4.2". */
export const SectionNumber = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,11}$/);
/** The revision a card was drawn from. */
export const RevisionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/);
/** The key of an offer, kept on the server. */
export const OfferKey = z.string().regex(/^[A-Za-z0-9_-]{8,80}$/);
const From = z.number().int().min(0).max(9999);

/**
 * Every button's payload. Cards hold ids, not truth: the server authorises and reloads at every press.
 * Unknown verbs and ill-formed ids fail; other fields that a client may add are dropped.
 */
export const CardAction = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('show-clause'), policy: Slug, clause: Slug, revision: RevisionId }),
  z.object({ verb: z.literal('choose-clause'), offer: OfferKey, policy: Slug, clause: Slug }),
  z.object({ verb: z.literal('feedback'), offer: OfferKey, helpful: z.boolean() }),
  /** `policy` lists that policy's sections only; `from` skips as many rows. */
  z.object({ verb: z.literal('show-topics'), policy: Slug.optional(), from: From.optional() }),
  z.object({ verb: z.literal('show-topic'), policy: Slug, section: SectionNumber, from: From.optional() }),
  z.object({ verb: z.literal('show-help') }),
  z.object({ verb: z.literal('pupil-contact') }),
  /** Index into the welcome's sample questions. */
  z.object({ verb: z.literal('try-question'), question: z.number().int().min(0).max(5) }),
]);
export type CardAction = z.infer<typeof CardAction>;

type ActionData = { readonly [name: string]: string | number | boolean };
export type ExecuteAction = {
  type: 'Action.Execute';
  title: string;
  tooltip?: string;
  verb: string;
  data: ActionData;
  fallback: { type: 'Action.Submit'; title: string; data: ActionData };
};
export type OpenUrlAction = { type: 'Action.OpenUrl'; title: string; url: string };
export type ToggleAction = { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] };

/** A button. The data holds the verb too, so that an old client's Action.Submit is read by the same schema. */
export function action(title: string, payload: CardAction): ExecuteAction {
  const data: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries<string | number | boolean | undefined>(payload))
    if (value !== undefined) data[name] = value;
  const words = plainWords(title, 240);
  return {
    type: 'Action.Execute',
    title: words,
    verb: payload.verb,
    data,
    fallback: { type: 'Action.Submit', title: words, data },
  };
}

/** A button that leaves Teams: its title must say where to. Throws on anything but https. */
export function openUrl(title: string, url: string): OpenUrlAction {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:') throw new TypeError(`A card may only open https addresses, not ${protocol}`);
  return { type: 'Action.OpenUrl', title: plainWords(title), url: href };
}
