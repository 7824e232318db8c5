import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableOfContents, TableRow, TextRun } from 'docx'; // prettier-ignore
import { alone, under, type BlindDocument } from './expected.ts';

/** Lines that are broken by hand within one paragraph. */
const broken = (...lines: string[]) =>
  new Paragraph({ children: lines.map((text, i) => new TextRun(i === 0 ? { text } : { text, break: 1 })) });
const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const sub = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
const plain = (text: string) => new Paragraph(text);
const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } });
const row = (...cells: string[]) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [plain(cell)] })) }); // prettier-ignore
const sections = ['1. Aims', '2. Staff phones', '3. Pupils’ phones', '4. Photographs and video', '5. Visitors and volunteers', '6. Loss and damage']; // prettier-ignore

/** A secondary school's policy on a county's template: cover page, contents, typed numbers, do and don't side by side. */
export const mobilePhones: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: 'Carrow Bridge High School', heading: HeadingLevel.TITLE }),
              new Paragraph({ children: [new TextRun({ text: 'Mobile Phones and Photography Policy', bold: true, size: 56 })] }), // prettier-ignore
              broken('Policy lead: Deputy Headteacher (Pastoral)', 'Ratified by: Local Governing Committee', 'Date ratified: March 2025', 'Date of next review: March 2027'), // prettier-ignore
            ],
          },
          {
            footers: {
              default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }), // prettier-ignore
            },
            children: [
              plain('Contents'),
              new TableOfContents('Contents', {
                hyperlink: true,
                headingStyleRange: '1-1',
                cachedEntries: sections.map((title, i) => ({ title, level: 1, page: i + 3 })),
              }),
              heading('1. Aims'),
              plain('This policy explains when mobile phones may be used in our school and how photographs of pupils are taken, kept and shared.'), // prettier-ignore
              heading('2. Staff phones'),
              sub('2.1 During the school day'),
              broken('Personal phones must be switched off or on silent', 'and kept out of sight during lessons.'),
              plain('Staff may use their phones in the staff room and in offices when no pupils are present.'),
              plain('Staff will not give their personal phone number to pupils or parents.'),
              sub('2.2 Trips and visits'),
              plain('On trips, the group leader will carry a school phone. If a personal phone has to be used in an emergency, the member of staff will delete the parent’s number afterwards.'), // prettier-ignore
              heading('3. Pupils’ phones'),
              plain('Pupils’ phones are not to be seen or heard between the first and the last bell.'),
              plain('When a phone is confiscated, staff will:'),
              bullet('hand it to the main office in a sealed envelope;'),
              bullet('record the confiscation on the behaviour system;'),
              bullet('not look through what is on the phone.'),
              plain(
                'Only the headteacher, or a person whom the headteacher has authorised, may search a pupil’s phone.',
              ),
              heading('4. Photographs and video'),
              plain('The table shows what is expected of staff when they take pictures of pupils.'),
              new Table({
                rows: [
                  row('Do', 'Don’t'),
                  row('Use a camera or tablet that belongs to the school', 'Use your own phone, watch or camera'),
                  row(
                    'Check the consent list before every event',
                    'Take pictures of pupils who are changing or swimming',
                  ),
                  row('Delete pictures from the device within a week', 'Put a pupil’s full name beside a picture'),
                ],
              }),
              plain(''),
              plain('Images must be stored on the school’s network and nowhere else.'),
              broken('Parents may take pictures of their own child at school events', 'but should not post pictures of other children.'), // prettier-ignore
              heading('5. Visitors and volunteers'),
              plain('Visitors are asked at reception to put their phones away. They must not take photographs on the site.'), // prettier-ignore
              heading('6. Loss and damage'),
              plain('The school accepts no responsibility for personal phones that are lost, damaged or stolen on its premises.'), // prettier-ignore
            ],
          },
        ],
      }),
    ),
  title: 'Mobile Phones and Photography Policy',
  approvedBy: 'Local Governing Committee',
  lastReview: '2025-03',
  nextReview: '2027-03',
  sections: ['Aims', 'Staff phones', 'During the school day', 'Trips and visits', 'Pupils’ phones', 'Photographs and video', 'Visitors and volunteers', 'Loss and damage'], // prettier-ignore
  rules: [
    ...alone('Aims', 'This policy explains when mobile phones may be used in our school and how photographs of pupils are taken, kept and shared.'), // prettier-ignore
    ...alone('During the school day', 'Personal phones must be switched off or on silent and kept out of sight during lessons.', 'Staff may use their phones in the staff room and in offices when no pupils are present.', 'Staff will not give their personal phone number to pupils or parents.'), // prettier-ignore
    ...alone('Trips and visits', 'On trips, the group leader will carry a school phone.', 'If a personal phone has to be used in an emergency, the member of staff will delete the parent’s number afterwards.'), // prettier-ignore
    ...alone('Pupils’ phones', 'Pupils’ phones are not to be seen or heard between the first and the last bell.'),
    ...under('Pupils’ phones', 'When a phone is confiscated, staff will:', 'hand it to the main office in a sealed envelope;', 'record the confiscation on the behaviour system;', 'not look through what is on the phone.'), // prettier-ignore
    ...alone('Pupils’ phones', 'Only the headteacher, or a person whom the headteacher has authorised, may search a pupil’s phone.'), // prettier-ignore
    ...under('Photographs and video', 'Do', 'Use a camera or tablet that belongs to the school', 'Check the consent list before every event', 'Delete pictures from the device within a week'), // prettier-ignore
    ...under('Photographs and video', 'Don’t', 'Use your own phone, watch or camera', 'Take pictures of pupils who are changing or swimming', 'Put a pupil’s full name beside a picture'), // prettier-ignore
    ...alone('Photographs and video', 'Images must be stored on the school’s network and nowhere else.', 'Parents may take pictures of their own child at school events but should not post pictures of other children.'), // prettier-ignore
    ...alone('Visitors and volunteers', 'Visitors are asked at reception to put their phones away. They must not take photographs on the site.'), // prettier-ignore
    ...alone('Loss and damage', 'The school accepts no responsibility for personal phones that are lost, damaged or stolen on its premises.'), // prettier-ignore
  ],
};
