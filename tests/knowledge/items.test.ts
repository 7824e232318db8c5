import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import type * as contract from '../../bot/http/clauses-contract.ts';
import {
  hashOf,
  ItemError,
  itemOf,
  itemsOf,
  readKey,
  readSource,
  withItems,
  type ClauseValue,
  type OutsideValue,
  type PolicyValue,
  type StaffWordsValue,
} from '../../knowledge/index.ts';
import { aClause, aSource, example, TRIPS } from '../support/a-source.ts';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Knowledge imports nothing of ours: the compiler holds its items and the tab's against each other here. */
const agreed: [
  Same<ClauseValue, z.infer<typeof contract.ClauseValue>>,
  Same<PolicyValue, z.infer<typeof contract.PolicyValue>>,
  Same<StaffWordsValue, z.infer<typeof contract.StaffWordsValue>>,
  Same<OutsideValue, z.infer<typeof contract.OutsideValue>>,
] = [true, true, true, true];

const clauses = (source = aSource()) => source.policies[0]?.policy.clauses.map(({ id }) => id);
const risk = itemOf(aSource(), 'clause.trips.risk') as ClauseValue;

test('what the tab edits is what the knowledge is made of', () => expect(agreed).toEqual([true, true, true, true]));

describe('the knowledge, item by item', () => {
  test('is exactly what it was when everything is put back, the trust’s own as well', () => {
    for (const source of [aSource(), readSource()]) {
      const again = withItems(source, itemsOf(source));
      expect(again).toEqual(source);
      expect(hashOf(again)).toBe(hashOf(source));
      const { policies, ...rest } = source;
      expect(withItems({ ...rest, policies: [] }, itemsOf(source).reverse()).policies.length).toBe(policies.length);
    }
  });

  test('has a clause with its examples, a policy with its document, the staff words and the outside questions', () => {
    expect(itemsOf(aSource()).map(({ key }) => key)).toEqual([
      'policy.trips',
      'clause.trips.risk',
      'clause.trips.alone',
      'clause.trips.smoking',
      'clause.trips.ratio',
      'clause.trips.own-car',
      'staff-words',
      'outside',
    ]);
    expect(risk.examples).toEqual([
      example('must I fill in a risk form'),
      example('who signs the risk form for the coach', { shown: ['risk', 'ratio'] }),
    ]);
    expect(itemOf(aSource(), 'policy.trips')).toEqual(TRIPS);
  });

  test('has nothing under a key that names nothing', () => {
    for (const key of ['clause.trips.nobody', 'clause.nowhere.risk', 'policy.nowhere', 'clause.trips', 'clause.a.b.c', 'staff', '']) {
      expect(itemOf(aSource(), key)).toBeUndefined();
    }
    expect(readKey('clause.trips.risk')).toEqual({ kind: 'clause', policy: 'trips', id: 'risk' });
  }); // prettier-ignore
});

describe('an edited clause', () => {
  test('stays in its place, and the one it was made from is left as it was', () => {
    const before = aSource();
    const after = withItems(before, [{ key: 'clause.trips.risk', value: { ...risk, summary: 'Write it.' } }]);
    expect(clauses(after)).toEqual(clauses());
    expect((itemOf(after, 'clause.trips.risk') as ClauseValue).summary).toBe('Write it.');
    expect(before).toEqual(aSource());
  });

  test('that is new goes to the end of its section, its examples to their place', () => {
    const packing = aClause({ title: 'packing', text: 'Pack.', examples: [example('what do I pack')] });
    const after = withItems(aSource(), [{ key: 'clause.trips.packing', value: packing }]);
    expect(clauses(after)).toEqual(['risk', 'alone', 'smoking', 'packing', 'ratio', 'own-car']);
    expect(Object.keys(after.policies[0]!.examples)).toEqual(['risk', 'alone', 'packing', 'ratio']);
  });

  test('that moves to another section goes to the end of that one', () => {
    const after = withItems(aSource(), [{ key: 'clause.trips.risk', value: { ...risk, section: '2' } }]);
    expect(clauses(after)).toEqual(['alone', 'smoking', 'ratio', 'own-car', 'risk']);
  });

  test('that is retired is gone with its examples; what pointed to it still does, for the check to tell', () => {
    const after = withItems(aSource(), [{ key: 'clause.trips.ratio', value: null }]);
    expect(clauses(after)).toEqual(['risk', 'alone', 'smoking', 'own-car']);
    expect(after.policies[0]!.examples.ratio).toBeUndefined();
    expect(after.policies[0]!.examples.risk?.[1]?.shown).toEqual(['risk', 'ratio']);
  });
});

describe('a policy', () => {
  const expenses = { ...TRIPS, title: 'Expenses', stems: {}, document: 'Keep receipts.' };

  test('is made by its own item, its clauses with it in whatever order they come, and stands by its id', () => {
    const after = withItems(aSource(), [
      { key: 'clause.expenses.receipts', value: aClause({ title: 'receipts', text: 'Keep receipts.' }) },
      { key: 'policy.expenses', value: expenses },
    ]);
    expect(after.policies.map(({ policy }) => [policy.id, policy.clauses.length])).toEqual([['expenses', 1], ['trips', 5]]);
  }); // prettier-ignore

  test('takes its clauses along when it is retired, also those that somebody has just changed', () => {
    const after = withItems(aSource(), [
      { key: 'clause.trips.risk', value: { ...risk, summary: 'Write it.' } },
      { key: 'policy.trips', value: null },
    ]);
    expect(after.policies).toEqual([]);
  });

  test('that is not there cannot have a clause: it is said, not lost', () => {
    const run = () => withItems(aSource(), [{ key: 'clause.nowhere.risk', value: risk }]);
    expect(run).toThrow(ItemError);
    expect(run).toThrow('clause.nowhere.risk: There is no policy "nowhere". Add or restore the policy first.');
  });

  test('does not take a clause’s fields for its own', () => {
    expect(() => withItems(aSource(), [{ key: 'policy.trips', value: risk }])).toThrow(/another item’s/);
    expect(() => withItems(aSource(), [{ key: 'clauses.trips.risk', value: risk }])).toThrow(/names no item/);
  });
});

describe('the name of a revision', () => {
  test('is the same however its fields are ordered, and another when a single letter changes', () => {
    const reversed = Object.fromEntries(Object.entries(risk).reverse()) as unknown as ClauseValue;
    expect(hashOf(withItems(aSource(), [{ key: 'clause.trips.risk', value: reversed }]))).toBe(hashOf(aSource()));
    const changed = { ...risk, examples: [...risk.examples, example('x')] };
    expect(hashOf(withItems(aSource(), [{ key: 'clause.trips.risk', value: changed }]))).not.toBe(hashOf(aSource()));
    expect(hashOf(withItems(aSource(), [{ key: 'policy.trips', value: { ...TRIPS, document: `${TRIPS.document}\n` } }]))).not.toBe(hashOf(aSource())); // prettier-ignore
  });
});
