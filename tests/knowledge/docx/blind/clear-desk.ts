import { AlignmentType, Document, Header, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'; // prettier-ignore
import { alone, under, type BlindDocument } from './expected.ts';

const list = (reference: string) => (text: string) => new Paragraph({ text, numbering: { reference, level: 0 } });
const [dash, letter] = [list('dash'), list('letter')];
const h1 = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const h2 = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
const plain = (text: string) => new Paragraph({ text, alignment: AlignmentType.JUSTIFIED });
const cell = (text: string, columnSpan = 1) => new TableCell({ columnSpan, children: [new Paragraph(text)] });
const row = (...texts: string[]) => new TableRow({ children: texts.map((text) => cell(text)) });

/** A trust's policy in headings of two depths, with details four to a row, a table of situations, and do and don't as headings. */
export const clearDesk: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            { reference: 'dash', levels: [{ level: 0, format: LevelFormat.BULLET, text: '–', style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] }, // prettier-ignore
            { reference: 'letter', levels: [{ level: 0, format: LevelFormat.LOWER_LETTER, text: '%1)', style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] }, // prettier-ignore
          ],
        },
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('OFFICIAL – Eskmere Schools Partnership')] }) },
            children: [
              new Table({
                rows: [
                  new TableRow({ children: [cell('Clear Desk and Confidential Waste Policy', 4)] }),
                  row('Policy owner', 'Data Protection Lead', 'Reference', 'ESP-DP-07'),
                  row('Approved by', 'Audit and Risk Committee', 'Approval date', '5th February 2026'),
                  row('Review frequency', 'Every two years', 'Next review', 'February 2028'),
                ],
              }),
              h1('Why we have this policy'),
              plain('Paper that is left lying about is one of the commonest causes of a data breach in schools. This policy helps staff to keep information about pupils and families safe.'), // prettier-ignore
              h1('Your workspace'),
              h2('During the day'),
              plain('Papers that name a pupil must be turned face down when a visitor comes into the room. Whiteboards should be wiped at the end of each meeting.'), // prettier-ignore
              plain('You may keep a class list on the wall, as long as it shows first names only.'),
              h2('At the end of the day'),
              plain('Before leaving, every member of staff must:'),
              letter('lock away all papers that contain personal data;'),
              letter('log out of shared computers;'),
              letter('take their print-outs from the printer.'),
              plain('Keys to filing cabinets must never be left in the lock, even for a moment.'),
              h1('Taking papers home'),
              plain('Taking pupils’ files off site is not permitted. Exercise books can be taken home for marking.'),
              plain('If you have to carry papers by car, they should be kept in the boot and out of sight.'),
              h1('Confidential waste'),
              h2('Do'),
              dash('use the grey bins with a lock'),
              dash('shred anything that bears a signature'),
              h2('Do not'),
              dash('put confidential papers into recycling boxes'),
              dash('leave full bags in corridors'),
              h1('What to do if something goes missing'),
              plain('The following table sets out the steps to take.'),
              new Table({
                rows: [
                  row('Situation', 'What you must do'),
                  row('A paper file is lost', 'Tell the Data Protection Lead within the hour.'),
                  row('A letter went to the wrong family', 'Ask for it back and log it.'),
                ],
              }),
              new Paragraph(''),
              plain('Staff will not be blamed for reporting a mistake promptly. Hiding one may be treated as misconduct.'), // prettier-ignore
              h1('Checks'),
              plain('Site managers carry out spot checks each half term and will:'),
              dash('leave a reminder on desks that are not clear'),
              dash('tell the headteacher where it happens again'),
              new Paragraph({ children: [new TextRun({ text: 'Please note: ', bold: true }), new TextRun('cleaners are not expected to tidy desks.')] }), // prettier-ignore
            ],
          },
        ],
      }),
    ),
  title: 'Clear Desk and Confidential Waste Policy',
  approvedBy: 'Audit and Risk Committee',
  lastReview: '2026-02',
  nextReview: '2028-02',
  sections: ['Why we have this policy', 'Your workspace', 'During the day', 'At the end of the day', 'Taking papers home', 'Confidential waste', 'Do', 'Do not', 'What to do if something goes missing', 'Checks'], // prettier-ignore
  rules: [
    ...alone('Why we have this policy', 'Paper that is left lying about is one of the commonest causes of a data breach in schools. This policy helps staff to keep information about pupils and families safe.'), // prettier-ignore
    ...alone('During the day', 'Papers that name a pupil must be turned face down when a visitor comes into the room.', 'Whiteboards should be wiped at the end of each meeting.', 'You may keep a class list on the wall, as long as it shows first names only.'), // prettier-ignore
    ...under('At the end of the day', 'Before leaving, every member of staff must:', 'lock away all papers that contain personal data;', 'log out of shared computers;', 'take their print-outs from the printer.'), // prettier-ignore
    ...alone('At the end of the day', 'Keys to filing cabinets must never be left in the lock, even for a moment.'),
    ...alone('Taking papers home', 'Taking pupils’ files off site is not permitted.', 'Exercise books can be taken home for marking.', 'If you have to carry papers by car, they should be kept in the boot and out of sight.'), // prettier-ignore
    ...under('Do', 'Do', 'use the grey bins with a lock', 'shred anything that bears a signature'),
    ...under('Do not', 'Do not', 'put confidential papers into recycling boxes', 'leave full bags in corridors'),
    ...alone('What to do if something goes missing', 'A paper file is lost Tell the Data Protection Lead within the hour.', 'A letter went to the wrong family Ask for it back and log it.', 'Staff will not be blamed for reporting a mistake promptly.', 'Hiding one may be treated as misconduct.'), // prettier-ignore
    ...under('Checks', 'Site managers carry out spot checks each half term and will:', 'leave a reminder on desks that are not clear', 'tell the headteacher where it happens again'), // prettier-ignore
    ...alone('Checks', 'Please note: cleaners are not expected to tidy desks.'),
  ],
};
