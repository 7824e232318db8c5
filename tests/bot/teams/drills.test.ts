import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';
import type { TeamsMessage } from '../../support/a-teams.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const form = async () => (await school.asks('start a test', { by: 'admin' })).sent[0]!;
const starts = async (): Promise<TeamsMessage> => {
  const at = await form();
  await school.saves(at, { school: 'northfield' }, 'admin', 'Start the test');
  return at;
};

test('only an admin can start one: everybody else gets the help, and a forged press is refused', async () => {
  const { sent } = await school.asks('start a test');
  expect(words(sent[0]!)).not.toContain('Start the test');
  const { body } = await school.pressesData({ verb: 'start-drill', school: 'northfield' }, { on: sent[0]! });
  expect(said(body)).toBe('Only an admin can start a test.');
  expect(await school.toldBy('teacher')).toEqual([]);
});

test('with no school chosen nobody is told', async () => {
  const { says } = await school.saves(await form(), { school: '' }, 'admin', 'Start the test');
  expect(says).toContain('Not started: please choose a school.');
  expect(await school.toldBy('admin')).toEqual([]);
});

test('pressed twice it is one test', async () => {
  const at = await form();
  const start = { verb: 'start-drill', school: 'northfield' };
  await Promise.all([
    school.pressesData(start, { on: at, by: 'admin' }),
    school.pressesData(start, { on: at, by: 'admin' }),
  ]);
  expect(await school.toldBy('admin')).toHaveLength(1);
});

test('TEST stands first on every card, notification and line, to whomever', async () => {
  await starts();
  await school.passes(31);
  await school.press('Ask for details', school.inChatOf('head')[0]!, 'head');
  await school.press('Open the matter', school.inChatOf('head')[0]!, 'head');
  await school.press('Acknowledge', school.inChatOf('head')[0]!, 'head');
  const sent = [...school.inChatOf('head'), ...school.inChatOf('deputy'), ...school.inChatOf('admin')];
  expect(sent.length).toBeGreaterThan(6);
  for (const message of sent) {
    expect(words(message)).toMatch(/^(TEST · |Nothing )/);
    if (message.card) expect(message.summary).toContain('TEST');
  }
});

test('the notice says that no pupil has contacted anybody, and what a real one would say', async () => {
  await starts();
  const notice = words(school.cardOf('head'));
  expect(notice).toContain('This is a test. No pupil has contacted anybody.');
  expect(notice).toContain('started this test');
  expect(notice).toContain('A real one would be about contact by a pupil.');
});

test('the lists mark it as a test', async () => {
  await starts();
  expect(words((await school.asks('open matters', { by: 'head' })).sent[0]!)).toContain('TEST · K7P4Q2');
  expect(words((await school.asks('my reports', { by: 'admin' })).sent[0]!)).toContain('TEST · K7P4Q2');
});

test('the result says when it was really delivered and acknowledged, and how long that took', async () => {
  school.members.head.installed = false;
  const at = await form();
  await school.saves(at, { school: 'northfield' }, 'admin', 'Start the test');
  await school.passes(4);
  await school.press('Acknowledge', school.cardOf('deputy'), 'deputy');
  expect(words(at)).toContain('Delivered:  10:32, to a deputy at Northfield School');
  expect(words(at)).toContain('Acknowledged:  10:36, by a deputy at Northfield School');
  expect(words(at)).toContain('4 minutes');
  expect(school.textsOf('admin').at(-1)).toBe('TEST · The test was acknowledged. Ref K7P4Q2');
});

test('a delivery that came late is not called early', async () => {
  school.members.head.installed = false;
  school.members.deputy.installed = false;
  school.members.trustLead.installed = false;
  const at = await starts();
  school.clock.now = new Date('2026-11-22T10:52:00Z');
  school.members.head.installed = true;
  await school.installs({ by: 'head' });
  await school.delivers();
  await school.press('Acknowledge', school.cardOf('head'), 'head');
  expect(words(at)).toContain('Delivered:  10:52, to the Headteacher of Northfield School');
});

test('a test that reached nobody says so, and has nobody rung', async () => {
  for (const who of ['head', 'deputy', 'trustLead'] as const) school.members[who].installed = false;
  const at = await starts();
  expect(words(at)).toContain('This test reached nobody. Please tell IT.');
  expect(words(at)).not.toContain('01632');
  expect(school.textsOf('admin').join(' ')).not.toMatch(/\bring\b/);
});

test('the result stays when the test is closed', async () => {
  const at = await starts();
  await school.press('Acknowledge', school.cardOf('head'), 'head');
  const { sent } = await school.press('CPOMS not needed', school.cardOf('head'), 'head');
  await school.saves(sent[0]!, { reason: 'A test' }, 'head');
  await school.press('Close', school.inChatOf('head')[0]!, 'head');
  expect(words(at)).toContain('Acknowledged:  10:32');
});
