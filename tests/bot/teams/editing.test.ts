import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const shown = () => school.teams.messages.map(({ card }) => wordsOn(card));

test('an edited question updates its own answer', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  const { sent } = await school.edits('q', 'can I slag off the trust?');
  expect(sent).toEqual([]);
  expect(shown()).toEqual([expect.stringContaining('defaming')]);
});

test('edited twice, the answer is to the last words', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  await school.edits('q', 'can I slag off the trust?');
  await school.edits('q', 'can I be friends with a pupil?');
  expect(shown()).toEqual([expect.stringContaining('being friends with')]);
});

test('edited while the first answer is on its way, the edit is not lost', async () => {
  const release = school.teams.holds('send');
  const first = school.asks('can I share this photo?', { id: 'q' });
  const second = school.edits('q', 'can I slag off the trust?');
  release();
  await Promise.all([first, second]);
  expect(shown()).toEqual([expect.stringContaining('defaming')]);
});

test('an edit that comes before its message is answered, and the message then is not', async () => {
  await school.edits('q', 'can I slag off the trust?');
  const { sent } = await school.asks('can I share this photo?', { id: 'q' });
  expect(sent).toEqual([]);
  expect(shown()).toEqual([expect.stringContaining('defaming')]);
});

test('an older edit that Teams delivers late does not undo the newer one', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  await school.edits('q', 'can I be friends with a pupil?');
  school.clock.now = new Date('2026-11-22T10:31:00Z');
  await school.edits('q', 'can I slag off the trust?');
  expect(shown()).toEqual([expect.stringContaining('being friends with')]);
});

test('a card that was pressed stays; the edited question is answered below', async () => {
  const { sent } = await school.asks('can I slag off the trust?', { id: 'q' });
  await school.presses('Yes', { on: sent[0]! });
  const edited = await school.edits('q', 'can I be friends with a pupil?');
  expect(edited.sent).toHaveLength(1);
  expect(wordsOn(sent[0]!.card)).toContain('defaming');
  expect(wordsOn(edited.sent[0]!.card)).toContain('being friends with');
});

test('edited again after that, the new answer is the one that is updated', async () => {
  const { sent } = await school.asks('can I slag off the trust?', { id: 'q' });
  await school.presses('Yes', { on: sent[0]! });
  await school.edits('q', 'can I be friends with a pupil?');
  const again = await school.edits('q', 'a pupil messaged me');
  expect(again.sent).toEqual([]);
  expect(school.teams.messages).toHaveLength(2);
  expect(shown()[1]).toContain('tell the Headteacher');
});

test('an answer that Teams cannot update is sent anew', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  school.teams.fails('update', 404);
  const { sent } = await school.edits('q', 'can I slag off the trust?');
  expect(sent).toHaveLength(1);
});

test('a pupil’s contact added by an edit leads the answer', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  await school.edits('q', 'can I share this photo? a pupil messaged me it');
  expect(shown()[0]).toContain('You should: tell the Headteacher');
});

test('an undeleted message is not answered again', async () => {
  await school.asks('can I share this photo?', { id: 'q' });
  const activity = school.activityOf('messageUpdate', { id: 'q' });
  await school.receives({
    ...activity,
    text: 'photo',
    channelData: { ...activity.channelData, eventType: 'undeleteMessage' },
  });
  expect(school.teams.messages).toMatchObject([{ updates: 0 }]);
});
