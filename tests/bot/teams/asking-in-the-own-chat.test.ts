import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

test('a teacher asks in the own chat and gets one card with the clause', async () => {
  const { sent, status } = await school.asks('can I slag off the trust?');
  expect(status).toBe(200);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    conversationId: school.chatOf('teacher'),
    summary: 'Policy Guide: here is what the policy says',
  });
  expect(wordsOn(sent[0]!.card)).toContain('Not allowed: defaming or disparaging the Trust');
});

test('the same message delivered again is not answered twice', async () => {
  await school.asks('can I slag off the trust?', { id: 'q' });
  const { sent } = await school.asks('can I slag off the trust?', { id: 'q' });
  expect(sent).toEqual([]);
});

test('two deliveries at the same moment are answered once', async () => {
  await Promise.all([school.asks('photo?', { id: 'q' }), school.asks('photo?', { id: 'q' })]);
  expect(school.teams.messages).toHaveLength(1);
});

test('a message that tells of a pupil’s contact leads with the duty, whatever else was asked, and nothing of it is kept', async () => {
  const { sent } = await school.asks('a year 9 just followed me on insta, and can I share this photo?');
  const words = wordsOn(sent[0]!.card);
  expect(words.indexOf('You should: tell the Headteacher')).toBeLessThan(words.indexOf('students’ images'));
  expect(words).toContain('01632 960123');
  expect(words).not.toContain('Was this what you asked?');
  expect(await school.unanswered.all()).toEqual([]);
});

test('a fact at the end of ten thousand characters is not lost, and the answer says what was read', async () => {
  const { sent } = await school.asks(`${'We had a long day at the museum. '.repeat(310)} Then a pupil messaged me.`);
  expect(wordsOn(sent[0]!.card)).toContain('tell the Headteacher');
  expect(sent[0]).toMatchObject({ text: 'I read the first 2,000 characters.', textFormat: 'plain' });
});

test('a question that no policy answers gets an honest no with topics, and is kept without who asked', async () => {
  const { sent } = await school.asks('how do I book the minibus, mail me at someone@school.example');
  expect(wordsOn(sent[0]!.card)).toContain('I can’t find this in the Social Media Policy');
  expect(await school.unanswered.all()).toEqual([
    {
      id: expect.any(String),
      question: 'how do I book the minibus, mail me at [e-mail]',
      why: 'no-match',
      revision: 'r1',
      on: '2026-11-22',
    },
  ]);
});

test.each([
  ['hi', 'Hello.'],
  ['Good morning!', 'Hello.'],
  ['ok cheers 👍', 'You’re welcome.'],
])('"%s" is answered in kind and never counted as unanswered', async (text, reply) => {
  const { sent } = await school.asks(text);
  expect(sent).toHaveLength(1);
  expect(sent[0]!.text).toMatch(new RegExp(`^${reply}`));
  expect(await school.unanswered.all()).toEqual([]);
});

test('"hi can I share this photo" is a question', async () => {
  const { sent } = await school.asks('hi can I share this photo');
  expect(wordsOn(sent[0]!.card)).toContain('It depends');
});

test.each(['help', 'Help!', '/help'])('"%s" shows how to ask and the commands', async (text) => {
  const { sent } = await school.asks(text);
  expect(wordsOn(sent[0]!.card)).toContain('The policies I know, by section');
});

test('"topics" shows the sections', async () => {
  const { sent } = await school.asks('topics');
  expect(wordsOn(sent[0]!.card)).toContain('Staff Conduct');
});

test('an empty message gets help', async () => {
  const { sent } = await school.asks('  &nbsp; ');
  expect(sent[0]!.summary).toBe('Policy Guide: help');
});

const picture = {
  attachments: [
    { contentType: 'image/*', contentUrl: 'https://example.invalid/p' },
    { contentType: 'text/html', content: '<p></p>' },
  ],
};

test('a photo without words is not opened, and the person is told to ask in words', async () => {
  const { sent } = await school.asks('', { and: picture });
  expect(sent[0]!.text).toContain('I don’t open photos or files.');
  expect(wordsOn(sent[0]!.card)).toContain('[A pupil has contacted me]');
});

test('a photo with words is answered by its words', async () => {
  const { sent } = await school.asks('can I share this photo?', { and: picture });
  expect(wordsOn(sent[0]!.card)).toContain('It depends');
});

test('the HTML copy that Teams adds to each message is no file', async () => {
  const { sent } = await school.asks('', {
    and: { attachments: [{ contentType: 'text/html', content: '<p>&nbsp;</p>' }] },
  });
  expect(sent[0]!.text).toBeUndefined();
});

test('a message in Polish is told in short English that answers are in English, and where to turn', async () => {
  const { sent } = await school.asks('czy mogę to udostępnić');
  expect(sent[0]!.text).toMatch(/^I can only answer in English\./);
  expect(sent[0]!.text).toContain('A pupil has contacted me');
  expect(sent[0]!.text).toContain('01632 960123');
  expect(await school.unanswered.all()).toEqual([]);
});

test('the bot’s own messages, other bots and other channels are ignored', async () => {
  const message = school.activityOf('message', {});
  await school.receives({ ...message, text: 'photo', from: { id: '28:policy-guide' } });
  await school.receives({ ...message, text: 'photo', from: { id: '28:other' } });
  await school.receives({ ...message, text: 'photo', channelId: 'webchat' });
  expect(school.teams.messages).toEqual([]);
});

test('what people type is in no line of the log', async () => {
  await school.asks('can I slag off the trust about its minibus?');
  await school.asks('purple minibus');
  school.teams.fails('send', 500, { times: 9 });
  await school.asks('another purple minibus photo');
  expect(JSON.stringify(school.log)).not.toMatch(/minibus|Somebody|29:1|0000-0000/);
});

test('a greeting suggests what to say next; each of it is understood, and no card carries suggestions', async () => {
  const [hello] = (await school.asks('hello')).sent;
  expect(hello!.suggested).toEqual(['Can I share this photo?', 'Topics', 'Tell the Headteacher', 'Help']);
  for (const words of hello!.suggested!) {
    const [answer] = (await school.asks(words)).sent;
    expect(answer!.card).toBeDefined();
    expect(answer!.suggested).toBeUndefined();
  }
});
