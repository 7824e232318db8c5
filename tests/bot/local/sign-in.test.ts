import { expect, test } from '@jest/globals';
import { createDirectory } from '../../../bot/local/directory.ts';
import { createLocalSignIn } from '../../../bot/local/sign-in.ts';

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const person = (number: number, more: { kind?: 'staff' | 'pupil' | 'guest'; admin?: boolean; upn?: string } = {}) => ({
  ...{
    id: id(number),
    name: `Person ${number}`,
    role: 'Somebody',
    kind: 'staff' as const,
    upn: 'somebody@staff.trust.example',
  },
  ...more,
});
const directory = createDirectory([person(1), person(2, { admin: true }), person(3, { kind: 'pupil' }), person(4, { kind: 'guest' }), person(5, { upn: '21pupil@pupils.trust.example' })]); // prettier-ignore
const signIn = createLocalSignIn({ directory, pattern: /^[a-z]+@staff\.trust\.example$/u });

test('whoever is chosen in the page is signed in, with the roles that they play', async () => {
  expect(await signIn({ 'x-local-person': id(1) })).toMatchObject({ id: id(1), staff: true, roles: [] });
  expect(await signIn({ 'x-local-person': id(2) })).toMatchObject({ staff: true, roles: ['admin'] });
});

test('pupils, guests and whoever does not match the pattern are no staff, nor are the first two without one', async () => {
  for (const number of [3, 4, 5])
    expect(await signIn({ 'x-local-person': id(number) })).toMatchObject({ staff: false });
  const open = createLocalSignIn({ directory, pattern: undefined });
  for (const number of [3, 4]) expect(await open({ 'x-local-person': id(number) })).toMatchObject({ staff: false });
});

test('nobody is signed in without being chosen, nor by the id that Teams has for them', async () => {
  const mri = directory.everybody[0]!.mri;
  for (const headers of [
    {},
    { 'x-local-person': id(9) },
    { 'x-local-person': mri },
    { authorization: `Bearer ${id(1)}` },
  ])
    expect(await signIn(headers)).toMatchObject({ refused: 401 });
});
