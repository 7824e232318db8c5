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

const matter = '0b5f1a52-4c5e-4d0a-9c39-6a1f0e7b2d10';
const offer = 'offer-0001';

describe('a press about a matter is read as it was written', () => {
  const payloads: CardAction[] = [
    { verb: 'tell-headteacher', offer },
    { verb: 'tell-alternate', offer },
    { verb: 'tell-again', matter },
    { verb: 'show-receipt', matter },
    { verb: 'add-details', matter },
    {
      verb: 'save-details',
      matter,
      form: 'form-1',
      pupil: 'A. N.',
      what: 'x'.repeat(20_000),
      where: '',
      when: 'today',
    },
    { verb: 'withdraw', matter },
    { verb: 'something-new', matter },
    { verb: 'acknowledge', matter },
    { verb: 'pass-on', matter },
    { verb: 'save-pass-on', matter, to: '00000000-0000-4000-8000-000000000003' },
    { verb: 'ask-for-details', matter },
    { verb: 'log-on-cpoms', matter },
    { verb: 'save-log-on-cpoms', matter, on: '2026-05-03', reference: '12345' },
    { verb: 'cpoms-not-needed', matter },
    { verb: 'save-cpoms-not-needed', matter, reason: 'A colleague wrote.' },
    { verb: 'recorded-elsewhere', matter },
    { verb: 'save-recorded-elsewhere', matter, where: 'The low-level concerns file' },
    { verb: 'close', matter },
    { verb: 'reopen', matter },
    { verb: 'hold', matter },
    { verb: 'release', matter },
    { verb: 'show-matter', matter, from: 3 },
    { verb: 'refresh-matter', matter },
    { verb: 'open-matters', from: 20 },
    { verb: 'my-reports' },
    { verb: 'choose-school', offer },
    { verb: 'save-school', school: 'northfield', offer },
    { verb: 'start-drill', school: 'northfield' },
  ];
  test.each(payloads.map((payload) => [payload.verb, payload] as const))('%s', (_verb, payload) => {
    expect(CardAction.parse(action('Press', payload).data)).toEqual(payload);
  });
});

test('a form in which nothing was chosen is still a press, and not a button nobody knows', () => {
  for (const press of [
    { verb: 'save-school', school: '' },
    { verb: 'start-drill', school: '' },
    { verb: 'save-pass-on', matter, to: '' },
  ]) {
    expect(CardAction.parse(press)).toEqual(press);
  }
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
    ['for a matter that has no uuid', { verb: 'acknowledge', matter: '1' }],
    ['without its matter', { verb: 'close' }],
    ['with 250,001 characters typed', { verb: 'save-recorded-elsewhere', matter, where: 'x'.repeat(250_001) }],
    ['to tell without an offer', { verb: 'tell-headteacher' }],
    ['to pass on to what is no id', { verb: 'save-pass-on', matter, to: 'the Headteacher' }],
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
