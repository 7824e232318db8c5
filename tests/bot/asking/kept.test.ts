import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createAsking, type Asking } from '../../../bot/asking/asking.ts';
import { loadKnowledge, type Knowledge } from '../../../knowledge/index.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { wordsOn } from '../../support/on-card.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge();
});

let stores: ReturnType<typeof memoryStores>;
let asking: Asking;
let keys = 0;
beforeEach(() => {
  stores = memoryStores();
  asking = createAsking({
    knowledge: () => knowledge,
    knowledgeAt: () => Promise.resolve(knowledge),
    ...stores,
    trust: () => undefined,
    seal: { of: ({ question, person }) => `${question}-${person}` },
    whoIsTold: () => Promise.resolve(undefined),
    now: () => new Date('2026-11-22T10:32:00Z'),
    newKey: () => `key-0000${keys++}`,
    settings: { questionMaxCharacters: 2000, unansweredDays: 90, botName: 'Policy Guide', commands: [] },
  });
});
const kept = async () => (await stores.unanswered.all()).map(({ question }) => question);
const ask = (text: string) => asking.answerQuestion({ text, asker: 'teacher' });

describe('the words of a question', () => {
  test('that nothing was found for are kept, for the policy team', async () => {
    await ask('how do I book the minibus');
    expect(await kept()).toEqual(['how do I book the minibus']);
  });

  test.each([
    'Jayden in 9B keeps texting me',
    'a child wont stop messaging me at night',
    'somebody from year 8 has got hold of my number',
    'he keeps following me',
  ])('that might tell of a pupil’s contact are never kept, found or not: %s', async (text) => {
    await ask(text);
    expect(await kept()).toEqual([]);
  });
});

test('a contact card says whom to speak to when it is about the Headteacher, and that misbehaviour is logged', async () => {
  const answer = await ask('a year 9 just followed me on insta');
  const words = answer.kind === 'english-only' ? '' : wordsOn(answer.card.content);
  expect(words).toMatch(/about the Headteacher or another adult/);
  expect(words).toMatch(/log pupils' inappropriate behaviour towards staff online on CPOMS/);
});

test('choosing the clause on contact leads with the duty, asks for no verdict and keeps no words', async () => {
  const clause = { policy: 'social-media-policy', id: 'pupil-contact' };
  const key = 'key-choose';
  await stores.offers.add({ key, reporter: 'teacher', revision: knowledge.revision, shown: [], depends: false, pupilSignal: false, at: new Date() }); // prettier-ignore
  const chosen = await asking.chooseClause({ offerKey: key, ref: clause, presser: 'teacher' });
  const words = chosen.kind === 'answer' ? wordsOn(chosen.card.content) : '';
  expect(words).toMatch(/You should: tell the Headteacher/);
  expect(words).not.toMatch(/Was this what you asked/);
});

test('a quotation never ends in mid-air: the first half of a sentence is quoted with the second', async () => {
  const answer = await ask('can I use a pupil’s first name with the photo on the school page');
  const words = answer.kind === 'english-only' ? '' : wordsOn(answer.card.content);
  expect(words).toMatch(/can be used alongside the photo but surnames must not be used;”/);
  expect(words).not.toMatch(/but”/);
});

describe('after "not what I asked" the card says that the words are kept', () => {
  const press = async (text: string) => {
    const answer = await ask(text);
    const offerKey = 'offerKey' in answer ? (answer.offerKey ?? '') : '';
    const twice = [];
    for (let times = 0; times < 2; times++) {
      const given = await asking.giveFeedback({ offerKey, helpful: false, presser: 'teacher' });
      twice.push(given.kind === 'counted' && given.card ? wordsOn(given.card.content) : given.kind);
    }
    return twice;
  };

  test('when they are, at the second delivery of the press too', async () => {
    const [first, second] = await press('can I put the school logo in my bio?');
    expect(await kept()).toEqual(['can I put the school logo in my bio?']);
    expect(first).toMatch(/words are kept/);
    expect(second).toBe(first);
  });

  test('and not when they might tell of a pupil’s contact and are therefore not', async () => {
    const real = knowledge;
    knowledge = { ...real, match: (question) => ({ ...real.match(question), mayBeKept: false }) };
    const [first] = await press('can I put the school logo in my bio?');
    knowledge = real;
    expect(await kept()).toEqual([]);
    expect(first).toMatch(/counted/);
    expect(first).not.toMatch(/words are kept/);
  });
});

test('a contact that is possible stands beside the answer, with nothing kept and nothing said to be sent', async () => {
  const real = knowledge;
  const unsure = 'ok to dm my sixth formers over half term?';
  const duty = knowledge.clause({ policy: 'social-media-policy', id: 'pupil-contact' })!;
  const friends = knowledge.clause({ policy: 'social-media-policy', id: 'no-pupil-friends' })!;
  const shown = [
    { clause: friends, score: 0.6 },
    { clause: duty, score: 0.4, leadPart: 1 },
  ];
  knowledge = { ...real, match: () => ({ kind: 'answer', shown, pupilSignal: true, mayBeKept: false, nextSteps: ['tell-headteacher'], why: () => [] }) }; // prettier-ignore
  const answer = await ask(unsure);
  knowledge = real;
  const words = answer.kind === 'english-only' ? '' : wordsOn(answer.card.content);
  expect(words).toMatch(/^⛔ Not allowed: being friends/);
  expect(words).toMatch(/tell the Headteacher/);
  expect(words).toMatch(/From your trust/);
  expect(words).not.toMatch(/Was this what you asked|sent|Stored/);
  expect(await kept()).toEqual([]);
});
