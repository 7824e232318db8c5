import { afterEach, describe, expect, test } from '@jest/globals';
import type { Worker } from 'node:worker_threads';
import { createLearner, knowledgeOf, type KnowledgeSource, type Learner } from '../../knowledge/index.ts';
import { judge, type AskOf } from '../../knowledge/judge.ts';
import { startWorker } from '../../knowledge/learner-thread.ts';
import { aLesson } from '../support/a-lesson.ts';

let learner: Learner;
let threads: Worker[];
const aLearner = ({ restMilliseconds }: { restMilliseconds?: number } = {}) => {
  threads = [];
  const start = () => {
    const worker = startWorker();
    threads.push(worker);
    return worker;
  };
  return (learner = createLearner({ start, ...(restMilliseconds !== undefined && { restMilliseconds }) }));
};
afterEach(() => learner.stop());

const trips = { policy: 'trips', id: 'ratios' };

describe('learning beside', () => {
  test('answers the same with more than a hundred clauses, where an index finds them', async () => {
    const source = aLesson({ clauses: 120 });
    const [here, beside] = [knowledgeOf(source), await aLearner().learn(source)];
    const { examples } = source.policies[0]!;
    for (const { q } of Object.values(examples).flat().slice(0, 60)) {
      expect(JSON.stringify(beside.explain(`${q} please`))).toBe(JSON.stringify(here.explain(`${q} please`)));
    }
  });

  test('two revisions at once, each becomes itself', async () => {
    const [one, other] = [aLesson(), changed(aLesson())];
    const both = await Promise.all([aLearner().learn(one), learner.learn(other)]);
    expect(both.map(({ revision }) => revision)).toEqual([one, other].map((each) => knowledgeOf(each).revision));
  });

  test('a revision published elsewhere while a draft is being learned has a thread of its own, which ends', async () => {
    const [published, draft] = [aLesson(), changed(aLesson())];
    const check = aLearner().judge({ draft, published, questions: [] });
    const learned = learner.learn(published);
    expect(threads).toHaveLength(2);
    await expect(learned).resolves.toMatchObject({ policies: [{ id: 'trips' }] });
    if (threads[1]!.threadId !== -1) await new Promise((resolve) => threads[1]!.once('exit', resolve));
    expect((await check).asked.protected).toBe(2);
  });

  test('once checked, a draft is published from the thread that has learned it', async () => {
    const [published, draft] = [aLesson(), changed(aLesson())];
    await aLearner().judge({ draft, published, questions: [] });
    expect((await learner.learn(draft)).revision).toBe(knowledgeOf(draft).revision);
    expect(threads).toHaveLength(1);
  });

  test('what cannot be learned is refused by name, and the next is learned', async () => {
    const broken = { ...aLesson(), policies: [{}] } as unknown as KnowledgeSource;
    await expect(aLearner().learn(broken)).rejects.toMatchObject({ name: 'LearningError', why: 'refused' });
    await expect(learner.learn(aLesson())).resolves.toMatchObject({ policies: [{ id: 'trips' }] });
  });

  test('a thread that dies in the middle is told by name, and the next job has another', async () => {
    const lost = expect(aLearner().learn(aLesson())).rejects.toMatchObject({ name: 'LearningError', why: 'died' });
    await threads[0]!.terminate();
    await lost;
    await expect(learner.learn(aLesson())).resolves.toMatchObject({ policies: [{ id: 'trips' }] });
    expect(threads).toHaveLength(2);
  });

  test('a thread with nothing to do ends by itself, and the next job has another', async () => {
    await aLearner({ restMilliseconds: 1 }).learn(aLesson());
    if (threads[0]!.threadId !== -1) await new Promise((resolve) => threads[0]!.once('exit', resolve));
    await learner.tried('how many adults for a trip?', aLesson());
    expect(threads).toHaveLength(2);
  });

  test('when the service stops, what is being learned and what waits is given up by name', async () => {
    const all = [
      aLearner().learn(aLesson()),
      learner.tried('a question', aLesson()),
      learner.tried('another', aLesson()),
    ];
    const ends = Promise.allSettled(all);
    await learner.stop();
    for (const end of await ends) expect(end).toMatchObject({ reason: { name: 'LearningError', why: 'stopped' } });
    await expect(learner.learn(aLesson())).rejects.toMatchObject({ why: 'stopped' });
  });
});

describe('judging a draft', () => {
  test('an edit that changes nothing for anybody moves and breaks nothing', async () => {
    const published = aLesson();
    const progress: number[][] = [];
    const judged = await aLearner().judge(
      { draft: structuredClone(published), published, questions: [{ question: 'who pays for the coach?', from: 'unanswered' }] },
      (...far) => progress.push(far),
    ); // prettier-ignore
    expect(judged).toMatchObject({
      asked: { example: 16, protected: 2, unanswered: 1, unhelpful: 0 },
      broken: [],
      moved: [],
    });
    expect([progress.at(0), progress.at(-1)]).toEqual([[0, 19], [19, 19]]); // prettier-ignore
  });

  test('a protected question that the draft gives to another clause is broken, from what to what', async () => {
    const published = aLesson();
    const draft = structuredClone(published);
    const { policy, examples } = draft.policies[0]!;
    examples['money'] = [...examples['ratios']!, ...examples['money']!];
    examples['ratios'] = [];
    Object.assign(policy.clauses[0]!, { title: 'weather', text: 'Watch the weather.', summary: 'Watch the weather.' });
    const { broken } = await aLearner().judge({ draft, published, questions: [] });
    expect(broken).toContainEqual({
      question: 'How many adults go with a class?',
      from: 'protected',
      of: 'clause.trips.ratios',
      before: { outcome: 'answer', clauses: ['clause.trips.ratios'], tellHeadteacher: false },
      after: expect.objectContaining({ clauses: expect.arrayContaining(['clause.trips.money']) as unknown }) as unknown,
    });
  });

  test('a question of staff that is answered now has moved', async () => {
    const published = aLesson();
    const draft = structuredClone(published);
    const question = 'who drives the minibus?';
    draft.policies[0]!.examples['money']!.push(
      ...[question, 'is the minibus mine to drive', 'minibus driver needed', 'may I drive the minibus'].map(example),
    );
    const { moved } = await aLearner().judge({ draft, published, questions: [{ question, from: 'unhelpful' }] });
    const found = moved.find((each) => each.from === 'unhelpful');
    expect(found).toMatchObject({ before: { outcome: 'none' }, after: { clauses: ['clause.trips.money'] } });
  });

  test('a new example that would only bring up “Which did you mean?” is named, an old one is not', async () => {
    const published = aLesson();
    const draft = structuredClone(published);
    draft.policies[0]!.examples['money']!.push(example('who pays for the adults'));
    const outcome = { outcome: 'clarify' as const, clauses: ['clause.trips.money'], tellHeadteacher: false };
    const ask: AskOf = (_, questions) => Promise.resolve(questions.map(() => ({ outcome, isWrong: false })));
    const { undecided } = await judge({ draft, published, questions: [] }, { ask, onProgress: () => undefined });
    expect(undecided).toEqual([{ key: 'clause.trips.money', q: 'who pays for the adults' }]);
  });

  test('an example that another clause wins is named with that clause', async () => {
    const source = aLesson();
    const { examples } = source.policies[0]!;
    const q = 'how many adults do I need for the trip';
    examples['money']!.push(example(q));
    examples['ratios']!.push(...Array.from({ length: 8 }, () => example(q)));
    expect(await aLearner().losing(source, { policy: 'trips', id: 'money' })).toEqual([
      { q, wins: 'how many adults go along' },
    ]);
    expect(await learner.losing(source, trips)).toEqual([]);
  });

  test('a question tried out names what is shown, what came near and the words that decided', async () => {
    const tried = await aLearner().tried('how many adults for a trip?', aLesson());
    expect(tried).toMatchObject({ outcome: 'answer', tellHeadteacher: false });
    expect(tried.shown[0]).toEqual({ key: 'clause.trips.ratios', title: 'how many adults go along', stance: 'must' });
    expect(tried.ranking.map(({ key }) => key)).toEqual(['clause.trips.ratios', 'clause.trips.money']);
    expect(tried.reasons).toContainEqual({ words: 'adults', speaksFor: 'ratios' });
  });
});

const example = (q: string) => ({ q, shown: [], or: [], escalate: false });

function changed(source: KnowledgeSource): KnowledgeSource {
  source.policies[0]!.policy.clauses[0]!.summary += ' Ask in writing.';
  return source;
}
