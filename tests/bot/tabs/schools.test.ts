import { describe, expect, test } from '@jest/globals';
import { auditWords } from '../../../bot/tabs/schools/audit-words.ts';
import { whoIsWho } from '../../../bot/tabs/schools/who-is-who.ts';
import { differences } from '../../../bot/tabs/schools/differences.ts';
import { wrongFields } from '../../../bot/tabs/schools/field-errors.ts';
import { putOnto } from '../../../bot/tabs/schools/merge.ts';
import { same } from '../../../bot/tabs/same.ts';
import type { School, Schools } from '../../../bot/tabs/said.ts';
import { aFakeService } from '../../support/a-fake-service.ts';

const base = aFakeService().state.schools.schools!;
const withSchool = (more: Partial<School>): Schools => ({ ...base, schools: [{ ...base.schools[0]!, ...more }] });
const added = { ...base.schools[0]!, id: 'southmere', name: 'Southmere School' };

describe('a draft is put onto a version that somebody else brought into force', () => {
  test('each keeps what they changed', () => {
    const mine = withSchool({ phone: '01632 960199' });
    const now = withSchool({ acknowledgeWithinMinutes: 45 });
    expect(putOnto({ base, mine, now })).toEqual(withSchool({ phone: '01632 960199', acknowledgeWithinMinutes: 45 }));
  });

  test('schools added by either are there, schools removed by either are not', () => {
    const two = { ...base, schools: [...base.schools, added] };
    expect(putOnto({ base, mine: two, now: base }).schools.map(({ id }) => id)).toEqual(['northfield', 'southmere']);
    expect(putOnto({ base, mine: base, now: two }).schools.map(({ id }) => id)).toEqual(['northfield', 'southmere']);
    expect(putOnto({ base: two, mine: base, now: two }).schools.map(({ id }) => id)).toEqual(['northfield']);
    expect(putOnto({ base: two, mine: two, now: base }).schools.map(({ id }) => id)).toEqual(['northfield']);
  });

  test('what was taken away stays away', () => {
    const rest = { ...base.schools[0]! };
    delete rest.alternate;
    const merged = putOnto({ base, mine: { ...base, schools: [rest] }, now: withSchool({ phone: '01632 960198' }) });
    expect(merged.schools[0]).toEqual({ ...rest, phone: '01632 960198' });
    expect(same({ a: [1], b: undefined }, { a: [1] })).toBe(true);
  });
});

test('changes are named by school and in words', () => {
  const changed = differences(base, withSchool({ closed: [], phone: '01632 960199' }), (id) => id);
  expect(changed).toEqual([
    { where: 'Northfield School', what: 'Phone', before: '01632 960111', after: '01632 960199' },
    { where: 'Northfield School', what: 'Closed', before: '21 December 2026 to 3 January 2027', after: '–' },
  ]);
});

test('errors are found by field, whichever way the service writes the path', () => {
  for (const field of ['schools.0.phone', '/schools/0/phone', 'schools[0].phone']) {
    const wrong = wrongFields([{ field, wrong: 'give a number' }]);
    expect(wrong.of('schools', 0, 'phone')).toBe('give a number');
    expect([wrong.below('schools', 0), wrong.below('schools', 1)]).toEqual([true, false]);
  }
});

describe('who is who', () => {
  const [one, two, three] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000c']; // prettier-ignore
  const { of, known } = whoIsWho([
    { id: one, name: 'P. Shah' },
    { id: two, name: 'P. Shah' },
    { id: three, name: 'The service says so' },
    { id: three.toUpperCase(), name: 'The page thinks so' },
  ]);

  test('two people of one name are told apart; whom nobody knows is never given a name', () => {
    expect(of(one)).toBe(`P. Shah (id ${one})`);
    expect(of('00000000-0000-4000-8000-0000000000ff')).toBe('Not known by name (id 00000000-0000-4000-8000-0000000000ff)'); // prettier-ignore
    expect(of('')).toBe('nobody yet');
  });

  test('the service’s word comes first, however the id is written', () => {
    expect([of(three), known(three.toUpperCase())]).toEqual(['The service says so', 'The service says so']);
  });
});

test.each([
  [{ what: 'matter-opened', reference: 'K7P001' }, 'Opened a matter · K7P001'],
  [{ what: 'matters-exported', fact: '12' }, 'Exported their register · 12 matters'],
  [{ what: 'schools-proposed', fact: '3c1f-22' }, 'Proposed a change of the schools'],
  [{ what: 'refused-role', fact: 'GET /matters' }, 'Refused: not their role · GET /matters'],
  [{ what: 'something-new' }, 'Something new'],
])('the audit’s line %j reads “%s”', (line, words) => expect(auditWords(line)).toBe(words));
