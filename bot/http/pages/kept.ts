import type { KeptDays } from './page.ts';

const days = (number: number) => (number === 1 ? '1 day' : `${number} days`);

/** What is kept, why, and how long: what, what for, until when. Every line is a promise that the code keeps: change them together. */
export function keptTable(kept: KeptDays): [string, string, string][] {
  return [
    ['What is kept', 'What for', 'For how long'],
    [
      'Your Entra and Teams ids, the address of your chat with the app, the day it was last used',
      'To answer you, and to reach you with a notice',
      `The address until you remove the app; all of it until you have not used the app for ${days(kept.PERSON_DAYS)}, longer only for receivers of notices and while a matter of yours is open`,
    ],
    ['The school you chose', 'To tell the right Headteacher', 'Until you choose another, or are forgotten as above'],
    [
      'Which answers you were shown (clauses, not your words), and whether a pupil’s contact showed',
      'So that the buttons on a card work',
      days(kept.OFFER_DAYS),
    ],
    ['Which message was answered by which', 'So that an edited question updates its answer', days(kept.REPLY_DAYS)],
    [
      'A question that nothing was found for, or “not what I asked”: without your name, with numbers, links and addresses taken out. Never one with a sign of a pupil’s contact',
      'To improve the answers',
      days(kept.UNANSWERED_DAYS),
    ],
    [
      'That you pressed “Ask the policy team”, beside that question',
      'To tell you of an answer, or that there is none',
      `Until you are told, ${days(kept.UNANSWERED_DAYS)} at most`,
    ],
    ['“Was this what you asked?”: counted, never with your name', 'To improve the answers', days(kept.FEEDBACK_DAYS)],
    [
      'If you tell the Headteacher: your name, your school, the clause you were shown, who was told, when, and what became of it. No description',
      'To show that it was told and dealt with',
      'Not deleted by the app; the trust’s retention schedule decides',
    ],
    [
      'What you or a receiver typed about such a matter',
      'So that the receiver can act, until the school’s own record has it',
      `${days(kept.DETAIL_DAYS)} after closing, longer only while the trust puts it on hold`,
    ],
    [
      'Who opened a matter, changed clauses, schools or settings, or was refused: name, time, what',
      'To show that only those who may have looked',
      'Not deleted by the app; the trust’s retention schedule decides',
    ],
  ];
}
