import { expect, test } from '@jest/globals';
import { statusOf } from '../../../bot/escalation/views.ts';
import { aFile, aNotice, aTrust, minutesLater, tuesday } from '../../support/a-matter.ts';

const is = (...file: Parameters<typeof aFile>) => statusOf(aFile(...file), minutesLater(1), aTrust());
const delivered = aNotice('headteacher', { state: 'delivered' });

test.each([
  ['due', 'stored'],
  ['unreachable', 'stored'],
  ['delivered', 'delivered'],
] as const)('a notice that is %s is said to be %s, no more', (state, status) => {
  expect(is({}, aNotice('headteacher', { state })).is).toBe(status);
});

test('nobody is said to have seen what was withdrawn before it was delivered', () => {
  expect(is({ state: 'withdrawn', withdrawnAt: tuesday }, aNotice('headteacher'))).not.toHaveProperty('seenBy');
});

test('what is not delivered yet was not said to be undelivered before the alarm', () => {
  expect(is({ alarmedAt: tuesday }, aNotice('headteacher', { state: 'unreachable' })).is).toBe('not-delivered');
});

test('once nobody is left to ask, no time is promised', () => {
  const chaseAt = minutesLater(60);
  expect(is({ chaseAt }, delivered)).toMatchObject({ by: chaseAt, next: { office: 'deputy' } });
  expect(is({ chaseAt, alarmedAt: tuesday, reminders: 6 }, delivered)).not.toHaveProperty('by');
});

test('out of hours it says from when it may be read', () => {
  const night = new Date('2026-11-24T22:00:00Z');
  const opens = new Date('2026-11-25T08:00:00Z');
  expect(statusOf(aFile({}, delivered), night, aTrust())).toMatchObject({ opens });
});
