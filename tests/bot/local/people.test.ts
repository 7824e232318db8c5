import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadPeople, peopleFor } from '../../../bot/local/people.ts';
import { loadSchools } from '../../../bot/schools.ts';

const folder = join(__dirname, '../../../bot/local');
const people = loadPeople(join(folder, 'people.yaml'));
const schools = loadSchools(join(folder, 'schools.yaml'));

test('every receiver of the sample schools can be chosen, and the sample needs nobody else', () => {
  expect(peopleFor(schools, people)).toEqual(people);
});

test('there are staff of two schools, a pupil and a guest to choose', () => {
  const staffOf = (school: string) => people.filter((person) => person.school === school && person.kind === 'staff');
  expect(staffOf('northfield').length).toBeGreaterThan(2);
  expect(staffOf('southmere').length).toBeGreaterThan(1);
  expect(people.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['pupil', 'guest']));
});

test('with a trust’s own schools, its receivers and one teacher of each school can be chosen', () => {
  const own = structuredClone(schools);
  own.schools = own.schools.slice(0, 1).map((school) => ({
    ...school,
    id: 'own',
    name: 'Own School',
    headteacher: '11111111-0000-4000-8000-000000000001',
    deputies: ['11111111-0000-4000-8000-000000000002'],
    dsl: undefined,
  }));
  const names = peopleFor(own, people).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['Headteacher, Own School', 'Deputy headteacher, Own School', 'Teacher, Own School']),
  );
  expect(names).not.toContain('Teacher, Northfield');
});
