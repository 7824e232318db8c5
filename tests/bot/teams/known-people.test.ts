import { expect, test } from '@jest/globals';
import { createKnownPeople } from '../../../bot/teams/known-people.ts';
import type { Known } from '../../../bot/teams/who-is.ts';

/** Teams, where some answer at once and the others never; time runs out when the test says so. */
function people(known: Record<string, Known>) {
  let timeUp: () => void = () => undefined;
  let inHand = 0;
  let mostInHand = 0;
  const whoIs = async ({ entraId }: { entraId: string }) => {
    mostInHand = Math.max(mostInHand, ++inHand);
    await Promise.resolve();
    const found = known[entraId];
    if (!found) return new Promise<Known>(() => undefined);
    inHand--;
    return found;
  };
  const startTimer = (run: () => void) => {
    timeUp = run;
    return () => undefined;
  };
  return {
    ...createKnownPeople({ courier: { whoIs }, startTimer }),
    timeIsUp: () => timeUp(),
    mostInHand: () => mostInHand,
  };
}

test('names are those that Teams has; whom it does not know is left out', async () => {
  const { namesOf } = people({ a: { name: 'A. Head', upn: 'a@staff.school.example' }, b: {} });
  expect(await namesOf(['a', 'b', 'a'])).toEqual({ a: 'A. Head' });
});

test('Teams is slow: the page gets the names that are there, and later ones change nothing of it', async () => {
  const { namesOf, timeIsUp } = people({ a: { name: 'A. Head' } });
  const asked = namesOf(['slow', 'a']);
  await new Promise((soon) => setImmediate(soon));
  timeIsUp();
  expect(await asked).toEqual({ a: 'A. Head' });
});

test('a trust of a hundred receivers is asked for a few at a time', async () => {
  const everybody = Array.from({ length: 100 }, (_, number) => `p${number}`);
  const { namesOf, mostInHand } = people(Object.fromEntries(everybody.map((id) => [id, { name: `Person ${id}` }])));
  expect(Object.keys(await namesOf(everybody))).toHaveLength(100);
  expect(mostInHand()).toBeLessThanOrEqual(8);
});

test('a chat is offered only with somebody whose user principal name is known, written so that nothing else fits in', async () => {
  const { chatWith, timeIsUp } = people({ a: { upn: 'a&b@staff.school.example' }, b: { name: 'No UPN' } });
  expect(await chatWith('a')).toBe('https://teams.microsoft.com/l/chat/0/0?users=a%26b%40staff.school.example');
  expect(await chatWith('b')).toBeUndefined();
  const slow = chatWith('slow');
  timeIsUp();
  expect(await slow).toBeUndefined();
});
