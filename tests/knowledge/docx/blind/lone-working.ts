import { Document, Footer, Packer, Paragraph, TextRun, UnderlineType } from 'docx';
import { alone, under, type BlindDocument } from './expected.ts';

const plain = (text: string) => new Paragraph(text);
const asked = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true, underline: { type: UnderlineType.SINGLE } })] }); // prettier-ignore
const typed = (text: string) => new Paragraph({ text, indent: { left: 567, hanging: 283 } });
const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } });

/** A small school's own policy: questions as headings, letters typed by hand, no styles, approval and review at the end. */
export const loneWorking: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            footers: { default: new Footer({ children: [plain('St Oswin’s Catholic Primary School')] }) },
            children: [
              new Paragraph({ children: [new TextRun({ text: 'ST OSWIN’S CATHOLIC PRIMARY SCHOOL', bold: true })] }),
              new Paragraph({ children: [new TextRun({ text: 'LONE WORKING AND SITE SECURITY POLICY', bold: true })] }),
              plain('We want everybody to go home safely. This policy tells staff what to do when they work by themselves or are the last to leave.'), // prettier-ignore
              asked('Who does this policy apply to?'),
              plain('It applies to all who work at St Oswin’s, whether they are paid or not.'),
              asked('When may I work alone?'),
              plain('Staff can work in the building between 7 am and 6 pm on school days. Outside these hours they need the headteacher’s permission.'), // prettier-ignore
              plain('Anyone working alone must not:'),
              typed('a) climb ladders or work at height'),
              typed('b) use machinery in the workshop'),
              typed('c) let in visitors whom they are not expecting'),
              asked('What should I do before I start?'),
              plain('All staff will:'),
              bullet('Sign in at the front office.'),
              bullet('Tell someone at home, or the site manager, when they expect to finish.'),
              bullet('Keep a charged phone with them. It can be a personal one.'),
              plain('Line managers will:'),
              bullet('Carry out a risk assessment for anyone who often works alone;'),
              bullet('Review it every September.'),
              asked('How do I lock up?'),
              plain('The last person to leave is responsible for checking that windows are shut and the alarm is set.'),
              plain('Alarm codes are personal. They must not be written down, texted or told to anyone else.'),
              plain('If the alarm sounds, do not go into the building. Call the monitoring centre and wait in your car with the doors locked.'), // prettier-ignore
              asked('Can I hold meetings with parents by myself?'),
              plain('It is best to meet parents when colleagues are nearby. Home visits must always be made in pairs.'),
              plain('Where a parent has been aggressive before, meetings are only to be held with a senior leader present.'), // prettier-ignore
              asked('What if something happens?'),
              plain('Report every accident, threat or near miss to the office on the same day, using the yellow form.'),
              plain('Staff who ignore this policy put themselves and others at risk and may face disciplinary action.'),
              plain('Agreed by: Resources Committee'),
              plain('Date agreed: 21.11.2024'),
              plain('To be reviewed: November 2026'),
              plain('Signed: ____________________ (Chair)'),
            ],
          },
        ],
      }),
    ),
  title: 'LONE WORKING AND SITE SECURITY POLICY',
  approvedBy: 'Resources Committee',
  lastReview: '2024-11',
  nextReview: '2026-11',
  // What stands before the first heading is in a section named as the policy.
  sections: ['LONE WORKING AND SITE SECURITY POLICY', 'Who does this policy apply to?', 'When may I work alone?', 'What should I do before I start?', 'How do I lock up?', 'Can I hold meetings with parents by myself?', 'What if something happens?'], // prettier-ignore
  rules: [
    ...alone('LONE WORKING AND SITE SECURITY POLICY', 'We want everybody to go home safely. This policy tells staff what to do when they work by themselves or are the last to leave.'), // prettier-ignore
    ...alone(
      'Who does this policy apply to?',
      'It applies to all who work at St Oswin’s, whether they are paid or not.',
    ),
    ...alone('When may I work alone?', 'Staff can work in the building between 7 am and 6 pm on school days. Outside these hours they need the headteacher’s permission.'), // prettier-ignore
    ...under('When may I work alone?', 'Anyone working alone must not:', 'climb ladders or work at height', 'use machinery in the workshop', 'let in visitors whom they are not expecting'), // prettier-ignore
    ...under('What should I do before I start?', 'All staff will:', 'Sign in at the front office.', 'Tell someone at home, or the site manager, when they expect to finish.', 'Keep a charged phone with them. It can be a personal one.'), // prettier-ignore
    ...under('What should I do before I start?', 'Line managers will:', 'Carry out a risk assessment for anyone who often works alone;', 'Review it every September.'), // prettier-ignore
    ...alone('How do I lock up?', 'The last person to leave is responsible for checking that windows are shut and the alarm is set.', 'Alarm codes are personal. They must not be written down, texted or told to anyone else.', 'If the alarm sounds, do not go into the building. Call the monitoring centre and wait in your car with the doors locked.'), // prettier-ignore
    ...alone('Can I hold meetings with parents by myself?', 'It is best to meet parents when colleagues are nearby.', 'Home visits must always be made in pairs.', 'Where a parent has been aggressive before, meetings are only to be held with a senior leader present.'), // prettier-ignore
    ...alone('What if something happens?', 'Report every accident, threat or near miss to the office on the same day, using the yellow form.', 'Staff who ignore this policy put themselves and others at risk and may face disciplinary action.'), // prettier-ignore
  ],
};
