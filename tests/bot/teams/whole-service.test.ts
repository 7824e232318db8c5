import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type App } from '../../../bot/app.ts';
import { readConfig } from '../../../bot/config.ts';
import { createLogger } from '../../../bot/logger.ts';
import { aTeams, ownChatOf, type ATeams, type Member } from '../../support/a-teams.ts';
import { buttonOn, wordsOn } from '../../support/on-card.ts';

const teacher: Member = {
  entraId: '00000000-0000-4000-8000-000000000001',
  mri: '29:1',
  upn: 'teacher@staff.school.example',
  tenantId: '00000000-0000-4000-8000-00000000000a',
  installed: true,
};
let teams: ATeams;
let app: App;
let next = 0;

beforeAll(async () => {
  teams = await aTeams({ members: [teacher] });
  app = await startApp(readConfig({ PORT: '0', DATABASE_URL: 'sqlite::memory:' }), {
    log: createLogger({ level: 'silent' }),
    now: () => new Date('2026-11-22T10:32:00Z'),
    newId: () => `id-0000000-${next++}`,
    newReference: () => 'REF-7',
  });
}, 30_000);

afterAll(async () => {
  await app.stop();
  await teams.close();
});

async function posts(activity: Record<string, unknown>) {
  const before = teams.messages.length;
  const response = await fetch(`${app.url}api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `q${next++}`,
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: teacher.mri, aadObjectId: teacher.entraId },
      recipient: { id: '28:bot', name: 'Policy Guide' },
      conversation: { id: ownChatOf(teacher), conversationType: 'personal', tenantId: teacher.tenantId },
      ...activity,
    }),
  });
  const body = await response.text();
  return { status: response.status, body, sent: teams.messages.slice(before) };
}
const asks = async (text: string) => wordsOn((await posts({ type: 'message', text })).sent[0]!.card);

test('the photo question gets both rules, each with where it applies', async () => {
  const words = await asks('can I share this photo?');
  expect(words).toContain('It depends where it goes');
  expect(words).toMatch(/On your own account.*Staff must not post images or names of students/s);
  expect(words).toMatch(/LinkedIn or Facebook.*We must have parental consent/s);
});

test('"a year 9 just followed me on insta" leads with the duty to tell the Headteacher', async () => {
  const words = await asks('a year 9 just followed me on insta');
  expect(words.slice(0, 200)).toMatch(/You should: .*Headteacher/);
});

test('the minibus gets an honest no with topics', async () => {
  const words = await asks('how do I book the minibus');
  expect(words).toContain('I can’t find this in the Social Media Policy');
  expect(words).toContain('[A pupil has contacted me]');
});

test('a question in a channel is answered in the own chat, through the database and a chat opened anew', async () => {
  const { sent } = await posts({
    type: 'message',
    text: '<at>Policy Guide</at> can I share this photo?',
    entities: [{ type: 'mention', text: '<at>Policy Guide</at>', mentioned: { id: '28:bot', name: 'Policy Guide' } }],
    conversation: { id: '19:staffroom;messageid=1', conversationType: 'channel', isGroup: true },
  });
  expect(sent.map(({ conversationId }) => conversationId)).toEqual([ownChatOf(teacher), '19:staffroom;messageid=1']);
  expect(sent[1]!.text).toBe('I’ve answered you in our chat.');
});

test('a press is answered over HTTP with the card that takes the place of the old one', async () => {
  const card = (await posts({ type: 'message', text: 'can I slag off the trust on facebook?' })).sent[0]!;
  const { verb, data } = buttonOn(card.card, 'Yes');
  const { status, body } = await posts({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    replyToId: card.id,
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(wordsOn(card.card)).toContain('Thank you.');
});
