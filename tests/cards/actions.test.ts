import { describe, expect, test } from '@jest/globals';
import { action, openUrl } from '../../cards/actions.ts';
import { CardAction } from '../../cards/index.ts';

const shown = { verb: 'show-clause', policy: 'social-media-policy', clause: 'defame', revision: 'r1' } as const;

test('a button carries its verb twice: for Action.Execute, and in the data for an old client’s Action.Submit', () => {
  expect(action('Exact words', shown)).toEqual({
    type: 'Action.Execute',
    title: 'Exact words',
    verb: 'show-clause',
    data: shown,
    fallback: { type: 'Action.Submit', title: 'Exact words', data: shown },
  });
});

test('what a button leaves out is not in its data', () => {
  expect(action('Topics', { verb: 'show-topics', policy: undefined }).data).toEqual({ verb: 'show-topics' });
});

test('fields that a client adds to a press are dropped', () => {
  expect(CardAction.parse({ ...shown, msteams: { type: 'x' } })).toEqual(shown);
});

describe('a press is refused', () => {
  test.each<[string, unknown]>([
    ['with a verb nobody knows', { verb: 'delete-everything' }],
    ['without a verb', { policy: 'social-media-policy' }],
    ['that is no object', 'show-topics'],
    ['with an id of other characters', { ...shown, clause: '../defame' }],
    ['with an id that goes on in a new line', { ...shown, clause: 'defame\n' }],
    ['with a very long id', { ...shown, clause: 'a'.repeat(81) }],
    ['with a revision that is an object', { ...shown, revision: { $gt: '' } }],
    ['with "yes" for true', { verb: 'feedback', offer: 'offer-0001', helpful: 'yes' }],
    ['with a short offer key', { verb: 'feedback', offer: 'a', helpful: true }],
    ['for a seventh sample question', { verb: 'try-question', question: 6 }],
    ['for half a question', { verb: 'try-question', question: 0.5 }],
    ['for a row before the first', { verb: 'show-topic', policy: 'p', section: '3', from: -1 }],
  ])('%s', (_how, data) => {
    expect(CardAction.safeParse(data).success).toBe(false);
  });
});

test('a card opens https addresses only', () => {
  expect(openUrl('Open Arbor', 'https://login.arbor.example')).toEqual({
    type: 'Action.OpenUrl',
    title: 'Open Arbor',
    url: 'https://login.arbor.example/',
  });
  for (const url of ['http://arbor.example', 'javascript:alert(1)', 'msteams://x', 'file:///etc/passwd']) {
    expect(() => openUrl('Open', url)).toThrow('https');
  }
});
