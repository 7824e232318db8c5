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
/** The id of a matter. */
export const MatterId = z.uuid();
/** The id of somebody that a matter can be passed on to. */
export const ReceiverId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$/);
const From = z.number().int().min(0).max(9999);
/** What a person typed into a form. Far more than is allowed, so that the handler can say what is too long instead of losing it. */
const Typed = z.string().max(250_000).optional();
/** What a list was left at: Teams sends '' where nothing was chosen. */
const Chosen = z.union([Slug, z.literal('')]).optional();
/** A button that needs no more than the matter. */
const ofMatter = <Verb extends string>(verb: Verb) => z.object({ verb: z.literal(verb), matter: MatterId });

/**
 * Every button's payload. Cards hold ids, not truth: the server authorises and reloads at every press.
 * Unknown verbs and ill-formed ids fail; other fields that a client may add are dropped.
 * Teams merges a form's inputs into the data of its button: they are the optional fields of the save-… verbs.
 */
export const CardAction = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('show-clause'), policy: Slug, clause: Slug, revision: RevisionId }),
  z.object({ verb: z.literal('choose-clause'), offer: OfferKey, policy: Slug, clause: Slug }),
  z.object({ verb: z.literal('feedback'), offer: OfferKey, helpful: z.boolean() }),
  /** `policy` lists that policy's sections only; `from` skips as many rows. */
  z.object({ verb: z.literal('show-topics'), policy: Slug.optional(), from: From.optional() }),
  z.object({ verb: z.literal('show-topic'), policy: Slug, section: SectionNumber, from: From.optional() }),
  z.object({ verb: z.literal('ask-policy-team'), question: OfferKey, seal: OfferKey }),
  z.object({ verb: z.literal('show-help') }),
  z.object({ verb: z.literal('pupil-contact') }),
  /** Index into the welcome's sample questions. */
  z.object({ verb: z.literal('try-question'), question: z.number().int().min(0).max(5) }),
  z.object({ verb: z.literal('tell-headteacher'), offer: OfferKey }),
  z.object({ verb: z.literal('tell-alternate'), offer: OfferKey }),
  /** Yes, this is new: a second matter linked to that one. */
  ofMatter('tell-again'),
  ofMatter('show-receipt'),
  ofMatter('add-details'),
  z.object({
    verb: z.literal('save-details'),
    matter: MatterId,
    /** The form's own key: pressing twice saves once. */
    form: Slug,
    pupil: Typed,
    what: Typed,
    where: Typed,
    when: Typed,
  }),
  ofMatter('withdraw'),
  ofMatter('something-new'),
  ofMatter('acknowledge'),
  ofMatter('pass-on'),
  z.object({ verb: z.literal('save-pass-on'), matter: MatterId, to: z.union([ReceiverId, z.literal('')]).optional() }),
  ofMatter('ask-for-details'),
  ofMatter('log-on-cpoms'),
  z.object({ verb: z.literal('save-log-on-cpoms'), matter: MatterId, on: Typed, reference: Typed }),
  ofMatter('cpoms-not-needed'),
  z.object({ verb: z.literal('save-cpoms-not-needed'), matter: MatterId, reason: Typed }),
  ofMatter('recorded-elsewhere'),
  z.object({ verb: z.literal('save-recorded-elsewhere'), matter: MatterId, where: Typed }),
  ofMatter('close'),
  ofMatter('reopen'),
  ofMatter('hold'),
  ofMatter('release'),
  /** `from` skips as many notes. */
  z.object({ verb: z.literal('show-matter'), matter: MatterId, from: From.optional() }),
  ofMatter('refresh-matter'),
  z.object({ verb: z.literal('open-matters'), from: From.optional() }),
  z.object({ verb: z.literal('my-reports'), from: From.optional() }),
  /** `offer`: the answer on which it was pressed. */
  z.object({ verb: z.literal('choose-school'), offer: OfferKey.optional() }),
  z.object({ verb: z.literal('save-school'), school: Chosen, offer: OfferKey.optional() }),
  z.object({ verb: z.literal('start-drill'), school: Chosen }),
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

/** How a card about a matter refreshes itself for these people (MRIs); nothing if none are given. */
export function refreshMatter(matter: string, userIds: readonly string[] | undefined) {
  if (userIds === undefined) return undefined;
  const { type, title, verb, data } = action('Bring up to date', { verb: 'refresh-matter', matter });
  return { action: { type, title, verb, data }, userIds };
}

/** A button that leaves Teams: its title must say where to. Throws on anything but https. */
export function openUrl(title: string, url: string): OpenUrlAction {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:') throw new TypeError(`A card may only open https addresses, not ${protocol}`);
  return { type: 'Action.OpenUrl', title: plainWords(title), url: href };
}
