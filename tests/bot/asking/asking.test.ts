import { beforeEach, expect, test } from '@jest/globals';
import { createAsking, type Asking, type AskingNeeds } from '../../../bot/asking/asking.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { aKnowledge } from '../../support/a-knowledge.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { wordsOn } from '../../support/on-card.ts';

const TEACHER = '00000000-0000-4000-8000-000000000001';
let stores: ReturnType<typeof memoryStores>;
let now: Date;

function anAsking(knowledge: Knowledge = aKnowledge(), trust: AskingNeeds['trust'] = () => undefined): Asking {
  stores = memoryStores();
  let keys = 0;
  return createAsking({
    ...stores,
    knowledge: () => knowledge,
    knowledgeAt: (revision) => Promise.resolve(revision === knowledge.revision ? knowledge : undefined),
    trust,
    seal: { of: ({ question, person }) => `${question}-${person}` },
    whoIsTold: () => Promise.resolve(undefined),
    now: () => now,
    newKey: () => `key-00000${keys++}`,
    settings: { questionMaxCharacters: 2000, unansweredDays: 90, botName: 'Policy Guide', commands: [] },
  });
}

beforeEach(() => {
  now = new Date('2026-06-15T09:00:00Z');
});

const ask = async (asking: Asking, text: string) => {
  const answer = await asking.answerQuestion({ text, asker: TEACHER });
  return { ...answer, words: answer.kind === 'english-only' ? answer.text : wordsOn(answer.card) };
};

test('the answer names the policy, its approver, its last and its next review', async () => {
  const { words } = await ask(anAsking(), 'can I slag off the trust');
  expect(words).toContain('Social Media Policy · section 3 · Approved by ELT · Last review June 2024');
  expect(words).toContain('Next review June 2026');
});

test('from 1 July 2026 every answer says that the review was due', async () => {
  now = new Date('2026-06-30T23:00:00Z');
  for (const question of ['can I slag off the trust', 'can I share this photo', 'a pupil messaged me']) {
    expect((await ask(anAsking(), question)).words).toContain('Review was due June 2026');
  }
});

test('the words are quoted with the stem they hang on', async () => {
  const { words } = await ask(anAsking(), 'can I slag off the trust');
  expect(words).toMatch(/“If using social networking websites .* you must not;\s+Defame or disparage the trust”/);
});

test('a clause’s own narrowing is shown', async () => {
  const { words } = await ask(anAsking(), 'can I share this photo');
  expect(words).toContain('xcept: sharing a post from LinkedIn');
});

test('where it depends, what is not allowed somewhere is read before what is allowed elsewhere', async () => {
  const [best, other] = aKnowledge().explain('can I share this photo').ranking;
  expect([best?.clause.stance, other?.clause.stance]).toEqual(['must', 'must-not']);
  const { words } = await ask(anAsking(), 'can I share this photo');
  expect(words).toMatch(/Not allowed: .*on your own account.*Required: /s);
});

test('the rule that the question is about leads, and the clause’s other rule follows', async () => {
  const { words } = await ask(anAsking(), 'a pupil messaged me');
  expect(words.indexOf('tell the Headteacher')).toBeLessThan(words.indexOf('letting pupils access'));
});

test('an offer holds the clauses and no word of the question', async () => {
  const { offerKey } = (await ask(anAsking(), 'can I slag off the trust')) as { offerKey: string };
  expect(await stores.offers.offer(offerKey)).toEqual({
    key: offerKey,
    reporter: TEACHER,
    revision: 'r1',
    shown: [
      { policy: 'social-media-policy', id: 'defame' },
      { policy: 'social-media-policy', id: 'disrepute' },
    ],
    depends: false,
    pupilSignal: false,
    at: now,
  });
});

test('a pupil-contact card carries no offer and asks for no feedback', async () => {
  const answer = await ask(anAsking(), 'a pupil messaged me');
  expect(answer).not.toHaveProperty('offerKey');
  expect(answer.words).not.toContain('Was this what you asked?');
});

test('with a pupil signal and nothing else found, the duty is shown and nothing is stored', async () => {
  const { kind, words } = await ask(anAsking(), 'someone from y10 messaged me about the minibus');
  expect(kind).toBe('answer');
  expect(words).toContain('tell the Headteacher');
  expect(await stores.unanswered.all()).toEqual([]);
});

test('without such a duty in any policy, a pupil signal is still never stored', async () => {
  const asking = anAsking(aKnowledge({ change: (clauses) => clauses.filter(({ id }) => id !== 'pupil-contact') }));
  expect((await ask(asking, 'someone messaged me about the minibus')).kind).toBe('no-answer');
  expect(await stores.unanswered.all()).toEqual([]);
  expect(await asking.pupilContact('teacher')).toBeUndefined();
});

test('a pupil signal wins over the language', async () => {
  expect((await ask(anAsking(), 'puedo puedo esta foto? a pupil messaged me')).kind).toBe('answer');
});

test('only policies that we do not hold are named as not searched', async () => {
  const { words } = await ask(anAsking(), 'how do I book the minibus');
  expect(words).toContain('which I have not searched: Code of Conduct.');
});

test('a question is cut where the setting says, and a late pupil’s contact still leads', async () => {
  const long = `${'x '.repeat(6000)}then a pupil messaged me`;
  const answer = await ask(anAsking(), long);
  expect(answer).toMatchObject({ kind: 'answer', note: 'I read the first 2,000 characters.' });
  expect((await ask(anAsking(), 'x'.repeat(2000))).kind).toBe('no-answer');
});

test('the words of a question are held for an hour, then "not what I asked" counts without them', async () => {
  const asking = anAsking();
  const { offerKey } = (await ask(asking, 'can I slag off the trust')) as { offerKey: string };
  now = new Date(now.getTime() + 61 * 60_000);
  await asking.giveFeedback({ offerKey, helpful: false, presser: TEACHER });
  expect(await stores.unanswered.all()).toEqual([]);
  expect(await stores.feedback.all()).toHaveLength(1);
});

test('without a schools file the cards name the designated safeguarding lead', async () => {
  const { words } = await ask(anAsking(), 'how do I book the minibus');
  expect(words).toContain('your school’s designated safeguarding lead');
});

test('a section that is gone is no card, and a policy that is gone shows all topics', () => {
  const asking = anAsking();
  expect(asking.topic({ policy: 'social-media-policy', section: '9' })).toBeUndefined();
  expect(wordsOn(asking.topics({ policy: 'gone', from: 40 }).content)).toContain('Staff Conduct');
});

test('once another safeguarding contact is in force the cards name that one, and their clock rules', async () => {
  const contact = (role: string, phone: string, timezone: string) => ({
    name: 'Sample Schools Trust',
    timezone,
    safeguarding: { role, receiver: TEACHER, phone },
    links: {},
  });
  let trust = contact('the old lead', '01632 960100', 'Europe/London');
  now = new Date('2026-06-30T12:00:00Z');
  const asking = anAsking(aKnowledge(), () => trust);
  expect(wordsOn(asking.help())).toContain('the old lead');
  expect((await ask(asking, 'a pupil messaged me')).words).toContain('01632 960100');
  expect((await ask(asking, 'can I slag off the trust')).words).not.toMatch(/overdue|was due/i);
  // Already July there.
  trust = contact('the new lead', '01632 960199', 'Pacific/Kiritimati');
  expect(wordsOn(asking.help())).toContain('the new lead');
  expect(wordsOn(asking.somethingWentWrong('K7P4QX'))).toContain('01632 960199');
  expect(asking.ringInstead()).toContain('01632 960199');
  const { words } = await ask(asking, 'a pupil messaged me');
  expect(words).toContain('01632 960199');
  expect(words).not.toContain('01632 960100');
  expect((await ask(asking, 'can I slag off the trust')).words).toMatch(/overdue|was due/i);
});
