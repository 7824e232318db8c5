import { z } from 'zod';
import type { PressResult } from './contract.ts';
import type { BotAnswer } from './post-to-bot.ts';

/** Teams' words for a bot that is slow, gone or failing. */
export const UNREACHABLE = 'Unable to reach app. Please try again.';
export const WENT_WRONG = 'Something went wrong. Please try again.';

const Body = z.discriminatedUnion('type', [
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.object({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ message: z.string() }),
  }),
]);

/** What Teams makes of the answer to an Action.Execute. HTTP must be 200; the outcome is in the body. */
export function readPressAnswer(answer: BotAnswer): PressResult | { kind: 'card'; card: Record<string, unknown> } {
  if (answer.kind === 'unreachable' || answer.status !== 200) return { kind: 'failed', text: UNREACHABLE };
  const body = Body.safeParse(answer.body);
  if (!body.success) return { kind: 'failed', text: WENT_WRONG };
  switch (body.data.type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { kind: 'card', card: body.data.value };
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'said', text: body.data.value };
    case 'application/vnd.microsoft.error':
      return { kind: 'failed', text: body.data.value.message || WENT_WRONG };
    default:
      return body.data satisfies never;
  }
}
