import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { elements } from '../../../cards/check-card.ts';
import { textOf } from '../../cards/all-cards.ts';
import { aSchool, type Where, type Who } from '../../support/a-school.ts';

type Card = Record<string, unknown>;
interface Found {
  composeExtension?: { type: string; text?: string; attachments?: { content: Card; preview: { content: { title: string; text: string } } }[] }; // prettier-ignore
  task?: { type: string; value: string | { card: { content: Card } } };
}

let school: Awaited<ReturnType<typeof aSchool>>;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const invoke = async (name: string, value: object, by: Who = 'teacher', where: Where = 'group chat', id?: string) => {
  const { body, sent, status } = await school.receives({ ...school.activityOf('invoke', { by, in: where, ...(id && { id }) }), name, value }); // prettier-ignore
  return { body: body as Found | undefined, sent, status };
};
const looksUp = (typed: string | undefined, by?: Who) =>
  invoke('composeExtension/query', {
    commandId: 'searchClauses',
    parameters: typed === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: typed }],
  }, by); // prettier-ignore
const checks = (content: string, by?: Who, contentType = 'html') =>
  invoke('composeExtension/fetchTask', { commandId: 'checkAgainstPolicy', commandContext: 'message', messagePayload: { id: '1', body: { contentType, content } } }, by); // prettier-ignore
const pressesIn = (card: Card, title: RegExp, by?: Who, id?: string) => {
  const button = elements(card).find((one) => one.type === 'Action.Submit' && title.test(String(one.title)));
  return invoke('composeExtension/submitAction', { commandId: 'checkAgainstPolicy', data: button?.data }, by, 'group chat', id); // prettier-ignore
};
const titles = ({ body }: { body: Found | undefined }) =>
  body?.composeExtension?.attachments?.map(({ preview }) => preview.content.title);
const cardOf = ({ body }: { body: Found | undefined }): Card => {
  const value = body?.task?.value;
  if (typeof value !== 'object') throw new Error(`No dialog: ${JSON.stringify(body)}`);
  return value.card.content;
};

const meets = (who: Who = 'teacher') => school.asks('hello', { by: who });

test('a clause is found by the first letters of a word, and by a whole question', async () => {
  await meets();
  expect(titles(await looksUp('pho'))?.[0]).toMatch(/pho/i);
  const asked = titles(await looksUp('can I follow a pupil on Instagram'));
  expect(asked?.[0]).toMatch(/following pupils/);
});

test('what is put into the message is words only: nobody in that chat can press anything', async () => {
  await meets();
  const { body } = await looksUp('pupils');
  for (const { content } of body?.composeExtension?.attachments ?? [])
    expect(elements(content).filter(({ type }) => /^(Action|Input)\./.test(String(type)))).toEqual([]);
  expect(textOf(body!.composeExtension!.attachments![0]!.content)).toContain('As it stood on 22 November 2026');
});

test('with nothing typed it shows what is asked most, six at most', async () => {
  await meets();
  for (let i = 0; i < 3; i++) await school.asks('can I slag off my school');
  const shown = titles(await looksUp(undefined));
  expect(shown!.length).toBeLessThanOrEqual(6);
  expect(shown?.[0]).toBe(titles(await looksUp('can I slag off my school'))?.[0]);
});

test('pupils and guests find nothing there', async () => {
  for (const by of ['pupil', 'guest'] as const) {
    await school.installs({ by });
    expect((await looksUp('photo', by)).body).toEqual({ composeExtension: { type: 'message', text: expect.stringMatching(/say hello|staff/) } }); // prettier-ignore
    expect((await checks('<p>photo</p>', by)).body?.task?.type).toBe('message');
  }
});

test('somebody the bot has never met is asked to say hello, and is not taken for a pupil afterwards', async () => {
  expect((await looksUp('photo')).body?.composeExtension?.text).toMatch(/say hello/);
  const { sent } = await school.asks('can I share this photo');
  expect(textOf(sent[0]!.card!)).not.toMatch(/for staff/);
  expect(titles(await looksUp('photo'))).not.toEqual([]);
});

test('a colleague’s message is checked in a dialog, and nothing of it is kept', async () => {
  await meets();
  const before = await school.unanswered.all();
  const checked = await checks('<p>Can we put a <b>photo</b> of the team on my own Insta?</p><img src="x">');
  expect(textOf(cardOf(checked))).toMatch(/personal social media|Not allowed/);
  expect(textOf(cardOf(await checks('<p>Who feeds the class hamster at half-term?</p>')))).toMatch(/can’t find this/);
  expect(await school.unanswered.all()).toEqual(before);
  expect(checked.sent).toEqual([]);
  expect(JSON.stringify(school.log)).not.toMatch(/hamster|Insta/);
});

test('in a dialog every button is one that works there', async () => {
  await meets();
  for (const words of ['a pupil has messaged me', 'can I share this photo', 'who feeds the hamster'])
    for (const { type } of elements(cardOf(await checks(words)))) expect(type).not.toBe('Action.Execute');
});

test('telling from a colleague’s message reports the presser’s own contact, and puts the receipt into their own chat', async () => {
  await meets();
  const card = cardOf(await checks('<p>a year 9 pupil messaged me on snapchat last night</p>'));
  expect(textOf(card)).toMatch(/says that a pupil has contacted you/);
  const told = await pressesIn(card, /^Tell the Headteacher/);
  expect(told.body?.task).toEqual({ type: 'message', value: expect.stringMatching(/^Stored .*receipt is in our own chat/) }); // prettier-ignore
  const receipt = school.teams.messages.filter(({ card: one }) => one && /Stored/.test(textOf(one))).at(-1);
  expect(receipt?.conversationId).toBe(school.chatOf('teacher'));
  const [matter] = await school.escalation.reports(school.members.teacher.entraId);
  expect(JSON.stringify(await school.matters.file(matter!.matter.id))).not.toMatch(/snapchat|year 9/);
});

test('pressed twice, or delivered twice, it is told once and one receipt is sent', async () => {
  await meets();
  const card = cardOf(await checks('a pupil followed me'));
  await Promise.all([pressesIn(card, /^Tell the Headteacher/, 'teacher', 'i1'), pressesIn(card, /^Tell the Headteacher/, 'teacher', 'i1')]); // prettier-ignore
  expect(await school.escalation.reports(school.members.teacher.entraId)).toHaveLength(1);
  expect(school.teams.messages.filter(({ card: one }) => one && /Stored/.test(textOf(one)))).toHaveLength(1);
});

test('where an earlier delivery of the press has died before its receipt was sent, nobody is told that it is there', async () => {
  await meets();
  const card = cardOf(await checks('a pupil followed me'));
  await school.book.claimQuestion({ conversationId: school.activityOf('invoke', { in: 'group chat' }).conversation.id, activityId: 'i2', at: school.clock.now }); // prettier-ignore
  const { body } = await pressesIn(card, /^Tell the Headteacher/, 'teacher', 'i2');
  expect(body?.task?.value).toMatch(/^Stored .*my reports/);
});

test('whoever presses a card that was drawn for somebody else tells of their own contact, in their own name', async () => {
  await meets();
  await meets('colleague');
  const card = cardOf(await checks('a pupil followed me'));
  await pressesIn(card, /^Tell the Headteacher/, 'colleague');
  expect(await school.escalation.reports(school.members.teacher.entraId)).toEqual([]);
  const [own] = await school.escalation.reports(school.members.colleague.entraId);
  expect(own!.matter.reporter.person).toBe(school.members.colleague.entraId);
});

test('while the own chat cannot be written to, it is stored all the same, and the dialog says no more than that', async () => {
  await meets();
  const card = cardOf(await checks('a pupil followed me'));
  school.teams.fails('send', 403, { times: 9 });
  school.teams.fails('create', 403, { times: 9 });
  const { body } = await pressesIn(card, /^Tell the Headteacher/);
  expect(body?.task?.value).toMatch(/^Stored .*my reports/);
});

test('a photo without words, another language and a command of somebody else’s are answered plainly', async () => {
  await meets();
  expect((await checks('<p><img src="x"></p>')).body?.task?.value).toMatch(/no words/);
  expect((await checks('Darf ich dieses Foto von meinen Schülern auf meiner Seite zeigen?')).body?.task?.value).toMatch(/only read English/); // prettier-ignore
  expect((await invoke('composeExtension/query', { commandId: 'other' })).status).toBe(501);
});
