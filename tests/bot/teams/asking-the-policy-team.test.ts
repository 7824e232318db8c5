import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Knowledge } from '../../../knowledge/index.ts';
import { aKnowledge } from '../../support/a-knowledge.ts';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import type { TeamsMessage } from '../../support/a-teams.ts';
import { buttonOn, wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const BUTTON = 'Ask the policy team';
const asked = async (question = 'Can Tyler in 9B book the minibus?', speaking = {}) =>
  (await school.asks(question, speaking)).sent.at(-1)!;
const waits = async () => (await school.asked.asked()).map(({ waiting }) => waiting);

/** A revision that knows the minibus. */
function withAnswer(): Knowledge {
  const real = aKnowledge({ revision: 'r2' });
  return { ...real, match: (text) => real.match(/minibus/.test(text) ? 'may I slag off the trust' : text) };
}
const publishes = () => school.publishes(withAnswer());
const later = (minutes: number) => void (school.clock.now = new Date(school.clock.now.getTime() + minutes * 60_000));

describe('the button', () => {
  test('says who sees what, and after the press that it is noted', async () => {
    const card = await asked();
    expect(wordsOn(card.card)).toMatch(/can read your question without your name.*how many wait, not who/s);
    const { body } = await school.presses(BUTTON, { on: card });
    for (const shown of [body!.value, card.card]) {
      expect(wordsOn(shown)).toContain('Noted. I’ll tell you here');
      expect(wordsOn(shown)).not.toContain(BUTTON);
      expect(wordsOn(shown)).toContain('can’t find this');
    }
    expect(await school.asked.asked()).toMatchObject([{ question: 'Can [name] in 9B book the minibus?', waiting: 1 }]);
  });

  test('is not there, and nothing is stored, where a pupil’s contact is possible; it is counted', async () => {
    const real = aKnowledge();
    school.publishes({ ...real, match: (text) => ({ ...real.match(text), mayBeKept: false }) });
    expect(wordsOn((await asked('how about the minibus')).card)).not.toContain(BUTTON);
    expect(await school.unanswered.all()).toEqual([]);
    expect(await school.asked.pupilSignals()).toBe(1);
  });

  test('on a pupil’s contact there is none, and not a word is stored', async () => {
    expect(wordsOn((await asked('someone from y10 messaged me about the minibus')).card)).not.toContain(BUTTON);
    expect(await school.unanswered.all()).toEqual([]);
    expect(await school.asked.pupilSignals()).toBe(1);
  });

  test('pressed twice is one who waits', async () => {
    const card = await asked();
    const { data } = buttonData(card);
    await school.pressesData(data, { on: card });
    await school.pressesData(data, { on: card });
    expect(await waits()).toEqual([1]);
  });

  test('pressed by somebody to whom the card was forwarded, or altered, stores nobody', async () => {
    const card = await asked();
    const other = await asked('is there a minibus for the colleague?', { by: 'colleague' });
    const { data } = buttonData(card);
    const { body } = await school.pressesData(data, { on: other, by: 'colleague' });
    expect(body!.value).toMatch(/can’t use this card/);
    await school.pressesData({ ...data, question: buttonData(other).data.question }, { on: card });
    expect(await waits()).toEqual([0, 0]);
  });

  test('on an old card, whose question is gone, says so', async () => {
    const card = await asked();
    await school.asked.delete((await school.asked.asked())[0]!.id);
    expect((await school.presses(BUTTON, { on: card })).body!.value).toMatch(/no longer have this question/);
  });

  test('on an old card, when the policies have an answer by now, is answered at once', async () => {
    const card = await asked();
    publishes();
    await school.presses(BUTTON, { on: card });
    expect(wordsOn(card.card)).toContain('defaming');
    expect(await waits()).toEqual([0]);
  });
});

describe('when there is an answer', () => {
  let card: TeamsMessage;
  beforeEach(async () => {
    card = await asked();
    await school.presses(BUTTON, { on: card });
  });

  test('nobody is told before it is in force, and after it once, in their own chat', async () => {
    expect(await school.tellsAskers()).toEqual([]);
    publishes();
    const [told, ...more] = await school.tellsAskers();
    expect(more).toEqual([]);
    expect(told!.conversationId).toBe(school.chatOf('teacher'));
    expect(wordsOn(told!.card)).toContain('defaming');
    expect(told!.text).toContain('You asked the policy team');
    expect(JSON.stringify([told!.text, told!.summary])).not.toMatch(/minibus|Tyler|defam/);
    expect(await school.tellsAskers()).toEqual([]);
    expect(await waits()).toEqual([0]);
  });

  test('a pupil’s contact that only a newer revision reads in it leads to the duty to tell, with the button', async () => {
    const real = aKnowledge({ revision: 'r2' });
    school.publishes({ ...real, match: (text) => real.match(/minibus/.test(text) ? 'a pupil messaged me' : text) });
    const [told] = await school.tellsAskers();
    expect(wordsOn(told!.card)).toContain('tell the Headteacher');
    expect(buttonOn(told!.card, 'Tell the Headteacher')).toBeDefined();
    expect(await school.asked.asked()).toEqual([]);
  });

  describe('and it is a pupil’s contact that only the newer revision reads', () => {
    const reads = () => {
      const real = aKnowledge({ revision: 'r2' });
      school.publishes({ ...real, match: (text) => real.match(/minibus/.test(text) ? 'a pupil messaged me' : text) });
    };

    test('the words go once they are told, though no admin looks; where nobody waits they go at once', async () => {
      await asked('a minibus for the trip?', { by: 'colleague' });
      expect(await waits()).toHaveLength(2);
      reads();
      await school.tellsAskers();
      expect(await school.asked.asked()).toEqual([]);
      expect(await school.asked.pupilSignals()).toBe(2);
    });

    test('they get the duty again where the process ended after sending: twice is better than not at all', async () => {
      reads();
      const told = jest.spyOn(school.asked, 'told').mockRejectedValue(new Error('killed'));
      await school.tellsAskers();
      told.mockRestore();
      school.restarts();
      expect(await school.tellsAskers()).toEqual([]);
      later(6);
      const [again] = await school.tellsAskers();
      expect(buttonOn(again!.card, 'Tell the Headteacher')).toBeDefined();
      later(60);
      expect(await school.tellsAskers()).toEqual([]);
      expect(await school.asked.asked()).toEqual([]);
    });
  });

  test('they are told once also when the process ended between', async () => {
    publishes();
    school.restarts();
    expect(await school.tellsAskers()).toHaveLength(1);
    school.restarts();
    expect(await school.tellsAskers()).toEqual([]);
  });

  test('and never twice when it ended after sending, before that was stored', async () => {
    publishes();
    const told = jest.spyOn(school.asked, 'told').mockRejectedValue(new Error('killed'));
    expect(await school.tellsAskers()).toHaveLength(1);
    told.mockRestore();
    school.restarts();
    later(60);
    expect(await school.tellsAskers()).toEqual([]);
    expect(await waits()).toEqual([0]);
  });

  test('two at once tell them once', async () => {
    publishes();
    const first = school.tellsAskers();
    school.restarts();
    await Promise.all([first, school.tellsAskers()]);
    expect(school.teams.messages.filter(({ text }) => text?.includes('You asked the policy team'))).toHaveLength(1);
  });

  test('whom Teams does not take it for now, they get it later', async () => {
    publishes();
    school.teams.fails('send', 429);
    expect((await school.tellsAskers()).filter(({ card: shown }) => shown)).toEqual([]);
    expect(await waits()).toEqual([1]);
    later(2);
    expect(await school.tellsAskers()).toHaveLength(1);
    expect(await waits()).toEqual([0]);
  });

  test('a question that was used stays, unseen, until they are told; then nothing is left of it', async () => {
    await school.asked.markUsed((await school.asked.asked())[0]!.id);
    expect(await waits()).toEqual([1]);
    publishes();
    await school.tellsAskers();
    expect(await school.asked.asked()).toEqual([]);
  });

  describe('and the team keeps it as one that no policy answers', () => {
    const outside = 'how is the minibus booked?';
    const found = () =>
      school.publishes({ ...aKnowledge({ revision: 'r2' }), isOutside: (words) => words === outside });
    beforeEach(async () => {
      await school.asked.markUsed((await school.asked.asked())[0]!.id, outside);
    });

    test('they are told nothing while that is a draft, and then once, with their question, in their own chat', async () => {
      expect(await school.tellsAskers()).toEqual([]);
      found();
      const [told, ...more] = await school.tellsAskers();
      expect(more).toEqual([]);
      expect(told!.conversationId).toBe(school.chatOf('teacher'));
      expect(wordsOn(told!.card)).toMatch(/doesn’t answer this.*You asked: “Can \[name\] in 9B book the minibus\?”.*doesn’t mean it is allowed or not/s); // prettier-ignore
      expect(wordsOn(told!.card)).not.toContain(BUTTON);
      expect(JSON.stringify([told!.text, told!.summary])).not.toMatch(/minibus/);
      expect(await school.tellsAskers()).toEqual([]);
      expect(await school.asked.asked()).toEqual([]);
    });

    test('they get the answer instead where the policies have one by then', async () => {
      school.publishes({ ...withAnswer(), isOutside: () => true });
      expect(wordsOn((await school.tellsAskers())[0]!.card)).toContain('defaming');
    });

    test('they get the duty to tell instead where a pupil’s contact is read in it by then', async () => {
      const real = aKnowledge({ revision: 'r2' });
      school.publishes({ ...real, isOutside: () => true, match: (text) => real.match(/minibus/.test(text) ? 'a pupil messaged me' : text) }); // prettier-ignore
      const [told] = await school.tellsAskers();
      expect(wordsOn(told!.card)).not.toContain('answer this');
      expect(buttonOn(told!.card, 'Tell the Headteacher')).toBeDefined();
    });

    test('one used after the revision was looked at is looked at again', async () => {
      await school.asked.delete((await school.asked.asked())[0]!.id);
      card = await asked();
      await school.presses(BUTTON, { on: card });
      found();
      expect(await school.tellsAskers()).toEqual([]);
      await school.asked.markUsed((await school.asked.asked())[0]!.id, outside);
      expect(await school.tellsAskers()).toHaveLength(1);
    });
  });

  test('of a question that the team deletes nobody is told', async () => {
    await school.asked.delete((await school.asked.asked())[0]!.id);
    publishes();
    expect(await school.tellsAskers()).toEqual([]);
  });
});

test('the clause chosen at "which did you mean?" is kept with the question, without names', async () => {
  const card = await asked('can Tyler criticise the trust?');
  await school.presses('Naming the Trust', { on: card });
  expect(await school.asked.asked()).toMatchObject([
    { question: 'can [name] criticise the trust?', why: 'chosen', chosen: { id: 'disrepute' } },
  ]);
});

test('a clause that was chosen and then was not what they asked is no example of it', async () => {
  const card = await asked('can I criticise the trust?');
  await school.presses('Naming the Trust', { on: card });
  await school.presses('Not what I asked', { on: card });
  expect(await school.asked.asked()).toMatchObject([{ why: 'not-what-i-asked' }]);
});

function buttonData({ card }: TeamsMessage): { data: Record<string, unknown> } {
  const found = /\{"question":"[^}]*"verb":"ask-policy-team"[^}]*\}|\{"verb":"ask-policy-team"[^}]*\}/.exec(JSON.stringify(card)); // prettier-ignore
  return { data: JSON.parse(found![0]) as Record<string, unknown> };
}
