import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkYaml, YamlFileError } from '../../bot/checked-yaml.ts';
import { loadSchools, SchoolsFile } from '../../bot/schools.ts';

const HEAD = '00000000-0000-4000-8000-000000000011';
const LEAD = '00000000-0000-4000-8000-000000000010';
const file = ({ trust = '', school = '' } = {}) => `trust:
  name: Sample Trust
  safeguarding:
    role: Safeguarding lead
    receiver: ${LEAD}
    phone: '01632 960100'
${trust}
schools:
  - id: northfield
    name: Northfield School
    headteacher: ${HEAD}
    phone: '01632 960111'
${school}
`;
const read = (text: string) => checkYaml({ file: 'schools.yaml', text, schema: SchoolsFile });
const problemsOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof YamlFileError) return error.message;
    throw error;
  }
  return '';
};

test('the sample of two schools is read, its hours and holidays taken apart', () => {
  const { trust, schools } = loadSchools(join(__dirname, '../../bot/local/schools.yaml'));
  expect(trust.timezone).toBe('Europe/London');
  expect(schools.map(({ id }) => id)).toEqual(['northfield', 'southmere']);
  expect(schools[0]!.hours.fri).toEqual({ from: '08:00', to: '15:30' });
  expect(schools[0]!.closed[0]).toEqual({ from: '2026-12-21', to: '2027-01-03' });
});

test('what a school may leave out has a plain default', () => {
  const { trust, schools } = read(file());
  expect(trust).toMatchObject({ timezone: 'Europe/London', links: {} });
  expect(schools[0]).toMatchObject({ deputies: [], hours: {}, closed: [], acknowledgeWithinMinutes: 30 });
});

test('ids are the same however they are written', () => {
  expect(read(file({ school: `    dsl: ${'ABCDEF00-0000-4000-8000-00000000000A'}` })).schools[0]!.dsl).toBe(
    'abcdef00-0000-4000-8000-00000000000a',
  );
});

describe('a mistake is named with file, line and mend', () => {
  test.each([
    [
      'a number without quotation marks',
      { school: '    dsl: 17' },
      'schools.yaml:13: schools.0.dsl: give the Entra object id',
    ],
    ['a field that does not exist', { school: '    headmaster: x' }, 'schools.yaml:13: schools.0: Unrecognized key'],
    [
      'hours that end before they begin',
      { school: "    hours: {mon: '16:00-08:00'}" },
      'schools.yaml:13: schools.0.hours.mon: the closing time',
    ],
    [
      'hours that are none',
      { school: "    hours: {mon: '8 to 4'}" },
      'schools.yaml:13: schools.0.hours.mon: give hours like',
    ],
    [
      'hours of a clock that has none such',
      { school: "    hours: {mon: '08:00-24:30'}" },
      'schools.yaml:13: schools.0.hours.mon: give hours like',
    ],
    [
      'hours that are over when they begin',
      { school: "    hours: {mon: '08:00-08:00'}" },
      'schools.yaml:13: schools.0.hours.mon: the closing time',
    ],
    ['a day that is no day', { school: "    hours: {monday: '08:00-16:00'}" }, 'schools.yaml:13: schools.0.hours'],
    [
      'a date that is not in the calendar',
      { school: '    closed: [2026-02-30]' },
      'schools.yaml:13: schools.0.closed.0: there is no such day',
    ],
    [
      'a holiday that ends before it begins',
      { school: '    closed: [2027-01-03..2026-12-21]' },
      'schools.yaml:13: schools.0.closed.0: the first day',
    ],
    [
      'the Headteacher as alternate',
      { school: `    alternate: ${HEAD}` },
      'schools.yaml:13: schools.0.alternate: name somebody other',
    ],
    [
      'the Headteacher as deputy',
      { school: `    deputies:\n      - ${LEAD}\n      - ${HEAD}` },
      'schools.yaml:15: schools.0.deputies.1: name each person once',
    ],
    [
      'two schools of the same id',
      { school: `  - id: northfield\n    name: B\n    headteacher: ${HEAD}\n    phone: '01632 960112'` },
      'schools.yaml:13: schools.1.id: another school already',
    ],
    [
      'a time zone that does not exist',
      { trust: '  timezone: Europe/Northfield' },
      'schools.yaml:7: trust.timezone: give a time zone',
    ],
    [
      'a link that is not safe',
      { trust: '  links: {arbor: "http://arbor.example"}' },
      'schools.yaml:7: trust.links.arbor: give an address that starts with https',
    ],
    [
      'a school without a number to ring',
      { school: '  - id: b\n    name: B\n    headteacher: ' + HEAD },
      'schools.yaml:13: schools.1.phone: give the number',
    ],
    [
      'minutes that are no number',
      { school: '    acknowledgeWithinMinutes: soon' },
      'schools.yaml:13: schools.0.acknowledgeWithinMinutes',
    ],
  ])('%s', (_, change, message) => {
    expect(problemsOf(file(change))).toContain(message);
  });

  test('all mistakes are named at once', () => {
    const problems = problemsOf(file({ trust: '  timezone: x', school: '    closed: [soon]' }));
    expect(problems.split('\n')).toHaveLength(2);
  });

  test('what is not YAML, and a file that is not there, say so', () => {
    expect(problemsOf('trust: [')).toMatch(/^schools\.yaml:1: not YAML/);
    expect(() => loadSchools('nowhere/schools.yaml')).toThrow('nowhere/schools.yaml:1: cannot be read.');
  });

  test('a file that refers to itself to become enormous is refused', () => {
    expect(problemsOf(`a: &a [x]\nb: [*a, *a]\n`)).toMatch(/^schools\.yaml:1: not YAML/);
  });
});
