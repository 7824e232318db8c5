import type { Activity } from 'botbuilder';
import { z } from 'zod';

const id = z.string().min(1).max(1000);
const account = z.object({ id, aadObjectId: z.string().max(100).nullish(), name: z.string().nullish() });
const things = z.array(z.object({})).nullish();

/** What every activity of Teams has. Teams adds fields, which stay, and what a turn needs of `value` and the rest is read in turn.ts. */
const IncomingActivity = z
  .object({
    type: z.string().min(1).max(100),
    id: id.nullish(),
    channelId: z.string().min(1).max(100),
    serviceUrl: z.string().max(2000).nullish(),
    from: account,
    recipient: account,
    conversation: z.object({
      id,
      tenantId: z.string().nullish(),
      conversationType: z.string().nullish(),
      isGroup: z.boolean().nullish(),
    }),
    channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
    text: z.string().nullish(),
    name: z.string().nullish(),
    action: z.string().nullish(),
    locale: z.string().nullish(),
    replyToId: z.string().nullish(),
    entities: z.array(z.object({ type: z.string() })).nullish(),
    attachments: z.array(z.object({ contentType: z.string() })).nullish(),
    membersAdded: z.array(account).nullish(),
    membersRemoved: z.array(account).nullish(),
    reactionsAdded: things,
    reactionsRemoved: things,
  })
  // An answer is remembered by the message it answers; one without an id would be answered at every delivery.
  .refine(({ type, id }) => !type.startsWith('message') || typeof id === 'string');

const times = ['timestamp', 'localTimestamp', 'expiration'] as const;

/**
 * An activity with at least the shape that the handlers rely on, or undefined. Null fields are dropped, times become dates.
 * The delivery mode is dropped too: "expectReplies" would keep the answers back instead of sending them.
 */
export function readActivity(body: unknown): Activity | undefined {
  if (!IncomingActivity.safeParse(body).success) return undefined;
  const activity = body as Record<string, unknown>;
  for (const key of Object.keys(activity)) if (activity[key] === null) delete activity[key];
  delete activity.deliveryMode;
  for (const key of times) {
    const said = activity[key];
    const at = typeof said === 'string' ? new Date(said) : undefined;
    if (at === undefined || Number.isNaN(at.getTime())) delete activity[key];
    else activity[key] = at;
  }
  return activity as unknown as Activity;
}
