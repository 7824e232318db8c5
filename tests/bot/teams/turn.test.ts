import { expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { plainQuestion } from '../../../bot/teams/plain-question.ts';
import { commandIn } from '../../../bot/teams/command-names.ts';

const recipient = { id: '28:bot', name: 'Policy & Guide' };
const mention = (text: string, id = recipient.id, name = recipient.name) => ({
  type: 'mention',
  text,
  mentioned: { id, name },
});
const read = (text: string, ...entities: object[]) =>
  plainQuestion({ text, entities, recipient } as unknown as Activity);

test.each([
  ['<at>Policy & Guide</at> can I?', 'can I?'],
  ['<at>Policy & Guide</at>&nbsp;can I?', 'can I?'],
  ['<at>Policy & Guide</at>\u00a0can I?\n', 'can I?'],
  ['<at>Policy & Guide</at> <at>Policy & Guide</at> can I?', 'can I?'],
  ['can I <at>Policy & Guide</at>?', 'can I ?'],
  ['<at>Policy &amp; Guide</at> can I share R&amp;D?', 'can I share R&D?'],
  ['<at>Policy & Guide</at>', ''],
])('in a channel "%s" is read as "%s"', (typed, text) => {
  expect(read(typed, mention('<at>Policy & Guide</at>')).text).toBe(text);
});

test('others who are mentioned stay in the question, and are known as names', () => {
  const { text, mentioned } = read(
    '<at>Policy & Guide</at> can I tag <at>Example Colleague</at>?',
    mention('<at>Policy & Guide</at>'),
    mention('<at>Example Colleague</at>', '29:7', 'Example Colleague'),
  );
  expect(text).toBe('can I tag Example Colleague?');
  expect(mentioned).toEqual(['Example Colleague']);
});

test('"less than" and "&" that were typed stay', () => {
  expect(read('is 3 < 4 & 5 > 2?').text).toBe('is 3 < 4 & 5 > 2?');
  expect(read('&lt;b&gt; twice &amp;amp;').text).toBe('<b> twice &amp;');
});

test.each(['help', 'HELP', 'help?', ' /help ', 'help me', 'What can you do?'])('"%s" is the command help', (text) => {
  expect(commandIn(text)).toBe('help');
});

test.each(['help a pupil messaged me', 'is help allowed', 'constructor', 'toString', '', 'helpful'])(
  '"%s" is no command',
  (text) => {
    expect(commandIn(text)).toBeUndefined();
  },
);
