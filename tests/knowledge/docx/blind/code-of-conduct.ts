import { Document, Footer, HeadingLevel, Packer, PageBreak, PageNumber, Paragraph, TextRun } from 'docx';
import { alone, under, type BlindDocument } from './expected.ts';

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const plain = (text: string) => new Paragraph(text);
const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } });
/** A paragraph that its own first words, in bold, are the heading of. */
const runIn = (bold: string, text: string) =>
  new Paragraph({ children: [new TextRun({ text: bold, bold: true }), new TextRun(` ${text}`)] });
const labelled = (label: string, value: string) =>
  new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(value)] });

/** A primary school's code of conduct: prose, headings in bold that run into their paragraph, bullets, a footer. */
export const codeOfConduct: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            footers: {
              default: new Footer({
                children: [
                  plain('Staff Code of Conduct – approved October 2025 – review October 2026'),
                  new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] }), // prettier-ignore
                ],
              }),
            },
            children: [
              plain('Brackenfold Church of England Primary School'),
              new Paragraph({ children: [new TextRun({ text: 'Staff Code of Conduct', bold: true, size: 48 })] }),
              labelled('Approved by', 'Full Governing Body'),
              labelled('Date', '14 October 2025'),
              labelled('Review date', 'October 2026'),
              new Paragraph({ children: [new PageBreak()] }),
              heading('Introduction'),
              plain('This code sets out the standards of conduct that we expect of everyone who works at our school. It applies to teaching and support staff, supply staff, volunteers and students on placement.'), // prettier-ignore
              heading('General expectations'),
              plain('Staff should:'),
              bullet('treat pupils, parents and colleagues with dignity and respect'),
              bullet('be a good role model in the way they speak and behave'),
              bullet('arrive on time and be ready for the start of the school day'),
              bullet('speak to a senior leader if they are unsure what this code asks of them'),
              plain('Staff should not:'),
              bullet('use sarcasm or humiliate a pupil'),
              bullet('have favourites, or appear to have them'),
              bullet('discuss their private lives with pupils'),
              heading('Working with children'),
              runIn('One-to-one work.', 'Staff must leave the door open, or make sure that they can be seen, when they are alone with a pupil.'), // prettier-ignore
              runIn('Physical contact.', 'Staff should only touch pupils in ways that are appropriate to their role and to the age of the child. Physical contact must never be secretive.'), // prettier-ignore
              runIn('Lifts.', 'Staff must not give a pupil a lift in their own car unless the headteacher has agreed to it beforehand.'), // prettier-ignore
              runIn('Infatuations.', 'If a member of staff thinks that a pupil has become infatuated with them or with a colleague, they must tell the Designated Safeguarding Lead the same day.'), // prettier-ignore
              heading('Dress and appearance'),
              plain('Staff should dress in a way that is safe and suitable for their work. Clothing must not carry offensive or political slogans.'), // prettier-ignore
              heading('Gifts and hospitality'),
              runIn('Receiving gifts.', 'Small tokens from families, such as a box of chocolates at Christmas, may be accepted. Gifts worth more than £25 must be declared to the school business manager.'), // prettier-ignore
              runIn('Giving gifts.', 'Staff must not give presents to individual pupils, because this could be seen as favouritism.'), // prettier-ignore
              heading('Confidentiality'),
              plain('Staff must not talk about pupils or their families outside school. Information about a child may be shared only with colleagues who need it to do their jobs.'), // prettier-ignore
              heading('Alcohol, drugs and smoking'),
              plain('Staff must not be under the influence of alcohol or drugs while they are responsible for pupils. Smoking and vaping are not allowed anywhere on the school site.'), // prettier-ignore
              heading('Raising concerns'),
              plain('Any concern about the behaviour of another adult towards a child, however small, must be reported to the headteacher. Concerns about the headteacher must be reported to the chair of governors.'), // prettier-ignore
              plain('Nobody who raises a concern in good faith will be treated badly for doing so.'),
              heading('Breaches of this code'),
              plain('A breach of this code may lead to disciplinary action, up to and including dismissal.'),
            ],
          },
        ],
      }),
    ),
  title: 'Staff Code of Conduct',
  approvedBy: 'Full Governing Body',
  lastReview: '2025-10',
  nextReview: '2026-10',
  sections: ['Introduction', 'General expectations', 'Working with children', 'Dress and appearance', 'Gifts and hospitality', 'Confidentiality', 'Alcohol, drugs and smoking', 'Raising concerns', 'Breaches of this code'], // prettier-ignore
  rules: [
    ...alone('Introduction', 'This code sets out the standards of conduct that we expect of everyone who works at our school. It applies to teaching and support staff, supply staff, volunteers and students on placement.'), // prettier-ignore
    ...under('General expectations', 'Staff should:', 'treat pupils, parents and colleagues with dignity and respect', 'be a good role model in the way they speak and behave', 'arrive on time and be ready for the start of the school day', 'speak to a senior leader if they are unsure what this code asks of them'), // prettier-ignore
    ...under('General expectations', 'Staff should not:', 'use sarcasm or humiliate a pupil', 'have favourites, or appear to have them', 'discuss their private lives with pupils'), // prettier-ignore
    { section: 'Working with children', runIn: 'One-to-one work.', text: 'Staff must leave the door open, or make sure that they can be seen, when they are alone with a pupil.' }, // prettier-ignore
    { section: 'Working with children', runIn: 'Physical contact.', text: 'Staff should only touch pupils in ways that are appropriate to their role and to the age of the child.' }, // prettier-ignore
    { section: 'Working with children', text: 'Physical contact must never be secretive.' },
    { section: 'Working with children', runIn: 'Lifts.', text: 'Staff must not give a pupil a lift in their own car unless the headteacher has agreed to it beforehand.' }, // prettier-ignore
    { section: 'Working with children', runIn: 'Infatuations.', text: 'If a member of staff thinks that a pupil has become infatuated with them or with a colleague, they must tell the Designated Safeguarding Lead the same day.' }, // prettier-ignore
    ...alone('Dress and appearance', 'Staff should dress in a way that is safe and suitable for their work.', 'Clothing must not carry offensive or political slogans.'), // prettier-ignore
    { section: 'Gifts and hospitality', runIn: 'Receiving gifts.', text: 'Small tokens from families, such as a box of chocolates at Christmas, may be accepted.' }, // prettier-ignore
    {
      section: 'Gifts and hospitality',
      text: 'Gifts worth more than £25 must be declared to the school business manager.',
    },
    { section: 'Gifts and hospitality', runIn: 'Giving gifts.', text: 'Staff must not give presents to individual pupils, because this could be seen as favouritism.' }, // prettier-ignore
    ...alone('Confidentiality', 'Staff must not talk about pupils or their families outside school.', 'Information about a child may be shared only with colleagues who need it to do their jobs.'), // prettier-ignore
    ...alone('Alcohol, drugs and smoking', 'Staff must not be under the influence of alcohol or drugs while they are responsible for pupils.', 'Smoking and vaping are not allowed anywhere on the school site.'), // prettier-ignore
    ...alone('Raising concerns', 'Any concern about the behaviour of another adult towards a child, however small, must be reported to the headteacher.', 'Concerns about the headteacher must be reported to the chair of governors.', 'Nobody who raises a concern in good faith will be treated badly for doing so.'), // prettier-ignore
    ...alone(
      'Breaches of this code',
      'A breach of this code may lead to disciplinary action, up to and including dismissal.',
    ),
  ],
};
