import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aKnowledge } from '../../support/a-knowledge.ts';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const failures = () => school.log.filter(({ event }) => event === 'turn failed');

describe.each([403, 404, 429, 500, 502, 'hang-up'] as const)('When Teams answers the reply with %s', (how) => {
  test('the person gets an error card whose reference the log knows', async () => {
    school.teams.fails('send', how);
    const { sent, status } = await school.asks('a year 9 followed me');
    expect(status).toBe(200);
    expect(sent).toHaveLength(1);
    expect(wordsOn(sent[0]!.card)).toContain('REF-7');
    expect(wordsOn(sent[0]!.card)).toContain('[A pupil has contacted me]');
    expect(failures()).toMatchObject([{ facts: { reference: 'REF-7' } }]);
  });

  test('and the error card too, it is only logged, and the next delivery is answered', async () => {
    school.teams.fails('send', how, { times: 2 });
    const { status, sent } = await school.asks('a year 9 followed me', { id: 'q' });
    expect(status).toBe(200);
    expect(sent).toEqual([]);
    expect(school.events()).toContain('failure not told');
    const again = await school.asks('a year 9 followed me', { id: 'q' });
    expect(wordsOn(again.sent[0]!.card)).toContain('tell the Headteacher');
  });
});

test('a failure in the matcher is answered with the error card, without a word of it', async () => {
  const broken = aKnowledge();
  const other = await aSchool({
    knowledge: {
      ...broken,
      match: () => {
        throw new Error('secret inside');
      },
    },
  });
  const { sent } = await other.asks('photo');
  expect(wordsOn(sent[0]!.card)).toContain('REF-7');
  expect(JSON.stringify(sent)).not.toContain('secret');
  await other.close();
});

test('an answer that was sent but could not be remembered is not followed by an error', async () => {
  school.book.keepReply = () => Promise.reject(new Error('database is gone'));
  const { sent } = await school.asks('can I share this photo?');
  expect(sent).toHaveLength(1);
  expect(school.events()).toContain('reply not remembered');
});

test('a neutral line that cannot be sent does not make the answer fail', async () => {
  await school.asks('help');
  school.teams.fails('send', 403, { conversationId: '19:group@thread.v2' });
  const { sent } = await school.asks('photo', { in: 'group chat' });
  expect(sent).toHaveLength(1);
  expect(failures()).toEqual([]);
});

test('a welcome that cannot be sent is logged', async () => {
  school.teams.fails('send', 403, { times: 4 });
  expect(await school.installs()).toEqual([]);
  expect(failures()).toHaveLength(1);
});

test.each([
  ['an unknown type', { type: 'surprise' }],
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
  ['an update without anything', { type: 'messageUpdate' }],
  ['an invoke without a value', { type: 'invoke', name: 'adaptiveCard/action' }],
  ['a press with an array', { type: 'message', value: [1, 2] }],
  [
    'entities of any kind',
    { type: 'message', text: 'photo', entities: [{ type: 'mention' }, { type: 'mention', mentioned: 7 }] },
  ],
  ['a deleted message', { type: 'messageDelete' }],
])('%s does not make the bot fail', async (_what, more) => {
  const { status } = await school.receives({ ...school.activityOf('message', {}), ...more });
  expect(status).toBe(200);
  expect(failures()).toEqual([]);
});

test('an invoke that is not ours is left to botbuilder, which answers 501', async () => {
  const { status } = await school.receives({ ...school.activityOf('invoke', {}), name: 'task/fetch' });
  expect(status).toBe(501);
});
