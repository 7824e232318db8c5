import { beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { createLearner, loadKnowledge, readSource, type Knowledge, type Match } from '../../knowledge/index.ts';
import { readLabelled } from '../support/measure.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge();
});

const ids = (match: Match) => (match.kind === 'none' ? [] : match.shown.map(({ clause }) => clause.id));

describe('a question', () => {
  test('whether a photo may be shared depends on where, and both settings are shown', () => {
    const match = knowledge.match('can I share this photo?');
    expect(match).toMatchObject({ kind: 'clarify', because: 'setting' });
    expect(ids(match).sort()).toEqual(['no-students-on-personal', 'parental-consent']);
    expect(match.nextSteps).toEqual(['check-arbor']);
  });

  test('about a surname is led by the rule on surnames, not by the one on first names', () => {
    const match = knowledge.match('can I put the pupil’s surname under the photo on the school page?');
    const [lead] = match.kind === 'none' ? [] : match.shown;
    expect(lead?.clause.id).toBe('first-names-only');
    expect(lead?.clause.parts[lead.leadPart!]?.text).toBe('surnames must not be used;');
  });

  test('about booking the minibus is not in the policy, and topics are offered', () => {
    const match = knowledge.match('how do I book the minibus');
    expect(match.kind).toBe('none');
    expect(match.kind === 'none' && match.nearest).toHaveLength(3);
  });

  test.each(['can I', '42', '???', '', 'is it ok', 'the of and', '🙂🙂🙂', '   \n  '])(
    'of no subject matches nothing: %j',
    (question) => {
      expect(knowledge.match(question)).toMatchObject({ kind: 'none', pupilSignal: false, nextSteps: [] });
    },
  );

  test('gets the very same answer, score and reasons from what was learned in a thread beside', async () => {
    const learner = createLearner();
    const beside = await learner.learn(readSource()).finally(() => learner.stop());
    expect(beside.revision).toBe(knowledge.revision);
    for (const { q } of readLabelled(join(__dirname, 'open.jsonl'))) {
      const told = (by: Knowledge) => JSON.stringify([by.explain(q), by.match(q).why()]);
      expect(told(beside)).toBe(told(knowledge));
    }
  });
});

describe('a pupil’s contact', () => {
  test.each([
    'a year 9 just followed me on insta',
    'a lad in my form slid into my DMs',
    'whats the rule on marking deadlines? also one of my year 11s messaged me on snapchat last night',
    'Thanks for the laptop. The projector in room 4 is broken again. By the way a pupil has sent me a friend request on Facebook. When is INSET?',
  ])('leads with the duty to tell the Headteacher: %s', (question) => {
    const match = knowledge.match(question);
    expect(match).toMatchObject({ kind: 'answer', pupilSignal: true });
    const [lead] = match.kind === 'none' ? [] : match.shown;
    expect(lead?.clause.parts[lead.leadPart!]?.nextSteps).toEqual(['tell-headteacher']);
    expect(match.nextSteps[0]).toBe('tell-headteacher');
  });

  test.each([
    'can I put the school logo in my bio?',
    'can I follow my students on Instagram?',
    'how do I message a parent in Arbor',
  ])('is not read into %s', (question) => {
    const match = knowledge.match(question);
    expect([match.pupilSignal, match.nextSteps.includes('tell-headteacher')]).toEqual([false, false]);
  });
});

describe('the reasons', () => {
  test('are the person’s own words and what they were read as', () => {
    const reasons = knowledge.match('A lad slid into my DMs').why();
    expect(reasons).toContainEqual(expect.objectContaining({ words: 'slid into my DMs', readAs: 'contact' }));
    expect(reasons).toContainEqual(
      expect.objectContaining({ words: 'lad', readAs: 'pupil', speaksFor: 'pupil-contact' }),
    );
  });

  test('for silence speak for silence', () => {
    expect(knowledge.match('how do I book the minibus').why()[0]).toMatchObject({ speaksFor: 'none' });
  });
});
