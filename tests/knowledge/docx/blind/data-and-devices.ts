import { Document, Packer, Paragraph, Tab, Table, TableCell, TableRow, TextRun } from 'docx';
import { alone, under, type BlindDocument } from './expected.ts';

const plain = (text: string) => new Paragraph({ children: [new TextRun({ text, size: 22 })] });
/** A heading that only its larger, coloured type shows. */
const large = (text: string) => new Paragraph({ children: [new TextRun({ text, size: 28, color: '1F3864' })] });
const bullet = (text: string, level = 0) =>
  new Paragraph({ children: [new TextRun({ text, size: 22 })], bullet: { level } });
const row = (...cells: string[][]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: cell.map(plain) })) });

/** A trust's policy with typed numbers, large type, roles in a table, bullets within bullets, an agreement to sign. */
export const dataAndDevices: BlindDocument = {
  bytes: () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ children: [new TextRun({ text: 'Tarnside Learning Trust', size: 32 })] }),
              new Paragraph({ children: [new TextRun({ text: 'Bring Your Own Device Policy', size: 52 })] }),
              new Paragraph({ children: [new TextRun({ children: ['Status: Statutory', new Tab(), 'Owner: Chief Operating Officer'] })] }), // prettier-ignore
              large('1.0 Introduction'),
              plain(
                'This policy was approved by the Board of Trustees on 3 July 2025 and will be reviewed in July 2027.',
              ),
              plain('It covers phones, tablets, laptops and watches that belong to staff and are used for work.'),
              large('2.0 Roles and responsibilities'),
              new Table({
                rows: [
                  row(['Role'], ['Responsibilities']),
                  row(['Headteachers'], ['Make sure that staff have read this policy.']),
                  row(['IT team'], ['Remove trust data from a device when its owner leaves.']),
                  row(['Staff'], ['Keep their own devices up to date.']),
                ],
              }),
              large('3.0 Using your own device'),
              plain('Your device is your own responsibility. Before you connect it you must'),
              bullet('set a PIN of six figures or more'),
              bullet('install the trust’s management app'),
              bullet('show it to the IT team. They will keep a note of its model.'),
              plain('You must not use your own device to:'),
              bullet('photograph or film pupils'),
              bullet('store any of the following:'),
              bullet('reports or assessments', 1),
              bullet('safeguarding records', 1),
              bullet('phone parents, except in an emergency.'),
              plain('NB: The trust does not insure devices that belong to staff.'),
              large('4.0 Wi-Fi'),
              plain('4.1 I-pads and phones that belong to staff may join the guest network. 4G hotspots must not be shared with pupils.'), // prettier-ignore
              plain('4.2 Wi-Fi passwords are not to be passed on to pupils or visitors.'),
              large('5.0 When something goes wrong'),
              plain('You have to tell the IT team within 24 hours if your device:'),
              bullet('is lost or stolen;'),
              bullet('behaves as though it has a virus; or'),
              bullet('has been used by somebody who is not a member of staff.'),
              plain('The IT team can erase trust data from a distance. This will not touch your own photographs.'),
              large('6.0 Links with other policies'),
              plain('This policy should be read with:'),
              bullet('Data Protection Policy'),
              bullet('Online Safety Policy'),
              large('Appendix A – Agreement'),
              bullet('I will keep my device locked when I am not using it.'),
              bullet('I will not lend it to pupils.'),
              plain('Signed: ……………………………… Date: ………………'),
            ],
          },
        ],
      }),
    ),
  title: 'Bring Your Own Device Policy',
  approvedBy: 'Board of Trustees',
  lastReview: '2025-07',
  nextReview: '2027-07',
  sections: ['Introduction', 'Roles and responsibilities', 'Using your own device', 'Wi-Fi', 'When something goes wrong', 'Links with other policies', 'Agreement'], // prettier-ignore
  rules: [
    ...alone(
      'Introduction',
      'It covers phones, tablets, laptops and watches that belong to staff and are used for work.',
    ),
    ...alone('Roles and responsibilities', 'Headteachers Make sure that staff have read this policy.', 'IT team Remove trust data from a device when its owner leaves.', 'Staff Keep their own devices up to date.'), // prettier-ignore
    ...alone('Using your own device', 'Your device is your own responsibility.'),
    ...under('Using your own device', 'Before you connect it you must', 'set a PIN of six figures or more', 'install the trust’s management app', 'show it to the IT team. They will keep a note of its model.'), // prettier-ignore
    ...under('Using your own device', 'You must not use your own device to:', 'photograph or film pupils', 'store any of the following: - reports or assessments - safeguarding records', 'phone parents, except in an emergency.'), // prettier-ignore
    ...alone('Using your own device', 'NB: The trust does not insure devices that belong to staff.'),
    ...alone('Wi-Fi', 'I-pads and phones that belong to staff may join the guest network.', '4G hotspots must not be shared with pupils.', 'Wi-Fi passwords are not to be passed on to pupils or visitors.'), // prettier-ignore
    ...under('When something goes wrong', 'You have to tell the IT team within 24 hours if your device:', 'is lost or stolen;', 'behaves as though it has a virus; or', 'has been used by somebody who is not a member of staff.'), // prettier-ignore
    ...alone('When something goes wrong', 'The IT team can erase trust data from a distance. This will not touch your own photographs.'), // prettier-ignore
    ...alone(
      'Links with other policies',
      'This policy should be read with: - Data Protection Policy - Online Safety Policy',
    ),
    ...alone('Agreement', 'I will keep my device locked when I am not using it.', 'I will not lend it to pupils.'),
  ],
};
