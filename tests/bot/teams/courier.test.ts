import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as soon } from 'node:timers/promises';
import { textMessage } from '../../../bot/teams/message.ts';
import { chatLink } from '../../../bot/teams/chat-link.ts';
import { aCourier, type ACourier } from '../../support/a-courier.ts';
import { ownChatOf } from '../../support/a-teams.ts';

let school: ACourier;
beforeEach(async () => {
  school = await aCourier();
});
afterEach(() => school.close());

const blocked = {
  status: 403,
  body: { errorCode: 209, message: JSON.stringify({ subCode: 'MessageWritesBlocked', errorCode: null }) },
};
const card = () => ({ conversationId: ownChatOf(school.head), activityId: 'm1', person: school.head });
const until = async (there: () => boolean) => {
  while (!there()) await soon(5);
};

describe('a notice reaches', () => {
  test('a Headteacher who has opened the bot, in the chat they know, with one request', async () => {
    await school.opened(school.head);
    expect(await school.notifies(school.head)).toEqual({ conversationId: ownChatOf(school.head), activityId: 'm1' });
    expect(school.teams.calls).toEqual(['send']);
  });

  test('a Headteacher who never opened the bot, though nobody has ever written to it', async () => {
    expect(await school.notifies(school.head)).toEqual({ conversationId: ownChatOf(school.head), activityId: 'm1' });
    expect(school.teams.calls).toEqual(['create', 'send']);
    expect(school.teams.creations).toEqual([expect.objectContaining({ members: [expect.objectContaining({ id: school.head.entraId })] })]); // prettier-ignore
  });

  test('them again in the same chat: what was opened is remembered', async () => {
    await school.notifies(school.head);
    await school.notifies(school.head);
    expect(school.teams.calls).toEqual(['create', 'send', 'send']);
  });

  test('a Headteacher whose chat is no longer the one known, and the new one is remembered', async () => {
    await school.opened(school.head, { chat: 'a:old' });
    school.teams.fails('send', { status: 404, code: 'ConversationNotFound' }, { conversationId: 'a:old' });
    expect(await school.notifies(school.head)).toMatchObject({ conversationId: ownChatOf(school.head) });
    const person = await school.book.person(school.head.entraId);
    expect(person).toMatchObject({ mri: school.head.mri, reference: { conversation: { id: ownChatOf(school.head) } } });
    await school.notifies(school.head);
    expect(school.teams.calls).toEqual(['send', 'create', 'send', 'send']);
  });
});

describe('a notice stops, for the next receiver', () => {
  test('at a Headteacher for whom the bot is not installed', async () => {
    school.head.installed = false;
    expect(await school.notifies(school.head)).toEqual({ refused: 'stop', reason: 'not-installed' });
    expect(school.teams.calls).toEqual(['create']);
    expect(await school.book.person(school.head.entraId)).toBeUndefined();
  });

  test('at a Headteacher who has removed the bot, after one try to open a new chat', async () => {
    await school.opened(school.head);
    school.head.installed = false;
    school.teams.fails('send', blocked);
    expect(await school.notifies(school.head)).toEqual({ refused: 'stop', reason: 'not-installed' });
    expect(school.teams.calls).toEqual(['send', 'create']);
  });

  test('and whoever has removed it while the bot was not running, or has left, counts as reachable no more', async () => {
    await school.opened(school.head);
    await school.book.claimWelcome(school.head.entraId, school.clock.now);
    school.head.installed = false;
    school.teams.fails('send', { status: 404, code: 'ConversationNotFound' });
    await school.notifies(school.head);
    const person = await school.book.person(school.head.entraId);
    expect([person?.mri, person?.reference, person?.welcomedAt]).toEqual([school.head.mri, undefined, undefined]);
  });

  test.each([
    ['cannot open chats for the moment', 'create', 503],
    ['has disabled the bot for all', 'create', { status: 403, code: 'BotDisabledByAdmin' }],
    ['is too busy', 'create', 429],
  ] as const)('but where Teams %s, the chat we know is kept', async (_, operation, how) => {
    await school.opened(school.head);
    school.teams.fails('send', { status: 404, code: 'ConversationNotFound' });
    school.teams.fails(operation, how);
    await school.notifies(school.head);
    expect((await school.book.person(school.head.entraId))?.reference).toBeDefined();
  });

  test('at a Headteacher who has blocked it, which Teams says in JSON inside a string', async () => {
    await school.opened(school.head);
    school.teams.fails('send', blocked, { times: 2 });
    expect(await school.notifies(school.head)).toEqual({ refused: 'stop', reason: 'blocked' });
    expect(school.teams.calls).toEqual(['send', 'create', 'send']);
    expect((await school.book.person(school.head.entraId))?.reference).toBeUndefined();
  });

  test.each([
    [400, 'BadSyntax', 'bad-request'],
    [401, 'BotNotRegistered', 'bot-not-registered'],
    [403, 'BotDisabledByAdmin', 'disabled-by-admin'],
    [403, 'BotNotInConversationRoster', 'not-in-roster'],
    [403, 'ConversationBlockedByUser', 'blocked'],
    [403, 'ForbiddenOperationException', 'not-installed'],
    [403, 'NotEnoughPermissions', 'not-permitted'],
    [403, 'constructor', 'not-permitted'],
    [404, 'ConversationNotFound', 'gone'],
    [404, 'ActivityNotFoundInConversation', 'gone'],
    [413, 'MessageSizeTooBig', 'too-big'],
    [409, 'Conflict', 'refused-409'],
  ])('where Teams says %i %s (in the log: %s)', async (status, code, reason) => {
    school.teams.fails('send', { status, code }, { times: 2 });
    expect(await school.notifies(school.head)).toEqual({ refused: 'stop', reason });
    expect(school.teams.messages).toEqual([]);
  });
});

describe('a notice is tried again later, and was one request,', () => {
  beforeEach(() => school.opened(school.head));

  test.each([
    [401, 'not-authorised'],
    [408, 'timeout'],
    [412, 'precondition-failed'],
    [429, 'busy'],
    [500, 'trouble-500'],
    [502, 'trouble-502'],
    [503, 'trouble-503'],
    [504, 'trouble-504'],
  ])('where Teams says %i (in the log: %s)', async (status, reason) => {
    school.teams.fails('send', status);
    expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason });
    expect(school.teams.calls).toEqual(['send']);
  });

  test.each([
    ['17', 17_000],
    ['Tue, 24 Nov 2026 08:41:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 0],
    ['86400', 3_600_000],
  ])('where Teams is busy and says Retry-After: %s, after %i milliseconds', async (retryAfter, milliseconds) => {
    school.teams.fails('send', { status: 429, retryAfter });
    const busy = { refused: 'later', reason: 'busy', retryAfterMilliseconds: milliseconds };
    expect(await school.notifies(school.head)).toEqual(busy);
    expect(school.teams.calls).toEqual(['send']);
  });

  test('where the wait that Teams asks for cannot be read', async () => {
    school.teams.fails('send', { status: 503, retryAfter: 'soon' });
    expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason: 'trouble-503' });
  });

  test('where Teams hangs up', async () => {
    school.teams.fails('send', 'hang-up');
    expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason: 'no-connection' });
    expect(school.teams.calls).toEqual(['send']);
  });

  test('where Teams says nothing for twenty seconds: ten are enough', async () => {
    school.teams.fails('send', 'silence');
    const refused = school.notifies(school.head);
    await until(() => school.teams.calls.length === 1);
    expect([...school.timers.running].map(({ milliseconds }) => milliseconds)).toEqual([10_000]);
    school.timers.pass(20_000);
    expect(await refused).toEqual({ refused: 'later', reason: 'timeout' });
    expect(school.timers.running.size).toBe(0);
  });

  test('where the answer that Teams gives cannot be read', async () => {
    school.teams.fails('send', { status: 502, body: '<html>Bad gateway</html>' });
    expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason: 'trouble-502' });
  });
});

test('where a new chat cannot be opened for the moment, the notice is tried again later', async () => {
  school.teams.fails('create', 502);
  expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason: 'trouble-502' });
  expect(school.teams.calls).toEqual(['create']);
});

test('a fault in between never looks sent, and is in the log', async () => {
  await school.opened(school.head);
  const broken = { type: 'message', get text(): string { throw new Error('broken'); } }; // prettier-ignore
  expect(await school.courier.send(school.head, broken)).toEqual({ refused: 'later', reason: 'failed' });
  expect(school.teams.calls).toEqual([]);
  expect(school.log).toEqual([{ event: 'courier failed', error: expect.objectContaining({ message: 'broken' }) }]);
});

describe('a card sent before', () => {
  const changed = textMessage('They have been told.');

  test('is brought up to date', async () => {
    await school.opened(school.head);
    await school.notifies(school.head);
    expect(await school.courier.update(card(), changed)).toBe('updated');
    expect(school.teams.messages).toEqual([expect.objectContaining({ text: 'They have been told.', updates: 1 })]);
  });

  test('is brought up to date also where the person has removed and opened the bot anew, or was never known', async () => {
    await school.notifies(school.head);
    await school.opened(school.head, { chat: 'a:new' });
    expect(await school.courier.update(card(), changed)).toBe('updated');
    await school.book.forget(school.head.entraId);
    expect(await school.courier.update(card(), changed)).toBe('updated');
    expect(school.teams.messages).toEqual([expect.objectContaining({ updates: 2 })]);
  });

  test('that was deleted is left', async () => {
    await school.opened(school.head);
    expect(await school.courier.update(card(), changed)).toEqual({ refused: 'stop', reason: 'gone' });
    expect(school.teams.calls).toEqual(['update']);
  });

  test.each([
    [403, 'stop', 'not-permitted'],
    [429, 'later', 'busy'],
    [500, 'later', 'trouble-500'],
    ['hang-up', 'later', 'no-connection'],
  ] as const)('where Teams answers the update with %s: %s', async (fault, refused, reason) => {
    await school.notifies(school.head);
    school.teams.fails('update', fault);
    expect(await school.courier.update(card(), changed)).toEqual({ refused, reason });
    expect(school.teams.messages[0]!.updates).toBe(0);
    expect(school.teams.calls.filter((call) => call === 'update')).toHaveLength(1);
  });
});

describe('the button that opens a chat with who reported', () => {
  test('leads to them', () => {
    expect(chatLink('o’neil+a&b@staff.school.example')).toBe(
      'https://teams.microsoft.com/l/chat/0/0?users=o%E2%80%99neil%2Ba%26b%40staff.school.example',
    );
  });

  test('finds their name in Teams, once in ten minutes', async () => {
    await school.opened(school.reporter);
    expect((await school.courier.whoIs(school.reporter)).upn).toBe(school.reporter.upn);
    school.clock.now = new Date('2026-11-24T08:50:59Z');
    expect((await school.courier.whoIs(school.reporter)).upn).toBe(school.reporter.upn);
    expect(school.teams.calls).toEqual(['member']);
    school.clock.now = new Date('2026-11-24T08:51:01Z');
    await school.courier.whoIs(school.reporter);
    expect(school.teams.calls).toEqual(['member', 'member']);
  });

  test('is not there for somebody without a chat; nothing is asked', async () => {
    expect((await school.courier.whoIs(school.reporter)).upn).toBeUndefined();
    expect(school.teams.calls).toEqual([]);
  });

  test.each([404, 429, 500, 'hang-up'] as const)(
    'is not there where Teams answers %s, and is a minute later',
    async (fault) => {
      // prettier-ignore
      await school.opened(school.reporter);
      school.teams.fails('member', fault);
      expect((await school.courier.whoIs(school.reporter)).upn).toBeUndefined();
      expect((await school.courier.whoIs(school.reporter)).upn).toBeUndefined();
      school.clock.now = new Date('2026-11-24T08:42:01Z');
      expect((await school.courier.whoIs(school.reporter)).upn).toBe(school.reporter.upn);
      expect(school.teams.calls).toEqual(['member', 'member']);
    },
  );
});
