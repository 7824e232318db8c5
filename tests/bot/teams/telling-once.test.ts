import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const noticesOf = (who: 'head' | 'alternate') => school.inChatOf(who).filter(({ card }) => card);

test('a press that Teams delivers three times is one matter, one notice and one receipt', async () => {
  const card = await school.answered();
  for (let i = 0; i < 3; i++) {
    const { body } = await school.presses('Tell ', { on: card, id: 'press-1' });
    expect(said(body)).toContain('Stored 10:32 · ref K7P4Q2');
  }
  await school.delivers();
  expect(await school.toldBy('teacher')).toHaveLength(1);
  expect(noticesOf('head')).toHaveLength(1);
  expect(school.inChatOf('teacher')).toHaveLength(1);
});

test('pressed on the phone and on the desk at once, it is told once, and neither is refused', async () => {
  const card = await school.answered();
  const answers = await Promise.all(
    ['execute', 'submit', 'execute', 'submit'].map((via) =>
      school.presses('Tell ', { on: card, via: via as 'execute' | 'submit' }),
    ),
  );
  for (const { body } of answers) if (body) expect(said(body)).toContain('K7P4Q2');
  await school.delivers();
  expect(await school.toldBy('teacher')).toHaveLength(1);
  expect(noticesOf('head')).toHaveLength(1);
});

test('after “It concerns the Headteacher” the other button of an old copy does not tell the Headteacher', async () => {
  const card = await school.answered();
  const tell = { verb: 'tell-headteacher', offer: 'key-000000' };
  await school.presses('It concerns the Headteacher', { on: card });
  await school.pressesData(tell, { on: card });
  await school.passes(30);
  await school.pressesData(tell, { on: card });
  await school.delivers();
  expect(school.inChatOf('head')).toEqual([]);
  expect(await school.toldBy('teacher')).toHaveLength(1);
});

test('after “Tell the Headteacher” the other button is a matter of its own, and the Headteacher meets nothing of it', async () => {
  const card = await school.tells();
  await school.pressesData({ verb: 'tell-alternate', offer: 'key-000000' }, { on: card });
  await school.delivers();
  expect(school.allReadBy('alternate')).toContain('K7P4Q3');
  expect(school.allReadBy('head')).not.toMatch(/K7P4Q3|concerns the Headteacher|follows/);
});

describe('“Is this new?”', () => {
  const askedAgain = async () => {
    const card = await school.tells();
    await school.passes(60);
    const { body, sent } = await school.pressesData({ verb: 'tell-headteacher', offer: 'key-000000' }, { on: card });
    return { card, body, question: sent[0]! };
  };

  test('says when and for whom it was pressed, and that nothing has been sent now', async () => {
    const { body, question } = await askedAgain();
    expect(words(question)).toContain(
      'You pressed this button on 22 November at 10:32, for the Headteacher of Northfield School (ref K7P4Q2).',
    );
    expect(words(question)).toContain('Nothing has been sent now.');
    // A tired teacher must not read "sent" as "sent to the Headteacher".
    expect(said(body)).not.toMatch(/sent/);
  });

  test('“No” shows the receipt, and tells nobody', async () => {
    const { question } = await askedAgain();
    const { sent } = await school.presses('No, show that receipt', { on: question });
    expect(words(sent[0]!)).toContain('K7P4Q2');
    expect(await school.toldBy('teacher')).toHaveLength(1);
  });

  test('“Yes” pressed twice is one new matter', async () => {
    const { question } = await askedAgain();
    await school.presses('Yes', { on: question });
    await school.pressesData({ verb: 'tell-again', matter: (await school.toldBy('teacher'))[1]!.matter.id }, { on: question }); // prettier-ignore
    expect(await school.toldBy('teacher')).toHaveLength(2);
  });

  test('the new matter goes the way of the first: about the Headteacher it is not sent to them', async () => {
    const card = await school.tells({ button: 'It concerns the Headteacher' });
    await school.passes(60);
    const { sent } = await school.pressesData({ verb: 'tell-alternate', offer: 'key-000000' }, { on: card });
    expect(words(sent[0]!)).toContain('for the alternate contact of Northfield School');
    await school.presses('Yes', { on: sent[0]! });
    await school.delivers();
    expect(school.inChatOf('head')).toEqual([]);
    expect(noticesOf('alternate')).toHaveLength(2);
  });
});

describe('“Something new has happened”', () => {
  test('is a second matter with a receipt of its own below, linked to the first on both cards', async () => {
    const card = await school.tells();
    await school.passes(60);
    const { sent } = await school.press('Something new', card, 'teacher');
    expect(words(sent[0]!)).toContain('Delivered 11:32 · ref K7P4Q3');
    expect(words(sent[0]!)).toContain('It follows K7P4Q2 of 22 November.');
    expect(words(school.cardOf('head'))).toContain('It follows an earlier one, K7P4Q2.');
    expect(words(card)).toContain('K7P4Q2');
  });

  test('pressed twice within minutes it is one', async () => {
    const card = await school.tells();
    await school.press('Something new', card, 'teacher');
    await school.press('Something new', card, 'teacher');
    expect(await school.toldBy('teacher')).toHaveLength(2);
    expect(noticesOf('head')).toHaveLength(2);
  });

  test('its receipt is kept up to date as the first one is', async () => {
    const card = await school.tells();
    const { sent } = await school.press('Something new', card, 'teacher');
    await school.press('Acknowledge', school.cardOf('head'), 'head');
    expect(words(sent[0]!)).toContain('Acknowledged 10:32 · ref K7P4Q3');
    expect(words(card)).toContain('Delivered 10:32 · ref K7P4Q2');
  });
});

describe('When the offer was deleted after its days', () => {
  const old = async (button: string) => {
    const card = await school.answered();
    await school.offers.purge(new Date('2027-01-01T00:00:00Z'));
    return { card, ...(await school.presses(button, { on: card })) };
  };

  test.each(['Tell ', 'It concerns the Headteacher'])(
    '[%s] is no dead end: a fresh card comes below',
    async (button) => {
      const { body, sent } = await old(button);
      expect(said(body)).toContain('nothing has been stored yet');
      expect(words(sent[0]!)).toContain('nothing has been stored yet');
      expect(await school.toldBy('teacher')).toEqual([]);
      await school.presses(button, { on: sent[0]! });
      expect(await school.toldBy('teacher')).toHaveLength(1);
    },
  );

  test('[Not my school] still asks for the school, and a fresh card follows', async () => {
    const { sent } = await old('Not my school');
    const { sent: after } = await school.saves(sent[0]!, { school: 'southmere' }, 'teacher');
    expect(words(after[0]!)).toContain('[Tell the Headteacher of Southmere School]');
  });

  test.each([
    ['Tell ', 'tell-headteacher'],
    ['It concerns the Headteacher', 'tell-alternate'],
  ])('a card from which [%s] was pressed before shows its receipt, not a fresh button', async (button, verb) => {
    const card = await school.tells({ button });
    await school.offers.purge(new Date('2027-01-01T00:00:00Z'));
    const { body } = await school.pressesData({ verb, offer: 'key-000000' }, { on: card });
    expect(said(body)).toContain('K7P4Q2');
    expect(await school.toldBy('teacher')).toHaveLength(1);
  });
});
