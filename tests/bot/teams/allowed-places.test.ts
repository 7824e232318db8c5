import { afterEach, describe, expect, test } from '@jest/globals';
import type { Places } from '../../../bot/teams/may-write-here.ts';
import { aSchool, type ASchool } from '../../support/a-school.ts';

let school: ASchool;
afterEach(() => school.close());
const TEAM = '19:team@thread.tacv2';
const places = (changes: Partial<Places> = {}): Places => ({
  BOT_SCOPES: ['personal', 'team', 'groupChat'],
  ALLOWED_TEAMS: [],
  ...changes,
});
const own = ({ conversationId }: { conversationId: string }) => conversationId === school.chatOf('teacher');

describe('where the trust has not let the bot in', () => {
  test.each<[string, 'channel' | 'group chat', Partial<Places>]>([
    ['a channel without the scope', 'channel', { BOT_SCOPES: ['personal', 'groupChat'] }],
    ['a channel of another team', 'channel', { ALLOWED_TEAMS: ['19:staff-room@thread.tacv2'] }],
    ['a group chat without the scope', 'group chat', { BOT_SCOPES: ['personal', 'team'] }],
  ])('in %s a question is answered in the own chat, and not a line is left', async (_, place, changes) => {
    school = await aSchool({ places: places(changes) });
    const { sent } = await school.asks('a year 9 followed me', { in: place });
    expect(sent.filter(own)).toHaveLength(1);
    expect(sent.filter((message) => !own(message))).toEqual([]);
    // Pupils read along there: it shows nothing to them at all.
    expect((await school.asks('photo', { in: place, by: 'pupil' })).sent).toEqual([]);
  });
});

test.each<['channel' | 'group chat', Partial<Places>]>([
  ['channel', {}],
  ['channel', { ALLOWED_TEAMS: [TEAM] }],
  ['group chat', {}],
])('where it has, in a %s, the neutral line says that the answer is there', async (place, changes) => {
  school = await aSchool({ places: places(changes) });
  const activity = school.activityOf('message', { in: place });
  const channelData = { ...(activity.channelData as object), ...(place === 'channel' && { team: { id: TEAM } }) };
  const { sent } = await school.receives({ ...activity, channelData, id: 'q', text: 'photo' });
  expect(sent.filter((message) => !own(message))).toMatchObject([{ text: 'I’ve answered you in our chat.' }]);
});
