import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '../../../bot/logger.ts';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const canary = (of: string) => `${of}${randomBytes(6).toString('hex')}`;

test('what is typed about a matter is in the matter in full and nowhere else', async () => {
  const named = canary('Name');
  const typed = Object.fromEntries(['question', 'pupil', 'what', 'where', 'when', 'reference', 'reason', 'place'].map((of) => [of, canary(of)])) as Record<string, string>; // prettier-ignore
  const from = { from: { id: school.members.teacher.mri, aadObjectId: school.members.teacher.entraId, name: named } };
  const text = `a pupil ${typed.question} has followed me on Instagram`;

  await school.asks(text, { in: 'channel' });
  const card = (await school.asks(text)).sent[0]!;
  await school.presses('Tell ', { on: card, and: from });
  await school.delivers();
  const notice = school.cardOf('head');
  const { sent: form } = await school.press('Add what happened', card, 'teacher', from);
  const { pupil, what, where, when } = typed;
  const saved = await school.saves(form[0]!, { pupil: pupil!, what: what!, where: where!, when: when! }, 'teacher');
  // Once with trouble at every door.
  const { sent: second } = await school.press('Add what happened', card, 'teacher', from);
  const change = school.matters.change.bind(school.matters);
  school.matters.change = () => Promise.reject(new Error(`at "${what}"`));
  const failed = await school.saves(second[0]!, { what: what! }, 'teacher');
  school.matters.change = change;
  await school.press('Acknowledge', notice, 'head');
  const recorded = [
    await school.saves((await school.press('Logged on CPOMS', notice, 'head')).sent[0]!, { on: '2026-11-22', reference: typed.reference! }, 'head'),
    await school.saves((await school.press('CPOMS not needed', notice, 'head')).sent[0]!, { reason: typed.reason! }, 'head'),
    await school.saves((await school.press('Recorded elsewhere', notice, 'head')).sent[0]!, { where: typed.place! }, 'head'),
  ]; // prettier-ignore
  const { sent: full } = await school.press('Open the matter', notice, 'head');
  await school.press('Close', notice, 'head');
  await school.asks('open matters', { by: 'head' });
  await school.asks('my reports');
  await school.passes(60);

  // It can be read where it is meant to be.
  for (const name of ['pupil', 'what', 'where', 'when', 'place'] as const)
    expect(words(full[0]!)).toContain(typed[name]);
  expect(words(full[0]!)).toContain(named);
  const elsewhere = school.teams.messages.filter((message) => message !== full[0]);
  for (const word of Object.values(typed)) {
    expect(JSON.stringify(elsewhere)).not.toContain(word);
    for (const answer of [saved, failed, ...recorded]) expect(said(answer.body)).not.toContain(word);
  }
  // The reporter's name: on the notice and the matter in full, not where others may look over a shoulder.
  for (const { summary, text: line, conversationId } of school.teams.messages) {
    expect(`${summary} ${line}`).not.toContain(named);
    if (!conversationId.startsWith('a:')) expect(line).toBe('I’ve answered you in our chat.');
  }
  expect(school.allReadBy('teacher')).not.toContain(named);

  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', write: (line) => void lines.push(line) });
  for (const { level, facts } of school.log) logger[level as 'info']('as logged', facts);
  for (const word of [named, ...Object.values(typed)]) expect(lines.join('')).not.toContain(word);

  const tables = await school.tables();
  const holding = (word: string) => Object.keys(tables).filter((table) => JSON.stringify(tables[table]).includes(word));
  expect(holding(named)).toEqual(['matter']);
  expect(holding(typed.question!)).toEqual([]);
  for (const name of ['pupil', 'what', 'where', 'when', 'reference', 'reason', 'place'])
    expect([name, holding(typed[name]!)]).toEqual([name, ['detail']]);
  expect(JSON.stringify([await school.unanswered.all(), await school.feedback.all()])).not.toContain(typed.question);
});
