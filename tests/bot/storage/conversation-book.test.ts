import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { storesKinds, twentyAtOnce, type Stores } from '../../support/stores.ts';

const at = new Date('2026-11-23T08:40:00Z');
const later = new Date('2026-11-23T09:00:00.123Z');
const nextWeek = new Date('2026-11-30T08:40:00Z');
const teacher = { entraId: '00000000-0000-0000-0000-00000000000a', mri: '29:teacher', at };
const chat = {
  serviceUrl: 'https://smba.example/uk/',
  conversation: { id: 'a:chat', isGroup: false, conversationType: 'personal', name: '' },
};
const question = { conversationId: 'a:chat', activityId: '1700000000001' };
const answer = { replyConversationId: 'a:chat', replyActivityId: '1700000000002' };

describe.each(storesKinds)('$name keeps persons', ({ open }) => {
  let stores: Stores & { beside: Stores; done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());

  test('somebody who never wrote is not known', async () => {
    expect(await stores.book.person(teacher.entraId)).toBeUndefined();
  });

  test('a teacher who asked in a channel is known, but cannot be reached in 1:1 yet', async () => {
    await stores.book.remember(teacher);
    expect(await stores.book.person(teacher.entraId)).toEqual({
      entraId: teacher.entraId,
      mri: '29:teacher',
      seenAt: at,
    });
  });

  test('a teacher who opened the bot can be reached, also after asking in a channel', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.remember({ ...teacher, at: later });
    await stores.book.remember({ ...teacher, at: nextWeek });
    await stores.book.remember({ ...teacher, mri: '29:new', at: nextWeek });
    expect((await stores.book.person(teacher.entraId))?.reference).toEqual(chat);
  });

  test('when Teams moves a chat to another region, the new address is kept', async () => {
    const moved = { ...chat, serviceUrl: 'https://smba.example/emea/' };
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.remember({ ...teacher, reference: moved });
    expect((await stores.book.person(teacher.entraId))?.reference).toEqual(moved);
  });

  test('the address last seen is that of the teacher who wrote last in 1:1 and still has the app', async () => {
    expect(await stores.book.newestReference()).toBeUndefined();
    const moved = { ...chat, serviceUrl: 'https://smba.example/emea/' };
    const colleague = { entraId: '00000000-0000-0000-0000-00000000000b', mri: '29:colleague' };
    await stores.book.remember({ ...colleague, reference: moved, at: nextWeek });
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.remember({ entraId: '00000000-0000-0000-0000-00000000000c', mri: '29:other', at: nextWeek });
    expect(await stores.beside.book.newestReference()).toEqual(moved);
    await stores.book.forget(colleague.entraId);
    expect(await stores.book.newestReference()).toEqual(chat);
  });

  test('a new Teams id replaces the old one, within the minute and a week later', async () => {
    await stores.book.remember(teacher);
    await stores.book.remember({ ...teacher, mri: '29:new' });
    expect((await stores.book.person(teacher.entraId))?.mri).toBe('29:new');
    await stores.book.remember({ ...teacher, mri: '29:newer', at: nextWeek });
    expect((await stores.book.person(teacher.entraId))?.mri).toBe('29:newer');
  });

  test('the same teacher coming in by two doors at once is one person', async () => {
    await twentyAtOnce(stores, ({ book }) => book.remember({ ...teacher, reference: chat }));
    expect(await stores.beside.book.person(teacher.entraId)).toEqual({
      entraId: teacher.entraId,
      mri: '29:teacher',
      seenAt: at,
      reference: chat,
    });
  });

  test('the kept address is a copy: changing what was read changes nothing', async () => {
    const reference = structuredClone(chat);
    await stores.book.remember({ ...teacher, reference });
    reference.serviceUrl = 'https://elsewhere.example/';
    const read = await stores.book.person(teacher.entraId);
    read!.reference!.serviceUrl = 'https://elsewhere.example/';
    expect((await stores.book.person(teacher.entraId))?.reference?.serviceUrl).toBe('https://smba.example/uk/');
  });

  test('when a teacher was last seen is known to the day', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.remember({ ...teacher, reference: chat, at: later });
    expect((await stores.book.person(teacher.entraId))?.seenAt).toEqual(at);
    await stores.book.remember({ ...teacher, reference: chat, at: nextWeek });
    expect((await stores.book.person(teacher.entraId))?.seenAt).toEqual(nextWeek);
  });

  test('a colleague is another person', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.remember({ entraId: 'colleague', mri: '29:colleague', at });
    expect(await stores.book.person('colleague')).toEqual({ entraId: 'colleague', mri: '29:colleague', seenAt: at });
    await stores.book.forget('colleague');
    expect((await stores.book.person(teacher.entraId))?.reference).toEqual(chat);
  });

  test('a welcome is sent once, even when twenty events ask for it at the same moment', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    const claims = await twentyAtOnce(stores, ({ book }) => book.claimWelcome(teacher.entraId, later));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await stores.book.person(teacher.entraId))?.welcomedAt).toEqual(later);
    await stores.book.remember({ ...teacher, at: nextWeek });
    expect(await stores.book.claimWelcome(teacher.entraId, nextWeek)).toBe(false);
  });

  test('a welcome that could not be sent is free again, and where the person is reached stays known', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.claimWelcome(teacher.entraId, at);
    await stores.book.releaseWelcome(teacher.entraId);
    expect((await stores.book.person(teacher.entraId))?.reference).toEqual(chat);
    const claims = await twentyAtOnce(stores, ({ book }) => book.claimWelcome(teacher.entraId, later));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await stores.book.releaseWelcome('unknown');
  });

  test('nobody is welcomed whom the bot has not met', async () => {
    expect(await stores.book.claimWelcome(teacher.entraId, at)).toBe(false);
    expect(await stores.book.person(teacher.entraId)).toBeUndefined();
  });

  test('when the app is removed there is no way to write any more, and a new start has a new welcome', async () => {
    await stores.book.remember({ ...teacher, reference: chat });
    await stores.book.claimWelcome(teacher.entraId, at);
    await stores.book.forget(teacher.entraId);
    expect(await stores.book.person(teacher.entraId)).toEqual({
      entraId: teacher.entraId,
      mri: '29:teacher',
      seenAt: at,
    });
    expect(await stores.book.claimWelcome(teacher.entraId, later)).toBe(true);
  });

  test('forgetting somebody unknown is no error', async () => {
    await stores.book.forget('unknown');
    expect(await stores.book.person('unknown')).toBeUndefined();
  });

  test('names out of an attack come back as they were and harm nothing', async () => {
    const entraId = `'; drop table person; --"\\ %_ 🏫 é`;
    await stores.book.remember({ entraId, mri: '29:x', at });
    expect((await stores.book.person(entraId))?.entraId).toBe(entraId);
    expect(await stores.book.person('%')).toBeUndefined();
  });
});

describe.each(storesKinds)('$name keeps which reply belongs to which question', ({ open }) => {
  let stores: Stores & { beside: Stores; done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());

  test('a question that Teams delivers twenty times at once is answered once', async () => {
    const claims = await twentyAtOnce(stores, ({ book }) => book.claimQuestion({ ...question, at }));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('the same message id in another conversation is another question', async () => {
    expect(await stores.book.claimQuestion({ ...question, at })).toBe(true);
    expect(await stores.book.claimQuestion({ ...question, conversationId: '19:channel', at })).toBe(true);
    expect(await stores.book.claimQuestion({ conversationId: 'a:chat1', activityId: '700000000001', at })).toBe(true);
  });

  test('a question whose turn failed before anything was sent may be answered by the next delivery', async () => {
    await stores.book.claimQuestion({ ...question, at });
    await stores.book.releaseQuestion(question);
    const claims = await twentyAtOnce(stores, ({ book }) => book.claimQuestion({ ...question, at: later }));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('a question that was answered is never free again', async () => {
    await stores.book.claimQuestion({ ...question, at });
    await stores.book.keepReply({ ...question, ...answer, at });
    await stores.book.releaseQuestion(question);
    expect(await stores.book.claimQuestion({ ...question, at: later })).toBe(false);
    expect(await stores.book.replyTo(question)).toBeDefined();
  });

  test('a question whose answerer died is free again after two minutes, for one; one that was answered never is', async () => {
    const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    await stores.book.claimQuestion({ ...question, at });
    expect(await stores.book.claimQuestion({ ...question, at: after(119) })).toBe(false);
    const claims = await twentyAtOnce(stores, ({ book }) => book.claimQuestion({ ...question, at: after(121) }));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await stores.book.keepReply({ ...question, ...answer, at: after(122) });
    expect(await stores.book.claimQuestion({ ...question, at: after(500) })).toBe(false);
  });

  test('a question in hand has no reply yet', async () => {
    expect(await stores.book.replyTo(question)).toBeUndefined();
    await stores.book.claimQuestion({ ...question, at });
    expect(await stores.book.replyTo(question)).toBeUndefined();
  });

  test('an edited question finds its own reply, though it was asked in a channel and answered in 1:1', async () => {
    const asked = { conversationId: '19:channel;messageid=1', activityId: '1' };
    await stores.book.claimQuestion({ ...asked, at });
    await stores.book.keepReply({ ...asked, ...answer, at: later });
    expect(await stores.beside.book.replyTo(asked)).toEqual({ ...asked, ...answer, pressed: false, at: later });
  });

  test('a reply whose question was never claimed is kept all the same', async () => {
    await stores.book.keepReply({ ...question, ...answer, at });
    expect(await stores.book.replyTo(question)).toEqual({ ...question, ...answer, pressed: false, at });
    expect(await stores.book.claimQuestion({ ...question, at: later })).toBe(false);
  });

  test('a reply that was pressed says so, whichever instance is asked', async () => {
    await stores.book.keepReply({ ...question, ...answer, at });
    await stores.beside.book.markPressed(answer);
    expect((await stores.book.replyTo(question))?.pressed).toBe(true);
  });

  test('a press on a reply marks no other reply', async () => {
    const second = { conversationId: 'a:chat', activityId: '1700000000003' };
    const inAnotherChat = { conversationId: 'a:other', activityId: '1' };
    await stores.book.keepReply({ ...question, ...answer, at });
    await stores.book.keepReply({ ...second, ...answer, replyActivityId: '1700000000004', at });
    await stores.book.keepReply({ ...inAnotherChat, ...answer, replyConversationId: 'a:other', at });
    await stores.book.markPressed(answer);
    expect((await stores.book.replyTo(second))?.pressed).toBe(false);
    expect((await stores.book.replyTo(inAnotherChat))?.pressed).toBe(false);
  });

  test('a press on a card that nobody knows any more is no error', async () => {
    await stores.book.markPressed(answer);
    expect(await stores.book.replyTo(question)).toBeUndefined();
  });

  test('a new message in place of a pressed one has not been pressed', async () => {
    await stores.book.keepReply({ ...question, ...answer, at });
    await stores.book.markPressed(answer);
    const fresh = { ...question, ...answer, replyActivityId: '1700000000009', at: later };
    await stores.book.keepReply(fresh);
    expect(await stores.book.replyTo(question)).toEqual({ ...fresh, pressed: false });
  });

  test('a press that comes while the same message is being updated still protects it from the next edit', async () => {
    await stores.book.keepReply({ ...question, ...answer, at });
    await stores.book.markPressed(answer);
    await stores.book.keepReply({ ...question, ...answer, at: later });
    expect(await stores.book.replyTo(question)).toEqual({ ...question, ...answer, pressed: true, at: later });
  });

  test('old replies and old claims are deleted and counted; those of that very moment and later stay', async () => {
    await stores.book.claimQuestion({ ...question, activityId: 'claimed', at });
    await stores.book.keepReply({ ...question, activityId: 'answered', ...answer, at });
    await stores.book.keepReply({ ...question, activityId: 'young', ...answer, at: later });
    expect(await stores.book.purgeReplies(later)).toBe(2);
    expect(await stores.book.purgeReplies(later)).toBe(0);
    expect(await stores.book.replyTo({ ...question, activityId: 'answered' })).toBeUndefined();
    expect(await stores.book.replyTo({ ...question, activityId: 'young' })).toBeDefined();
    expect(await stores.book.claimQuestion({ ...question, activityId: 'claimed', at: later })).toBe(true);
  });

  test('a question edited after a month is as young as its new reply', async () => {
    await stores.book.claimQuestion({ ...question, at });
    await stores.book.keepReply({ ...question, ...answer, at: nextWeek });
    expect(await stores.book.purgeReplies(later)).toBe(0);
  });

  test('a message id with a NUL in it is claimed once and breaks nothing', async () => {
    const odd = { conversationId: 'a:chat', activityId: 'x\0y', at };
    expect(await stores.book.claimQuestion(odd)).toBe(true);
    expect(await stores.book.claimQuestion(odd)).toBe(false);
    await stores.book.releaseQuestion(odd);
    expect(await stores.book.claimQuestion(odd)).toBe(true);
  });
});
