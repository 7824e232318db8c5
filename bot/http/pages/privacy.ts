import { keptTable } from './kept.ts';
import type { Page, PageFacts } from './page.ts';

/** The staff privacy notice: one page, in plain words. The trust's own notice stands above it. */
export function privacyPage({ trust, days }: PageFacts): Page {
  const name = trust?.name ?? 'your trust';
  const contact = trust ? `${trust.safeguarding.role}, ${trust.safeguarding.phone}` : 'your school’s designated safeguarding lead'; // prettier-ignore
  return {
    title: 'Policy Guide: privacy notice for staff',
    intro: `Policy Guide answers staff of ${name} with the trust’s policies, and tells the Headteacher if a pupil has contacted you. This page says what it keeps about you. The trust is responsible for it (the “controller”); its general privacy notice for staff applies as well.`,
    sections: [
      {
        heading: 'In short',
        blocks: [
          {
            list: [
              'What you ask is not stored with your name, and not watched by anybody. Only if you press “Ask the policy team” is it noted, beside that question, that it was you: until you are told of an answer or that there is none, or the question’s days are over. No screen shows who it was.',
              'Text in which a pupil’s contact shows is never stored; what you choose to tell the Headteacher is.',
              'A message that you check against the policy is read for the answer only, and not stored.',
              'No artificial intelligence writes the answers, nothing is decided about you, and nothing is sold or used for anything else.',
              'It is not the safeguarding record: the school’s own system is.',
            ],
          },
        ],
      },
      { heading: 'What is kept, and for how long', blocks: [{ table: keptTable(days) }] },
      {
        heading: 'Who sees it',
        blocks: [
          {
            list: [
              'A matter you tell: the Headteacher of your school, or the next person where they cannot be reached; if you say that it concerns the Headteacher, only the alternate contact. The card always says who.',
              'Questions without an answer, without names: the trust’s policy team.',
              'Counts without names: the trust’s IT, which runs the service. It can reach the database as it can reach any other system of the trust.',
              'Microsoft, which carries Teams for the trust as its processor.',
            ],
          },
          'Teams keeps its own copy of the chat and of the cards in it, under the trust’s rules for Teams. Deleting here does not delete there.',
        ],
      },
      {
        heading: 'Why the trust may do this',
        blocks: [
          'To carry out its public task of running schools and keeping children safe (UK GDPR Article 6(1)(e); for what concerns a child’s safety, Article 9(2)(g) with the Data Protection Act 2018, Schedule 1, paragraph 18). You need not use the app to report: you may always speak to the person instead.',
        ],
      },
      {
        heading: 'Your rights',
        blocks: [
          'You may ask for a copy of what is kept about you, have mistakes put right, object, or ask for deletion; safeguarding duties can limit this. Ask the trust’s data protection officer (named in its general privacy notice). You may complain to the Information Commissioner’s Office: ico.org.uk, 0303 123 1113.',
        ],
      },
      {
        heading: 'If you are worried about a child',
        blocks: [`Nobody reads the chat. Speak to ${contact}. A child in danger now: 999.`],
      },
    ],
  };
}
