import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aKnowledge } from '../../support/a-knowledge.ts';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';
const answered = async (question: string) => (await school.asks(question)).sent[0]!;

test('"Exact words" sends the clause in full below, and the card stays', async () => {
  const card = await answered('can I be friends with a pupil?');
  const { sent, status, body } = await school.presses('Exact words', { on: card });
  expect(status).toBe(200);
  expect(body).toEqual({ statusCode: 200, type: TEXT, value: 'See below.' });
  expect(sent).toHaveLength(1);
  expect(wordsOn(sent[0]!.card)).toContain('Allow pupils to access');
  expect(card.updates).toBe(0);
});

test('the same press delivered twice sends the clause once', async () => {
  const card = await answered('can I be friends with a pupil?');
  await school.presses('Exact words', { on: card, id: 'p' });
  const { sent, body } = await school.presses('Exact words', { on: card, id: 'p' });
  expect(sent).toEqual([]);
  expect(body).toMatchObject({ statusCode: 200 });
});

test('"Yes" turns the card into the same answer with thanks, for every client, and is counted without the name', async () => {
  const card = await answered('can I slag off the trust?');
  const { sent, body } = await school.presses('Yes', { on: card });
  expect(sent).toEqual([]);
  expect(body).toMatchObject({ statusCode: 200, type: CARD });
  for (const shown of [body!.value, card.card]) {
    expect(wordsOn(shown)).toContain('defaming');
    expect(wordsOn(shown)).toContain('Thank you.');
    expect(wordsOn(shown)).not.toContain('[Yes]');
  }
  expect(await school.feedback.all()).toEqual([
    { policy: 'social-media-policy', id: 'defame', revision: 'r1', helpful: true, on: '2026-11-22' },
  ]);
  expect(await school.unanswered.all()).toEqual([]);
});

test('the it-depends card stays an it-depends card', async () => {
  const card = await answered('can I share this photo?');
  const { body } = await school.presses('Yes', { on: card });
  expect(wordsOn(body!.value)).toMatch(/On your own account.*On the school’s LinkedIn or Facebook.*Thank you/s);
});

test('"Not what I asked" keeps the question for the policy team, once, without names', async () => {
  const card = await answered('can I slag off the trust to @somebody?');
  await school.presses('Not what I asked', { on: card });
  expect(await school.unanswered.all()).toMatchObject([
    { question: 'can I slag off the trust to [handle]?', why: 'not-what-i-asked', revision: 'r1' },
  ]);
});

test('pressed twice it is counted once, and the card says what was counted', async () => {
  const card = await answered('can I slag off the trust?');
  await school.presses('Yes', { on: card });
  const { body } = await school.pressesData({ verb: 'feedback', offer: 'key-000000', helpful: false }, { on: card });
  expect(await school.feedback.all()).toHaveLength(1);
  expect(wordsOn(body!.value)).toContain('“yes” is counted');
});

test('"which did you mean" becomes the answer chosen, which can be judged in its turn', async () => {
  const card = await answered('can I criticise the trust?');
  const { body } = await school.presses('Naming the Trust', { on: card });
  expect(body).toMatchObject({ statusCode: 200, type: CARD });
  expect(wordsOn(body!.value)).toContain('Not allowed: naming the Trust');
  await school.presses('Yes', { on: card });
  expect(await school.feedback.all()).toMatchObject([{ id: 'disrepute', helpful: true }]);
});

test('"None of these" shows the topics and keeps the question', async () => {
  const card = await answered('can I criticise the trust?');
  const { body } = await school.presses('None of these', { on: card });
  expect(wordsOn(body!.value)).toContain('Staff Conduct');
  expect(await school.unanswered.all()).toMatchObject([
    { question: 'can I criticise the trust?', why: 'not-what-i-asked' },
  ]);
  expect(await school.feedback.all()).toEqual([]);
});

test('"A pupil has contacted me" says what to do', async () => {
  const card = await answered('how do I book the minibus');
  const { sent } = await school.presses('A pupil has contacted me', { on: card });
  expect(wordsOn(sent[0]!.card)).toContain('You should: tell the Headteacher');
  expect(wordsOn(sent[0]!.card)).toContain('01632 960123');
});

test('topics, a section and a clause can be walked through', async () => {
  const topics = await answered('topics');
  const section = (await school.presses('3. Staff Conduct', { on: topics })).sent[0]!;
  const clause = (await school.presses('Defaming', { on: section })).sent[0]!;
  expect(wordsOn(clause.card)).toContain('“If using social networking websites');
});

test('a sample question of the welcome is answered as if it had been typed', async () => {
  const [welcome] = await school.installs();
  const { sent } = await school.presses('Can I share this photo?', { on: welcome! });
  expect(wordsOn(sent[0]!.card)).toContain('It depends');
});

describe('An old client’s Action.Submit', () => {
  test('"Yes" updates the message', async () => {
    const card = await answered('can I slag off the trust?');
    const { sent } = await school.presses('Yes', { on: card, via: 'submit' });
    expect(sent).toEqual([]);
    expect(wordsOn(card.card)).toContain('Thank you.');
  });

  test('where the message cannot be updated, the card is sent below', async () => {
    const card = await answered('can I slag off the trust?');
    school.teams.fails('update', 403);
    const { sent } = await school.presses('Yes', { on: card, via: 'submit' });
    expect(wordsOn(sent[0]!.card)).toContain('Thank you.');
  });

  test('"Exact words" sends the clause, once for two deliveries', async () => {
    const card = await answered('can I be friends with a pupil?');
    await school.presses('Exact words', { on: card, via: 'submit', id: 'p' });
    await school.presses('Exact words', { on: card, via: 'submit', id: 'p' });
    expect(school.teams.messages).toHaveLength(2);
  });
});

describe('Nothing happens, and the person is told so politely,', () => {
  const nothing = async (data: Record<string, unknown>, by: 'teacher' | 'colleague' = 'teacher') => {
    const card = await answered('can I slag off the trust?');
    const { sent, status, body } = await school.pressesData(data, { on: card, by });
    expect(status).toBe(200);
    expect(sent).toEqual([]);
    expect(body).toMatchObject({
      statusCode: 200,
      type: TEXT,
      value: expect.stringContaining('Nothing has been done.'),
    });
    expect(card.updates).toBe(0);
    expect(await school.feedback.all()).toEqual([]);
    expect(await school.unanswered.all()).toEqual([]);
  };

  test('when a colleague presses a forwarded card’s feedback', () =>
    nothing({ verb: 'feedback', offer: 'key-000000', helpful: false }, 'colleague'));
  test('when the person in the data is not the one who presses', () =>
    nothing(
      { verb: 'feedback', offer: 'key-000000', helpful: false, reporter: '00000000-0000-4000-8000-000000000002' },
      'colleague',
    ));
  test('when the button is none of ours', () => nothing({ verb: 'delete-everything' }));
  test('when the data is ill-formed', () => nothing({ verb: 'feedback', offer: "' or 1=1 --", helpful: 'yes' }));
  test('when there is no such offer', () => nothing({ verb: 'feedback', offer: 'key-999999', helpful: true }));
  test('when the offer to choose from is another person’s', () =>
    nothing(
      { verb: 'choose-clause', offer: 'key-000000', policy: 'social-media-policy', clause: 'defame' },
      'colleague',
    ));
  test('when there is no data at all', () => nothing({}));
});

test('a card forwarded to a group chat shows nothing there', async () => {
  const card = await answered('can I be friends with a pupil?');
  const { sent, body } = await school.presses('Exact words', { on: card, in: 'group chat' });
  expect(sent).toEqual([]);
  expect(body).toMatchObject({ value: 'Please use this card in our own chat. Nothing has been done.' });
});

describe('When the policy has changed since the card was made', () => {
  const changed = () =>
    aKnowledge({
      revision: 'r2',
      change: (clauses) =>
        clauses.map((each) => (each.id === 'pupil-contact' ? { ...each, text: 'New words.', parts: [] } : each)),
    });

  test('the old words are shown, marked as no longer in force', async () => {
    const card = await answered('can I be friends with a pupil?');
    school.publishes(changed());
    const { sent } = await school.presses('Exact words', { on: card });
    expect(wordsOn(sent[0]!.card)).toContain('no longer in force');
    expect(wordsOn(sent[0]!.card)).toContain('Allow pupils to access');
  });

  test('words that are still in force are not marked', async () => {
    const card = await answered('can I slag off the trust?');
    school.publishes(changed());
    const { sent } = await school.presses('Exact words', { on: card });
    expect(wordsOn(sent[0]!.card)).not.toContain('no longer in force');
  });

  test('thanks for an answer stand on the card with its old words, marked, and without next steps that may be wrong by now', async () => {
    const card = await answered('can I be friends with a pupil?');
    school.publishes(changed());
    const { body } = await school.presses('Yes', { on: card });
    expect(wordsOn(body!.value)).toContain('This wording is no longer in force');
    expect(wordsOn(body!.value)).toContain('Thank you.');
    const other = await answered('can I slag off the trust?');
    expect(wordsOn((await school.presses('Yes', { on: other })).body!.value)).not.toContain('no longer in force');
  });

  test('of a revision that is no longer at hand the words now in force are shown, and said to be', async () => {
    const { sent } = await school.pressesData(
      { verb: 'show-clause', policy: 'social-media-policy', clause: 'defame', revision: 'r0' },
      { on: await answered('photo') },
    );
    expect(sent[0]!.text).toContain('This is the wording in force now.');
  });

  test('a clause that is gone is said to be gone', async () => {
    const { body } = await school.pressesData(
      { verb: 'show-clause', policy: 'social-media-policy', clause: 'abolished', revision: 'r0' },
      { on: await answered('photo') },
    );
    expect(body).toMatchObject({ value: 'This is no longer in the policy. Please ask me again.' });
  });
});

test('a press that fails is answered with a reference, as Teams expects it: HTTP 200 and the failure in the body', async () => {
  const card = await answered('can I be friends with a pupil?');
  school.teams.fails('send', 500, { times: 2 });
  const { status, body } = await school.presses('Exact words', { on: card });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 500,
    type: 'application/vnd.microsoft.error',
    value: { message: expect.stringContaining('REF-7') },
  });
  expect(school.log).toContainEqual(
    expect.objectContaining({ event: 'turn failed', facts: expect.objectContaining({ reference: 'REF-7' }) }),
  );
});

test('a message that cannot be updated does not spoil the press', async () => {
  const card = await answered('can I slag off the trust?');
  school.teams.fails('update', 500);
  const { body } = await school.presses('Yes', { on: card });
  expect(wordsOn(body!.value)).toContain('Thank you.');
});
