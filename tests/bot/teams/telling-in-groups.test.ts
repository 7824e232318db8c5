import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

describe.each(['channel', 'group chat'] as const)('In a %s', (where) => {
  const there = () =>
    school.teams.messages.filter(({ conversationId }) => !conversationId.startsWith('a:')).map((each) => words(each));

  test.each(['tell the headteacher', 'my reports', 'open matters', 'my school', 'a pupil has followed me'])(
    '“%s” is answered in the own chat, and only a neutral line stays',
    async (text) => {
      await school.asks('help');
      await school.tells();
      await school.asks(text, { in: where });
      expect(school.cardOf('teacher').conversationId).toBe(school.chatOf('teacher'));
      expect(there()).toEqual(['I’ve answered you in our chat.']);
    },
  );

  test('a test is started in the own chat only', async () => {
    await school.asks('help', { by: 'admin' });
    await school.asks('start a test', { by: 'admin', in: where });
    expect(words(school.cardOf('admin'))).toContain('Start the test');
    expect(there()).toEqual(['I’ve answered you in our chat.']);
  });

  test.each(['execute', 'submit'] as const)(
    'a card forwarded there (%s) tells nobody, shows nothing, and says so',
    async (via) => {
      const card = await school.answered();
      const { body } = await school.presses('Tell ', { on: card, in: where, via });
      const answer = [said(body), ...there()].join(' ').trim();
      expect(answer).toBe('Please use this card in our own chat. Nothing has been done.');
      expect(await school.toldBy('teacher')).toEqual([]);
    },
  );

  test('no move about a matter can be made from there', async () => {
    const card = await school.tells();
    const { id } = (await school.toldBy('teacher'))[0]!.matter;
    for (const [verb, by] of [
      ['withdraw', 'teacher'],
      ['show-receipt', 'teacher'],
      ['acknowledge', 'head'],
      ['show-matter', 'head'],
    ] as const) {
      // prettier-ignore
      const { body } = await school.pressesData({ verb, matter: id }, { on: card, by, in: where });
      expect(said(body)).not.toContain('K7P4Q2');
    }
    await school.delivers();
    expect((await school.matters.file(id))!.matter.state).toBe('open');
    expect(there()).toEqual([]);
  });
});
