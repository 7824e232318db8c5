import { z } from 'zod';
import { defineCard } from './define-card.ts';
import { FromTrust, dontWait } from './from-trust.ts';
import { pupilContactButton } from './next-steps.ts';
import { plainWords } from './safe-text.ts';
import { TRUST } from './samples.ts';
import { textRun } from './text-run.ts';
import template from './templates/error.json';

export const ErrorData = z.object({
  /** What the log knows the turn by. */
  reference: z.string().min(1),
  fromTrust: FromTrust,
});
export type ErrorData = z.infer<typeof ErrorData>;

/** The turn failed. Nobody with a worry about a child may be lost over it. */
export const errorCard = defineCard({
  name: 'error',
  template,
  data: ErrorData,
  view: ({ reference, fromTrust }) => ({
    reference: [textRun(plainWords(reference, 80), { fontType: 'Monospace', weight: 'Bolder' })],
    buttons: [pupilContactButton()],
    fromTrust: dontWait(fromTrust),
  }),
  sample: { reference: '7f3k-20d9', fromTrust: TRUST },
  variants: { 'no phone': { reference: '7f3k-20d9', fromTrust: { contact: 'the trust’s safeguarding lead' } } },
  summary: 'Policy Guide: something went wrong',
});
