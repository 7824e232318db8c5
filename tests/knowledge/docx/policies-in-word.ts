import * as d from 'docx';
import { tableOf } from './trust-document.ts';

/** A made-up school's policy in Word, and the clauses that a careful person cut out of it before anything was run: [words, stem]. */
export interface PolicyInWord {
  name: string;
  /** How many of its clauses are found at least; all, where the rules were made with it in sight. */
  least?: number;
  children: () => (d.Paragraph | d.Table)[];
  footnotes?: Record<string, { children: d.Paragraph[] }>;
  clauses: readonly (readonly [string, string?])[];
  details: Record<string, string>;
}

const p = (text: string, more: Partial<d.IParagraphOptions> = {}) => new d.Paragraph({ ...more, text });
const bold = (text: string, more: Partial<d.IParagraphOptions> = {}) => new d.Paragraph({ ...more, children: [new d.TextRun({ text, bold: true })] }); // prettier-ignore
const outline = (text: string, level: number) => p(text, { numbering: { reference: 'outline', level } });
const bullet = (text: string, level = 0) => p(text, { numbering: { reference: 'bullets', level } });

const phones: PolicyInWord = {
  name: 'numbered paragraphs with letters under them',
  children: () => [
    bold('Hillcrest Primary School', { alignment: d.AlignmentType.CENTER }),
    bold('Mobile Phones and Devices Policy', { alignment: d.AlignmentType.CENTER }),
    tableOf([['Policy owner', 'Deputy Headteacher'], ['Ratified by', 'Full Governing Body'], ['Date ratified', '12.06.2024'], ['Review cycle', 'Every two years']]), // prettier-ignore
    new d.Paragraph({ children: [new d.TextRun({ text: 'Introduction', bold: true })], numbering: { reference: 'outline', level: 0 } }), // prettier-ignore
    outline('This policy sets out how staff may use mobile phones and other personal devices in school.', 1),
    outline('It applies to all staff, volunteers and governors.', 1),
    new d.Paragraph({ children: [new d.TextRun({ text: 'Use of personal phones', bold: true })], numbering: { reference: 'outline', level: 0 } }), // prettier-ignore
    outline('Staff must not use a personal phone where pupils are present.', 1),
    outline('Personal phones must be kept in a locker or a locked drawer during lessons.', 1),
    outline('Staff must not:', 1),
    outline('give their personal number to a pupil or a parent;', 2),
    outline('take photographs of pupils with a personal device;', 2),
    outline('use the school wi-fi for streaming.', 2),
    outline(
      'In an emergency staff may use a personal phone on a visit. The visit leader should be told afterwards.',
      1,
    ),
    new d.Paragraph({ children: [new d.TextRun({ text: 'School devices', bold: true })], numbering: { reference: 'outline', level: 0 } }), // prettier-ignore
    outline('School devices remain the property of the school.', 1),
    outline('Staff are expected to:', 1),
    outline('lock the screen when they leave the room;', 2),
    outline('report a lost device to the Headteacher on the same day.', 2),
  ],
  clauses: [
    ['This policy sets out how staff may use mobile phones and other personal devices in school.'],
    ['It applies to all staff, volunteers and governors.'],
    ['Staff must not use a personal phone where pupils are present.'],
    ['Personal phones must be kept in a locker or a locked drawer during lessons.'],
    ['give their personal number to a pupil or a parent;', 'Staff must not:'],
    ['take photographs of pupils with a personal device;', 'Staff must not:'],
    ['use the school wi-fi for streaming.', 'Staff must not:'],
    ['In an emergency staff may use a personal phone on a visit. The visit leader should be told afterwards.'],
    ['School devices remain the property of the school.'],
    ['lock the screen when they leave the room;', 'Staff are expected to:'],
    ['report a lost device to the Headteacher on the same day.', 'Staff are expected to:'],
  ],
  details: { title: 'Mobile Phones and Devices Policy', approvedBy: 'Full Governing Body', lastReview: '2024-06', nextReview: '2026-06' }, // prettier-ignore
};

const dress: PolicyInWord = {
  name: 'bold headings and a table of dos and don’ts',
  children: () => [
    bold('Staff Dress Code'),
    p('Approved by: Trust Board'),
    p('Last reviewed: Sept 2023'),
    p('Next review due: 09/2025'),
    bold('Why we have a dress code'),
    p('How staff dress sets an example to pupils and shapes what families think of the school.'),
    bold('What to wear'),
    p('The table shows what is expected in the classroom.'),
    tableOf([
      ['Do', 'Don’t'],
      ['Wear your lanyard at all times', 'Wear jeans or shorts'],
      ['Choose shoes that are safe on stairs', 'Wear clothing with slogans\nCover your face when teaching'],
    ]),
    bold('Practical lessons'),
    p('Staff who teach PE should change before and after lessons. Long hair must be tied back in workshops and laboratories.'), // prettier-ignore
    p('Protective equipment includes:'),
    bullet('safety glasses'),
    bullet('gloves'),
    bullet('an apron'),
    bold('Jewellery'),
    p('The following are not permitted:'),
    bullet('hooped earrings'),
    bullet('rings with stones in practical lessons'),
    bold('Questions'),
    p('Anyone who needs an adjustment for religious or medical reasons should speak to the Headteacher.'),
  ],
  clauses: [
    ['How staff dress sets an example to pupils and shapes what families think of the school.'],
    ['The table shows what is expected in the classroom.'],
    ['Wear your lanyard at all times', 'Do'],
    ['Wear jeans or shorts', 'Don’t'],
    ['Choose shoes that are safe on stairs', 'Do'],
    ['Wear clothing with slogans', 'Don’t'],
    ['Cover your face when teaching', 'Don’t'],
    ['Staff who teach PE should change before and after lessons.'],
    ['Long hair must be tied back in workshops and laboratories.'],
    ['Protective equipment includes:\n\n- safety glasses\n\n- gloves\n\n- an apron'],
    ['hooped earrings', 'The following are not permitted:'],
    ['rings with stones in practical lessons', 'The following are not permitted:'],
    ['Anyone who needs an adjustment for religious or medical reasons should speak to the Headteacher.'],
  ],
  details: { title: 'Staff Dress Code', approvedBy: 'Trust Board', lastReview: '2023-09', nextReview: '2025-09' },
};

const conduct: PolicyInWord = {
  name: 'long prose with footnotes, tracked changes and smart quotes',
  footnotes: { 1: { children: [p('Keeping Children Safe in Education, part two.')] } },
  children: () => [
    p('Code of Conduct for Staff', { heading: d.HeadingLevel.TITLE }),
    p('This code was approved by the Board of Trustees on 3rd July 2024.'),
    p('Next review: Summer 2026'),
    p('Our expectations', { heading: d.HeadingLevel.HEADING_1 }),
    p('Everyone who works here is a role model. Staff must treat pupils with dignity and respect. They must never use sarcasm to “put a pupil in their place”. Staff should not discuss their private lives with pupils.'), // prettier-ignore
    p('Relationships', { heading: d.HeadingLevel.HEADING_1 }),
    p('Position of trust', { heading: d.HeadingLevel.HEADING_2 }),
    new d.Paragraph({
      children: [
        new d.TextRun('It is a criminal offence for an adult in a position of trust to have a sexual relationship with a pupil under\u00a018, even if it is consensual.'), // prettier-ignore
        new d.FootnoteReferenceRun(1),
      ],
    }),
    new d.Paragraph({
      children: [
        new d.TextRun('Staff must '),
        new d.DeletedTextRun({ id: 1, author: 'A', date: '2024-01-01T00:00:00Z', text: 'ideally ' }),
        new d.InsertedTextRun({ id: 2, author: 'A', date: '2024-01-01T00:00:00Z', text: 'always ' }),
        new d.TextRun('leave the door open when they are alone with a pupil.'),
      ],
    }),
    p('Gifts', { heading: d.HeadingLevel.HEADING_2 }),
    p('Small gifts at the end of term may be accepted. However, gifts worth more than £25 must be declared to the Headteacher.'), // prettier-ignore
    p('Staff are not permitted to give gifts to individual pupils.'),
    p('Breaches', { heading: d.HeadingLevel.HEADING_1 }),
    p('Failure to follow this code may result in disciplinary action. Serious breaches will be dealt with under the trust’s disciplinary policy.'), // prettier-ignore
    p('Staff with a concern about a colleague have a duty to report it, and will be supported. This includes:'),
    bullet('low-level concerns'),
    bullet('allegations'),
  ],
  clauses: [
    ['Everyone who works here is a role model. Staff must treat pupils with dignity and respect. They must never use sarcasm to “put a pupil in their place”.'], // prettier-ignore
    ['Staff should not discuss their private lives with pupils.'],
    ['It is a criminal offence for an adult in a position of trust to have a sexual relationship with a pupil under\u00a018, even if it is consensual.'], // prettier-ignore
    ['Staff must always leave the door open when they are alone with a pupil.'],
    ['Small gifts at the end of term may be accepted. However, gifts worth more than £25 must be declared to the Headteacher.'], // prettier-ignore
    ['Staff are not permitted to give gifts to individual pupils.'],
    ['Failure to follow this code may result in disciplinary action. Serious breaches will be dealt with under the trust’s disciplinary policy.'], // prettier-ignore
    ['Staff with a concern about a colleague have a duty to report it, and will be supported. This includes:\n\n- low-level concerns\n\n- allegations'], // prettier-ignore
  ],
  details: { title: 'Code of Conduct for Staff', approvedBy: 'Board of Trustees', lastReview: '2024-07', nextReview: '2026-07' }, // prettier-ignore
};

const trips: PolicyInWord = {
  name: 'typed numbers, duties by role and a contents list',
  children: () => [
    p('Riverside Learning Trust'),
    p('Educational Visits Policy', { heading: d.HeadingLevel.HEADING_1 }),
    tableOf([['Version', 'Date', 'Author', 'Changes'], ['2.0', '01/09/2023', 'J. Okoro', 'Annual review'], ['2.1', '14/03/2024', 'J. Okoro', 'Ratios updated']]), // prettier-ignore
    p('Approved by\tLocal Governing Committee\tApproval date\tMarch 2024\tReview date\tMarch 2025'),
    p('Contents'),
    p('1 Aims\t2'),
    p('2 Roles and responsibilities\t2'),
    p('3 Before the visit\t3'),
    bold('1 Aims'),
    p('This policy aims to:'),
    bullet('Make sure visits are safe and worthwhile'),
    bullet('Explain who is responsible for what'),
    bold('2 Roles and responsibilities'),
    bold('2.1 The visit leader'),
    p('The visit leader is responsible for:'),
    bullet('Completing the risk assessment at least four weeks before the visit'),
    bullet('Briefing all adults, including:'),
    bullet('parent helpers', 1),
    bullet('coach drivers', 1),
    bullet('Carrying the first aid kit'),
    bold('2.2 All staff'),
    p('All staff will follow the instructions of the visit leader and must remain with their group. Mobile numbers of pupils must not be kept after the visit.'), // prettier-ignore
    bold('3 Before the visit'),
    p('3.1 Parents must give written consent for any visit that is out of school hours.'),
    p('3.2 Staff should not book transport before the visit has been approved by the Headteacher.'),
    p('3.3 The following information must be taken on every visit:'),
    p('a) emergency contact details'),
    p('b) medical information'),
    p('Note: no visit may take place without a named deputy leader.'),
  ],
  clauses: [
    ['This policy aims to:\n\n- Make sure visits are safe and worthwhile\n\n- Explain who is responsible for what'],
    ['Completing the risk assessment at least four weeks before the visit', 'The visit leader is responsible for:'],
    ['Briefing all adults, including:\n\n- parent helpers\n\n- coach drivers', 'The visit leader is responsible for:'],
    ['Carrying the first aid kit', 'The visit leader is responsible for:'],
    ['All staff will follow the instructions of the visit leader and must remain with their group.'],
    ['Mobile numbers of pupils must not be kept after the visit.'],
    ['Parents must give written consent for any visit that is out of school hours.'],
    ['Staff should not book transport before the visit has been approved by the Headteacher.'],
    ['emergency contact details', 'The following information must be taken on every visit:'],
    ['medical information', 'The following information must be taken on every visit:'],
    ['Note: no visit may take place without a named deputy leader.'],
  ],
  details: { title: 'Educational Visits Policy', approvedBy: 'Local Governing Committee', lastReview: '2024-03', nextReview: '2025-03' }, // prettier-ignore
};

const gifts: PolicyInWord = {
  name: 'headings in capitals, lists without bullets and a table of situations',
  least: 5,
  children: () => [
    p('GIFTS AND HOSPITALITY POLICY'),
    tableOf([['Approved by:', 'Finance Committee', 'Date:', 'November 2023'], ['Status:', 'Statutory', 'To be reviewed:', 'Autumn 2025']]), // prettier-ignore
    p('STATEMENT OF INTENT'),
    p('St Brigid’s is committed to openness. No member of staff should gain personally from their role.'),
    p('WHAT YOU MUST NOT ACCEPT'),
    p('You must never accept:'),
    p('cash or vouchers of any value', { indent: { left: 720 } }),
    p('gifts from a supplier during a tender', { indent: { left: 720 } }),
    p('WHAT YOU MAY ACCEPT'),
    p('Tokens such as a mug or a box of chocolates may be accepted at the end of a year. If you are unsure, ask the School Business Manager.'), // prettier-ignore
    p('COMMON SITUATIONS'),
    tableOf([
      ['Situation', 'What to do'],
      ['A parent offers you concert tickets', 'Thank them, decline, and record the offer in the register.'],
      ['A supplier invites you to lunch', 'You should ask your line manager first.'],
    ]),
    p('THE REGISTER'),
    new d.Paragraph({ children: [new d.TextRun('Gifts above £20 must be entered in the register within five working days.'), new d.TextRun({ text: 'The register is kept by the School Business Manager and is open to governors.', break: 1 })] }), // prettier-ignore
    p('It is good practice to tell your line manager about any gift, whatever its value'),
    p('Signed: ____________________   Chair of Governors'),
  ],
  clauses: [
    ['St Brigid’s is committed to openness. No member of staff should gain personally from their role.'],
    ['cash or vouchers of any value', 'You must never accept:'],
    ['gifts from a supplier during a tender', 'You must never accept:'],
    ['Tokens such as a mug or a box of chocolates may be accepted at the end of a year.'],
    ['If you are unsure, ask the School Business Manager.'],
    ['A parent offers you concert tickets\n\nThank them, decline, and record the offer in the register.', 'Situation What to do'], // prettier-ignore
    ['A supplier invites you to lunch\n\nYou should ask your line manager first.', 'Situation What to do'],
    ['Gifts above £20 must be entered in the register within five working days. The register is kept by the School Business Manager and is open to governors.'], // prettier-ignore
    ['It is good practice to tell your line manager about any gift, whatever its value'],
  ],
  details: { title: 'GIFTS AND HOSPITALITY POLICY', approvedBy: 'Finance Committee', status: 'Statutory', lastReview: '2023-11', nextReview: '2025-12' }, // prettier-ignore
};

export const policiesInWord: readonly PolicyInWord[] = [phones, dress, conduct, trips, gifts];

export async function inWord({ children, footnotes }: PolicyInWord): Promise<Uint8Array> {
  const level = (at: number, format: (typeof d.LevelFormat)[keyof typeof d.LevelFormat], text: string) => ({ level: at, format, text, style: { paragraph: { indent: { left: 720 * (at + 1) } } } }); // prettier-ignore
  return new Uint8Array(
    await d.Packer.toBuffer(
      new d.Document({
        ...(footnotes && { footnotes }),
        numbering: {
          config: [
            { reference: 'outline', levels: [level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2'), level(2, 'lowerLetter', '(%3)')] }, // prettier-ignore
            { reference: 'bullets', levels: [level(0, 'bullet', '•'), level(1, 'bullet', 'o')] },
          ],
        },
        sections: [{ headers: { default: new d.Header({ children: [p('Approved policy')] }) }, children: children() }],
      }),
    ),
  );
}
