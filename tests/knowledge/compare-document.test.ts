import { describe, expect, test } from '@jest/globals';
import { compareDocument, readSource } from '../../knowledge/index.ts';
import { aSource, TRIPS_DOCUMENT } from '../support/a-source.ts';

const policy = aSource().policies[0]!;
const against = (change: (document: string) => string) => compareDocument(policy, change(TRIPS_DOCUMENT));
const moved = (compared: ReturnType<typeof against>) => compared.clauses.filter(({ still }) => !still).map(({ key, text }) => [key, text]); // prettier-ignore

describe('a new document held against the clauses', () => {
  test('that says the same, broken into other lines, leaves every clause as it is', () => {
    const compared = against((document) => document.replaceAll(' every', '\nevery').replaceAll('\n', '\r\n'));
    expect(moved(compared)).toEqual([]);
    expect(compared.stems).toEqual([{ name: 'must-not-list', still: true }]);
    expect(compared.fresh).toEqual([]);
  });

  test('finds the trust’s own clauses where nothing changed', () => {
    const own = readSource().policies[0]!;
    const compared = compareDocument(own, own.document);
    expect([moved(compared), compared.fresh]).toEqual([[], []]);
  });

  test('proposes the passage most like a changed one, and tells what changed word by word', () => {
    const compared = against((document) => document.replace('one adult for every six pupils', 'two adults for every ten pupils')); // prettier-ignore
    const [ratio] = compared.clauses.filter(({ still }) => !still);
    expect(ratio).toMatchObject({ key: 'clause.trips.ratio', text: 'There must be two adults for every ten pupils.' });
    expect(ratio?.pieces.filter(({ is }) => is === 'removed').map(({ text }) => text)).toEqual(['one', 'adult', 'six']);
  });

  test('does not call a sentence unchanged because its first half is', () => {
    const compared = against((document) => document.replace('- Smoke in front of pupils.', '- Smoke in front of pupils. ')); // prettier-ignore
    expect(moved(compared)).toEqual([]);
    const quiet = { ...policy, document: TRIPS_DOCUMENT.replace('Smoke in front of pupils.', 'Smoke in front of pupils') };
    const clauses = quiet.policy.clauses.map((each) => (each.id === 'smoking' ? { ...each, text: 'Smoke in front of pupils' } : each));
    const grown = quiet.document.replace('Smoke in front of pupils', 'Smoke in front of pupils, unless they are asleep');
    expect(moved(compareDocument({ ...quiet, policy: { ...quiet.policy, clauses } }, grown))).toEqual([
      ['clause.trips.smoking', 'Smoke in front of pupils, unless they are asleep'],
    ]);
  }); // prettier-ignore

  test('proposes nothing for a rule that is gone', () => {
    expect(moved(against((document) => document.replace('- Smoke in front of pupils.\n', '')))).toEqual([['clause.trips.smoking', '']]); // prettier-ignore
  });

  test('proposes no passage twice, nor one that another clause still quotes', () => {
    const compared = against((document) => document.replace('- Leave pupils with nobody watching them.\n- Smoke in front of pupils.', '- Smoke or drink in front of pupils.')); // prettier-ignore
    expect(moved(compared)).toEqual([
      ['clause.trips.alone', ''],
      ['clause.trips.smoking', 'Smoke or drink in front of pupils.'],
    ]);
  });

  test('names a stem that has changed, and what no clause says yet', () => {
    const compared = against((document) => document.replace('Staff on a trip must not;', 'Staff on any trip must never;').replace('2. On', 'Phones stay in the bag. Take the first aid kit along.\n\n2. On')); // prettier-ignore
    expect(compared.stems).toEqual([{ name: 'must-not-list', still: false }]);
    expect(compared.fresh).toEqual([
      'Staff on any trip must never;',
      'Phones stay in the bag. Take the first aid kit along.',
    ]);
  });
});
