import { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { FromTrust, worried } from './from-trust.ts';
import { pupilContactButton } from './next-steps.ts';
import { Privacy, privacy } from './privacy.ts';
import { plainWords } from './safe-text.ts';
import { TRUST } from './samples.ts';
import { textRun } from './text-run.ts';
import template from './templates/help.json';

export const HelpData = Privacy.extend({
  commands: z.array(z.object({ name: z.string().min(1), describes: z.string() })).max(12),
  fromTrust: FromTrust,
});
export type HelpData = z.infer<typeof HelpData>;

/** How to ask, the commands, and who sees what is typed. */
export const helpCard = defineCard({
  name: 'help',
  template,
  data: HelpData,
  view: ({ commands, fromTrust, ...promises }) => ({
    commands: commands.length === 0 ? [] : [{ lines: commands.map(commandLine) }],
    buttons: [pupilContactButton(), action('Topics', { verb: 'show-topics' })],
    ...privacy(promises),
    fromTrust: worried(fromTrust),
  }),
  sample: {
    commands: [
      { name: 'help', describes: 'How to ask, and what I can answer' },
      { name: 'topics', describes: 'The policies I know, by section' },
    ],
    unansweredDays: 90,
    serviceContact: 'the IT helpdesk',
    fromTrust: TRUST,
  },
  variants: {
    'nothing optional': { commands: [], unansweredDays: 1, fromTrust: { contact: 'the trust’s safeguarding lead' } },
  },
  summary: 'Policy Guide: help',
});

function commandLine({ name, describes }: { name: string; describes: string }) {
  return { runs: [textRun(plainWords(name, 60), { weight: 'Bolder' }), textRun(`: ${plainWords(describes)}`)] };
}
