import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const broken = () => Promise.reject(new Error('database is gone'));

describe('When the database fails', () => {
  test.each(['Tell ', 'It concerns the Headteacher'])(
    '[%s] says that nothing was stored, and whom to ring',
    async (button) => {
      const card = await school.answered();
      school.matters.create = broken;
      const { status, body, sent } = await school.presses(button, { on: card });
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 500 });
      expect(said(body)).toContain('NOT stored');
      expect(said(body)).toContain('it has told nobody');
      expect(said(body)).toContain('Please ring the trust’s safeguarding lead: 01632 960123.');
      expect(said(body)).toContain('999');
      expect(said(body)).toContain('REF-7');
      expect(sent).toEqual([]);
      expect(words(card)).toContain('[Tell ');
    },
  );

  test('what fails once it is stored does not make the answer say that it was not', async () => {
    const card = await school.answered();
    const create = school.matters.create.bind(school.matters);
    school.matters.create = async (...told) => {
      const made = await create(...told);
      school.outbox.meet = broken;
      school.schoolBook.schoolOf = broken;
      return made;
    };
    for (const press of ['the first', 'the second']) {
      const { body } = await school.presses('Tell ', { on: card, id: press });
      expect(said(body)).toContain('Stored');
      expect(said(body)).not.toContain('NOT stored');
    }
  });

  test('pressed again once it works, it is told', async () => {
    const card = await school.answered();
    const create = school.matters.create.bind(school.matters);
    school.matters.create = broken;
    await school.presses('Tell ', { on: card });
    school.matters.create = create;
    const { says } = await school.press('Tell ', card, 'teacher');
    expect(says).toContain('Stored 10:32');
    expect(words(school.cardOf('head'))).toContain('Please acknowledge');
  });

  test('an old client is told the same below the card', async () => {
    const card = await school.answered();
    school.matters.create = broken;
    const { sent } = await school.presses('Tell ', { on: card, via: 'submit' });
    expect(words(sent[0]!)).toContain('NOT stored');
    expect(words(sent[0]!)).toContain('01632 960123');
  });

  test('“Something new has happened” says so as well', async () => {
    const card = await school.tells();
    school.matters.create = broken;
    const { body } = await school.presses('Something new', { on: card });
    expect(said(body)).toContain('NOT stored');
  });

  test('what was typed is not lost: the form stays as it was, and says so', async () => {
    const { sent } = await school.press('Add what happened', await school.tells(), 'teacher');
    const form = sent[0]!;
    const before = JSON.stringify(form.card);
    const change = school.matters.change.bind(school.matters);
    school.matters.change = broken;
    const { says, body } = await school.saves(form, { what: 'wrote “add me back”' }, 'teacher');
    expect(body).toMatchObject({ statusCode: 500 });
    expect(says).toContain('NOT saved');
    expect(says).toContain('still in the form');
    expect(JSON.stringify(form.card)).toBe(before);
    school.matters.change = change;
    expect((await school.saves(form, { what: 'wrote “add me back”' }, 'teacher')).says).toContain('Saved 10:32');
  });
});

describe('What is stored is never called not stored:', () => {
  test('the receipt cannot be drawn', async () => {
    const card = await school.answered();
    const person = school.book.person.bind(school.book);
    const create = school.matters.create.bind(school.matters);
    school.matters.create = async (...told) => {
      const stored = await create(...told);
      school.book.person = broken;
      return stored;
    };
    const { body } = await school.presses('Tell ', { on: card });
    school.book.person = person;
    expect(body).toMatchObject({ statusCode: 200 });
    expect(said(body)).toContain('Stored 10:32 · ref K7P4Q2');
    await school.delivers();
    expect(words(school.cardOf('head'))).toContain('Please acknowledge');
    expect(words(card)).toContain('Delivered');
  });

  test('the receipt of something new cannot be sent', async () => {
    const card = await school.tells();
    school.teams.fails('send', 500);
    const { body } = await school.presses('Something new', { on: card });
    expect(said(body)).toContain('Stored 10:32 · ref K7P4Q3');
    expect(await school.toldBy('teacher')).toHaveLength(2);
  });

  test('an old client’s receipt cannot be sent', async () => {
    const card = await school.answered();
    school.teams.fails('send', 500);
    const { sent } = await school.presses('Tell ', { on: card, via: 'submit' });
    expect(sent.map(words).join(' ')).toContain('Stored 10:32 · ref K7P4Q2');
    expect(sent.map(words).join(' ')).not.toContain('NOT stored');
  });

  test('the form for the school cannot be sent: the receipt still asks', async () => {
    school.members.newcomer.installed = true;
    const card = (await school.asks('tell the headteacher', { by: 'newcomer' })).sent[0]!;
    school.teams.fails('send', 403);
    const { body } = await school.presses('Tell ', { on: card, by: 'newcomer' });
    expect(said(body)).toContain('Stored 10:32');
    expect(said(body)).toContain('[Choose my school]');
  });
});

describe('When Teams', () => {
  const told = async (how: Parameters<ATelling['teams']['fails']>[1], times = 2) => {
    const card = await school.answered();
    school.teams.fails('send', how, { conversationId: school.chatOf('head'), times });
    await school.presses('Tell ', { on: card });
    await school.deliversNow();
    return card;
  };

  test.each([429, 500, 'hang-up'] as const)(
    'answers the notice with %s, it is tried again, and the receipt promises nothing',
    async (how) => {
      const card = await told(how, 1);
      expect(words(card)).not.toContain('Delivered');
      await school.passes(2);
      expect(words(school.cardOf('head'))).toContain('Please acknowledge');
      expect(words(card)).toContain('Delivered 10:34');
    },
  );

  test('is in trouble for long, the deputy is asked after five minutes, and both get it in the end', async () => {
    const card = await told(503, 4);
    await school.passesNow(5);
    expect(words(school.cardOf('deputy'))).toContain('Please acknowledge');
    expect(words(card)).toContain('a deputy at Northfield School');
    for (let i = 0; i < 6; i++) await school.passes(15);
    expect(words(school.cardOf('head'))).toContain('acknowledge');
  });

  test('has not got the app installed for the Headteacher, the deputy is asked at once; installed later, the Headteacher is too', async () => {
    school.members.head.installed = false;
    const card = await school.tells();
    expect(words(school.cardOf('deputy'))).toContain('or could not be reached');
    expect(words(card)).toContain('It is in Teams for a deputy at Northfield School.');
    expect(school.inChatOf('head')).toEqual([]);
    school.members.head.installed = true;
    await school.installs({ by: 'head' });
    await school.delivers();
    expect(words(school.cardOf('head'))).toContain('Please acknowledge');
  });

  test('cannot say who presses, nothing is stored, and whoever presses is told so', async () => {
    const card = await school.answered();
    school.clock.now = new Date(school.clock.now.getTime() + 20 * 60_000);
    school.teams.fails('member', 500);
    const { body } = await school.presses('Tell ', { on: card });
    expect(said(body)).toContain('NOT stored');
    expect(await school.toldBy('teacher')).toEqual([]);
  });
});
