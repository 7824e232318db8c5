import { describe, expect, test } from '@jest/globals';
import { checkCard, elements } from '../../cards/check-card.ts';
import {
  CardAction,
  drillResultCard,
  matterCard,
  mattersCard,
  noticeCard,
  type MatterData,
  type NoticeData,
} from '../../cards/index.ts';
import { pressable, textOf } from './all-cards.ts';

const presses = (content: Record<string, unknown>) =>
  elements(content.body)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ data }) => CardAction.parse(data));

describe('the Headteacher’s notice', () => {
  const notice = (data: Partial<NoticeData>) => noticeCard({ ...noticeCard.sample, ...data });

  test('says who pressed, when, which clause, and that no more is known', () => {
    expect(textOf(notice({}).content)).toMatch(
      /^Please acknowledge · ref K7P4QX 10:32: Sam Okafor , Northfield School, pressed “Tell the Headteacher”\. About: contact by a pupil\. No details yet; the pupil is not named\. “Where they are contacted by a pupil they should bring it to the Headteacher's attention\.” \(section 3\) If it is not acknowledged by 11:02, /,
    );
  });

  test('notifies without a name', () => {
    expect(notice({}).summary).toBe('Policy Guide: please acknowledge. Ref K7P4QX');
    expect(notice({ drill: true }).summary).toBe('Policy Guide: TEST. Please acknowledge. Ref K7P4QX');
  });

  test('of a drill does not say that a pupil has contacted anybody', () => {
    const text = textOf(notice({ drill: true }).content);
    expect(text).toMatch(/^TEST · Please acknowledge · ref K7P4QX This is a test\. No pupil has contacted anybody\. /);
    expect(text).toContain('started this test. A real one would be about contact by a pupil.');
  });

  test('leads with Acknowledge, and has the chat among the first', () => {
    expect(pressable(notice({}).content)).toEqual([
      'Acknowledge: I have this',
      'Pass on',
      'Message Sam Okafor',
      'Ask for details',
      'Open the matter',
    ]);
  });

  test('never has more than six buttons, and keeps the chat', () => {
    const all = ['acknowledge', 'pass-on', 'ask-for-details', 'show-matter', 'log-on-cpoms'] as const;
    const { content } = notice({ buttons: [...all, 'cpoms-not-needed', 'recorded-elsewhere', 'close', 'reopen'] });
    expect(() => checkCard(content, 'notice')).not.toThrow();
    expect(pressable(content)).toContain('Message Sam Okafor');
    expect(pressable(content).filter((title) => title !== 'Open the matter')).toHaveLength(6);
  });

  test('about the Headteacher tells the alternate contact that the Headteacher is not told', () => {
    const text = textOf(notice({ aboutHeadteacher: true }).content);
    expect(text).toContain(
      'pressed “It concerns the Headteacher”. The Headteacher is not told, and can’t see it here.',
    );
  });

  test('says that somebody else has it, once they do', () => {
    const text = textOf(notice({ state: { is: 'taken', at: '11:04', by: 'the Deputy Headteacher' } }).content);
    expect(text).toMatch(
      /^Somebody else has this · ref K7P4QX The Deputy Headteacher acknowledged it 11:04\. Nothing more is asked of you here\. /,
    );
    expect(text).not.toContain('is asked too');
  });

  test('never shows what the reporter wrote, only how many notes there are', () => {
    expect(textOf(notice({ details: 2 }).content)).toContain('2 notes were added. Open the matter to read.');
  });
});

describe('the matter in full', () => {
  const full = (data: Partial<MatterData>) => matterCard({ ...matterCard.sample, ...data }).content;
  const long = (count: number, letters: number) =>
    Array.from({ length: count }, (_, index) => ({ at: '10:40', what: `(${index + 1})${'x'.repeat(letters)}` }));

  test('keeps what was typed letter for letter, lines and all', () => {
    const what = '**He said** [x](https://evil.example)\n“add me”';
    const runs = elements(full({ details: [{ at: '10:40', what }] })).filter(({ type }) => type === 'TextRun');
    expect(runs.map(({ text }) => text)).toContain(what);
  });

  test('says that opening it was recorded, when details go, and that it is not the school’s record', () => {
    expect(textOf(full({}))).toContain(
      'That you opened this is recorded. This is not the school’s record. Details are deleted 90 days after closing, unless it is put on hold.',
    );
    expect(textOf(full({ held: '4 May' }))).toContain('While it is on hold its details are not deleted.');
  });

  test('of many notes goes on from card to card, and none is lost', () => {
    const details = long(11, 4000);
    const seen: string[] = [];
    let from: number | undefined = 0;
    for (let cards = 0; from !== undefined && cards < 20; cards++) {
      const content = full({ details, from });
      checkCard(content, 'matter');
      seen.push(...[...textOf(content).matchAll(/\((\d+)\)x{4000}/g)].map(([, number]) => number!));
      if (cards === 0) expect(textOf(content)).toMatch(/Notes 1 to 3 of 11\. 8 are not shown on this card\./);
      from = presses(content).flatMap((press) => (press.verb === 'show-matter' && press.from ? [press.from] : []))[0];
    }
    expect(seen).toEqual(details.map((_, index) => String(index + 1)));
  });

  test.each(['x', 'é', '字', '🙂', '"', '\n'])(
    'of one note too long for a card, in %j, is cut and says by how much',
    (letter) => {
      const words = letter.repeat(20_000);
      const content = full({ details: [{ at: '10:40', pupil: words, what: words, where: words, when: words }] });
      expect(() => checkCard(content, 'matter')).not.toThrow();
      expect(textOf(content)).toMatch(/\[… \d+ more characters have no room on this card\]/);
    },
  );

  test('fits a card at its very fullest', () => {
    const wide = '字'.repeat(500);
    const content = full({
      ...{ state: wide, reporter: wide, school: wide, holder: wide, outcome: wide, held: wide, aboutHeadteacher: true },
      details: long(80, 20_000),
      chronology: Array.from({ length: 500 }, (_, index) => ({ at: '10:32', line: `Step ${index + 1}.` })),
      refreshFor: Array.from({ length: 20 }, () => `29:${'1'.repeat(130)}`),
    });
    expect(() => checkCard(content, 'matter')).not.toThrow();
  });

  test('of a long story shows its end, and says how much is missing', () => {
    const content = full({
      chronology: Array.from({ length: 500 }, (_, index) => ({ at: '10:32', line: `Step ${index + 1}.` })),
    });
    expect(() => checkCard(content, 'matter')).not.toThrow();
    expect(textOf(content)).toMatch(/\d+ earlier steps have no room on this card\./);
    expect(textOf(content)).toContain('Step 500.');
  });

  test('says so where the details were deleted', () => {
    expect(textOf(full({ details: [], detailsDeleted: '2 April' }))).toContain('Deleted 2 April, as set by the trust.');
  });
});

describe('lists', () => {
  const row = { ...matterCard.sample, reference: 'K7P4QX', state: 'not acknowledged' };
  const open = (reference: string, overdue: boolean) => {
    const { matter, state } = row;
    return {
      matter,
      reference,
      drill: false,
      state,
      school: 'Northfield School',
      since: '10:32',
      overdue,
      mine: false,
    };
  };

  test('show what is overdue first', () => {
    const { content } = mattersCard({ list: 'open-matters', rows: [open('AAAA', false), open('BBBB', true)] });
    expect(pressable(content)).toEqual([
      '⚠ Overdue · BBBB · Northfield School · not acknowledged, since 10:32',
      'AAAA · Northfield School · not acknowledged, since 10:32',
    ]);
  });

  test('of 60 reports go on from card to card', () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      matter: row.matter,
      reference: `R${1000 + index}`,
      drill: false,
      state: 'closed',
      day: '3 May',
    }));
    const first = mattersCard({ list: 'my-reports', rows }).content;
    checkCard(first, 'matters');
    const more = presses(first).find((press) => press.verb === 'my-reports') as { from: number };
    const second = mattersCard({ list: 'my-reports', rows, from: more.from }).content;
    expect(textOf(second)).toContain(`${more.from + 1} to `);
    expect(textOf(second)).toContain('R1059');
  });

  test('that are empty say what to do', () => {
    expect(textOf(mattersCard({ list: 'open-matters', rows: [] }).content)).toContain(
      'A new one comes as a message in this chat.',
    );
    expect(pressable(mattersCard({ list: 'my-reports', rows: [] }).content)).toEqual(['A pupil has contacted me']);
  });
});

test('the result of a drill says TEST, and how far it got', () => {
  expect(textOf(drillResultCard(drillResultCard.sample).content)).toMatch(/^TEST · Acknowledged .* 4 minutes$/);
  expect(textOf(drillResultCard(drillResultCard.variants['not delivered']!).content)).toMatch(/^TEST · Not delivered /);
});
