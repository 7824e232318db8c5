import { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { FromTrust, worried } from './from-trust.ts';
import { pupilContactButton } from './next-steps.ts';
import { Privacy, privacy } from './privacy.ts';
import { plainLine, plainWords } from './safe-text.ts';
import { SCHOOLS } from './matter-samples.ts';
import { TRUST } from './samples.ts';
import { Schools, schoolChoice } from './school-choice.ts';
import { textRun } from './text-run.ts';
import { listed } from './topic.ts';
import template from './templates/welcome.json';

export const WelcomeData = Privacy.extend({
  /** As in the Teams manifest. */
  botName: z.string().min(1),
  policyTitles: z.array(z.string()).min(1),
  /** Real questions; pressing one sends its index. */
  questions: z.array(z.string().min(1)).max(6),
  /** The person's school, where it is known. */
  school: z.string().optional(),
  /** To choose from: asked for while no school is known, offered as a change where one is. */
  schools: Schools.optional(),
  fromTrust: FromTrust,
});
export type WelcomeData = z.infer<typeof WelcomeData>;

const CHANGE = { actions: [action('Change my school', { verb: 'choose-school' })] };
const SAVE = action('Save my school', { verb: 'save-school' });

const WELCOME: WelcomeData = {
  botName: 'Policy Guide',
  policyTitles: ['Social Media Policy'],
  questions: [
    'Can I share this photo?',
    'A pupil has followed me on Instagram. What do I do?',
    'Can I message my class about homework?',
    'Can I check Facebook on my work laptop?',
    'Can I set up an account for my subject?',
    'Can I say online where I work?',
  ],
  school: 'Northgate School',
  unansweredDays: 90,
  serviceContact: 'the IT helpdesk',
  fromTrust: TRUST,
};

/** Sent once: what the bot does and does not do, questions to try, and who sees what is typed. */
export const welcomeCard = defineCard({
  name: 'welcome',
  template,
  data: WelcomeData,
  view: ({ botName, policyTitles, questions, school, schools, fromTrust, ...promises }) => ({
    heading: `Hello, I’m ${plainLine(botName, 60)}`,
    knows: [
      textRun('Ask me what the policy says, and I answer with its exact words. I know: '),
      textRun(`${listed(policyTitles)}.`),
    ],
    school: school ? [{ runs: [textRun(`Your school: ${plainWords(school)}`)], change: schools ? [CHANGE] : [] }] : [],
    choose: schools && !school ? [{ ...schoolChoice(schools), buttons: [{ actions: [SAVE] }] }] : [],
    tries: questions.length === 0 ? [] : [{ rows: questions.map(questionRow) }],
    buttons: [pupilContactButton(), action('Topics', { verb: 'show-topics' }), action('Help', { verb: 'show-help' })],
    ...privacy(promises),
    fromTrust: worried(fromTrust),
  }),
  sample: WELCOME,
  variants: {
    'choose a school': { ...WELCOME, school: undefined, schools: SCHOOLS },
    'change the school': { ...WELCOME, school: 'Northfield School', schools: SCHOOLS },
    'nothing optional': {
      botName: 'Policy Guide',
      policyTitles: ['Social Media Policy', 'Code of Conduct'],
      questions: [],
      unansweredDays: 0,
      fromTrust: { contact: 'the trust’s safeguarding lead' },
    },
  },
  summary: 'Policy Guide: hello',
});

function questionRow(question: string, index: number) {
  const line = plainWords(question);
  return { line, hint: '', press: action(line, { verb: 'try-question', question: index }) };
}
