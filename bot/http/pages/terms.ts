import type { Page, PageFacts } from './page.ts';

/** The terms of use, and where to find help: what Teams links to from the app. */
export function termsPage({ trust }: PageFacts): Page {
  const name = trust?.name ?? 'your trust';
  const contact = trust ? `${trust.safeguarding.role}, ${trust.safeguarding.phone}` : 'your school’s designated safeguarding lead'; // prettier-ignore
  return {
    title: 'Policy Guide: terms of use',
    intro: `Policy Guide is for the staff of ${name}. Pupils and guests get no answers from it.`,
    sections: [
      {
        heading: 'What it does',
        blocks: [
          'It finds the clause of the trust’s policy that fits your question, and quotes it word for word. The summary beside it is marked as such. Where the policy is silent, it says so: that is no permission.',
          'It does not decide, and gives no legal advice. The approved policy itself is what counts. Each answer says when that policy was last reviewed.',
        ],
      },
      {
        heading: 'What it is not',
        blocks: [
          {
            list: [
              'It is not the safeguarding record. Record a concern where your school records them.',
              'It is no emergency service. Nobody reads the chat.',
              'It does not open photos or files: do not send any, least of all of pupils.',
            ],
          },
        ],
      },
      {
        heading: 'What is asked of you',
        blocks: [
          {
            list: [
              'Use it for your work, under the trust’s rules for its systems.',
              'Leave out pupils’ names when you ask. Who the pupil is belongs in the form that asks for it, or with the person you tell.',
              'If the card says that something was not delivered, ring the number it gives.',
            ],
          },
        ],
      },
      {
        heading: 'Help',
        blocks: [
          'Write “help” to it in Teams. If it does not work, tell your IT, with the reference that it shows. An answer looks wrong: press “Not what I asked”.',
          `Worried about a child: speak to ${contact}. A child in danger now: 999.`,
        ],
      },
    ],
  };
}
