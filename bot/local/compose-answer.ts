import { z } from 'zod';
import type { DialogResult, LookUpResult } from './contract.ts';
import type { BotAnswer } from './post-to-bot.ts';
import { UNREACHABLE, WENT_WRONG } from './press-answer.ts';

const content = z.record(z.string(), z.unknown());
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

const Found = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('result'),
      attachmentLayout: z.literal('list'),
      attachments: z.array(
        z.object({
          contentType: z.literal(ADAPTIVE),
          content,
          // Without it Teams shows no line for a card.
          preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
        }),
      ),
    }),
    z.object({ type: z.literal('message'), text: z.string() }),
  ]),
});

const Task = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string(), card: z.object({ contentType: z.literal(ADAPTIVE), content }) }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

/** What Teams makes of the answer to a search in the compose box. */
export function readFound(answer: BotAnswer): LookUpResult {
  if (answer.kind === 'unreachable' || answer.status !== 200) return { kind: 'failed', text: UNREACHABLE };
  const read = Found.safeParse(answer.body);
  if (!read.success) return { kind: 'failed', text: WENT_WRONG };
  const { composeExtension: found } = read.data;
  if (found.type === 'message') return { kind: 'said', text: found.text };
  return {
    kind: 'found',
    found: found.attachments.map(({ content: card, preview }) => ({ ...preview.content, card })),
  };
}

/** What Teams makes of the answer to a command of a message's menu, and to a button in its dialog. */
export function readDialog(answer: BotAnswer): DialogResult {
  if (answer.kind === 'unreachable' || answer.status !== 200) return { kind: 'failed', text: UNREACHABLE };
  const read = Task.safeParse(answer.body);
  if (!read.success) return { kind: 'failed', text: WENT_WRONG };
  const { task } = read.data;
  if (task.type === 'message') return { kind: 'said', text: task.value };
  return { kind: 'dialog', title: task.value.title, card: task.value.card.content };
}
