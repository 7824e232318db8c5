import { Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'; // prettier-ignore
import { alone, under, type BlindDocument } from './expected.ts';

const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
const numbered = (level: number) => (text: string) =>
  new Paragraph({ text, numbering: { reference: 'policy', level } });
const section = (text: string) =>
  new Paragraph({ text, heading: HeadingLevel.HEADING_1, numbering: { reference: 'policy', level: 0 } });
const [rule, letter, roman] = [numbered(1), numbered(2), numbered(3)];
const level = (level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level,
  format,
  text,
  style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
});

/** A trust's acceptable use policy: everything numbered by Word, (a) and (i) below, two tables of version control. */
export const acceptableUse: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            {
              reference: 'policy',
              levels: [
                level(0, LevelFormat.DECIMAL, '%1.'),
                level(1, LevelFormat.DECIMAL, '%1.%2'),
                level(2, LevelFormat.LOWER_LETTER, '(%3)'),
                level(3, LevelFormat.LOWER_ROMAN, '(%4)'),
              ],
            },
          ],
        },
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('Hollins Vale Academy Trust')] }) },
            footers: {
              default: new Footer({
                children: [new Paragraph({ children: [new TextRun({ children: ['Acceptable Use of ICT Policy v3.2 Page ', PageNumber.CURRENT] })] })], // prettier-ignore
              }),
            },
            children: [
              new Paragraph('Hollins Vale Academy Trust'),
              new Paragraph({ text: 'Acceptable Use of ICT Policy', heading: HeadingLevel.TITLE }),
              new Paragraph({ children: [new TextRun({ text: 'Document control', bold: true })] }),
              new Table({
                rows: [
                  row('Document owner', 'Director of IT'),
                  row('Version', '3.2'),
                  row('Approved by', 'Finance and Resources Committee'),
                  row('Date approved', '12 September 2025'),
                  row('Next review date', 'September 2026'),
                  row('Published on', 'Staff intranet'),
                ],
              }),
              new Paragraph({ children: [new TextRun({ text: 'Version control', bold: true })] }),
              new Table({
                rows: [
                  row('Version', 'Date', 'Author', 'Changes made'),
                  row('3.0', '04/09/2023', 'Director of IT', 'Full rewrite'),
                  row('3.1', '02/09/2024', 'Director of IT', 'Staff must now use multi-factor authentication'),
                  row('3.2', '12/09/2025', 'IT Manager', 'Section on generative AI added'),
                ],
              }),
              new Paragraph(''),
              section('Purpose and scope'),
              rule('This policy sets out how staff, governors and volunteers use the trust’s computers, networks and internet connection.'), // prettier-ignore
              rule('It applies to every device that connects to the trust’s network, including devices that staff own themselves.'), // prettier-ignore
              section('Accounts and passwords'),
              rule('Each member of staff is responsible for everything that is done under their user name.'),
              rule('Staff must:'),
              letter('use a password of at least twelve characters;'),
              letter('turn on multi-factor authentication wherever it is offered;'),
              letter('lock the screen when they leave a device unattended; and'),
              letter('change a password at once if they believe that somebody else knows it.'),
              rule('Passwords must not be shared with anyone, including colleagues in the IT team.'),
              section('E-mail and messaging'),
              rule('E-mails to parents and pupils must be sent from a trust account.'),
              rule('Staff may use their trust account for occasional personal messages, provided that this does not interfere with their work.'), // prettier-ignore
              rule('When using e-mail, staff must not:'),
              letter('open attachments from senders whom they do not recognise'),
              letter('forward messages that contain pupils’ data to a personal account'),
              letter('use the “Reply all” button for anything confidential'),
              section('Laptops, tablets and other devices'),
              rule('Devices remain the property of the trust. They must be returned on the last day of employment.'),
              rule('The following applies to every device that is taken off site:'),
              letter('It must never be left in a car overnight.'),
              letter('Members of the family must not use it.'),
              letter('If it is lost or stolen, staff must:'),
              roman('tell the IT helpdesk on the same day; and'),
              roman('tell the Data Protection Officer if it held pupils’ data.'),
              rule('USB memory sticks may only be used if they are encrypted and supplied by the trust.'),
              section('Artificial intelligence'),
              rule('Staff should check anything produced by generative AI for accuracy and bias before using it with pupils.'), // prettier-ignore
              rule(
                'Names or other personal data must not be entered into any AI tool that the trust has not approved.',
              ),
              section('Monitoring and breaches'),
              rule('The trust monitors the use of its network and keeps records of the sites visited for twelve months.'), // prettier-ignore
              rule('Breaches of this policy will be dealt with under the Disciplinary Policy.'),
            ],
          },
        ],
      }),
    ),
  title: 'Acceptable Use of ICT Policy',
  approvedBy: 'Finance and Resources Committee',
  lastReview: '2025-09',
  nextReview: '2026-09',
  sections: ['Purpose and scope', 'Accounts and passwords', 'E-mail and messaging', 'Laptops, tablets and other devices', 'Artificial intelligence', 'Monitoring and breaches'], // prettier-ignore
  rules: [
    ...alone('Purpose and scope', 'This policy sets out how staff, governors and volunteers use the trust’s computers, networks and internet connection.', 'It applies to every device that connects to the trust’s network, including devices that staff own themselves.'), // prettier-ignore
    ...alone(
      'Accounts and passwords',
      'Each member of staff is responsible for everything that is done under their user name.',
    ),
    ...under('Accounts and passwords', 'Staff must:', 'use a password of at least twelve characters;', 'turn on multi-factor authentication wherever it is offered;', 'lock the screen when they leave a device unattended; and', 'change a password at once if they believe that somebody else knows it.'), // prettier-ignore
    ...alone(
      'Accounts and passwords',
      'Passwords must not be shared with anyone, including colleagues in the IT team.',
    ),
    ...alone('E-mail and messaging', 'E-mails to parents and pupils must be sent from a trust account.', 'Staff may use their trust account for occasional personal messages, provided that this does not interfere with their work.'), // prettier-ignore
    ...under('E-mail and messaging', 'When using e-mail, staff must not:', 'open attachments from senders whom they do not recognise', 'forward messages that contain pupils’ data to a personal account', 'use the “Reply all” button for anything confidential'), // prettier-ignore
    ...alone('Laptops, tablets and other devices', 'Devices remain the property of the trust. They must be returned on the last day of employment.'), // prettier-ignore
    ...under('Laptops, tablets and other devices', 'The following applies to every device that is taken off site:', 'It must never be left in a car overnight.', 'Members of the family must not use it.'), // prettier-ignore
    ...under('Laptops, tablets and other devices', 'If it is lost or stolen, staff must:', 'tell the IT helpdesk on the same day; and', 'tell the Data Protection Officer if it held pupils’ data.'), // prettier-ignore
    ...alone('Laptops, tablets and other devices', 'USB memory sticks may only be used if they are encrypted and supplied by the trust.'), // prettier-ignore
    ...alone('Artificial intelligence', 'Staff should check anything produced by generative AI for accuracy and bias before using it with pupils.', 'Names or other personal data must not be entered into any AI tool that the trust has not approved.'), // prettier-ignore
    ...alone('Monitoring and breaches', 'The trust monitors the use of its network and keeps records of the sites visited for twelve months.', 'Breaches of this policy will be dealt with under the Disciplinary Policy.'), // prettier-ignore
  ],
};
