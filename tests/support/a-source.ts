import type { ClauseValue, KnowledgeSource, PolicyValue } from '../../knowledge/index.ts';
import { withItems } from '../../knowledge/index.ts';

/** The approved document of the made-up policy on school trips. */
export const TRIPS_DOCUMENT = `School Trips Policy

1. Before the trip

The lead teacher must write a risk assessment before every trip. Staff should tell parents the time of return.

Staff on a trip must not;

- Leave pupils with nobody watching them.
- Smoke in front of pupils.

2. On the day

There must be one adult for every six pupils. Staff may use their own car if the office has seen their insurance.
`;

/** A clause as an admin would save it: whatever is not given is as short as can be. */
export function aClause(given: Partial<ClauseValue> & Pick<ClauseValue, 'title' | 'text'>): ClauseValue {
  return {
    section: '1',
    stance: 'must',
    settings: [],
    actions: [],
    parts: [],
    summary: given.text,
    additions: [],
    protected: [],
    examples: [],
    ...given,
  };
}

/** An example that needs nothing but itself. */
export const example = (q: string, more: Partial<ClauseValue['examples'][number]> = {}) => ({
  q,
  shown: [],
  or: [],
  escalate: false,
  ...more,
});

export const TRIPS: PolicyValue = {
  title: 'School Trips Policy',
  approvedBy: 'Governors',
  lastReview: '2025-01',
  nextReview: '2027-01',
  related: ['Health and safety policy'],
  sections: [
    { number: '1', title: 'Before the trip' },
    { number: '2', title: 'On the day' },
  ],
  stems: { 'must-not-list': 'Staff on a trip must not;' },
  document: TRIPS_DOCUMENT,
};

/** A small knowledge base without a fault: a policy on school trips with five clauses. Quick: nothing is read or learned. */
export function aSource(): KnowledgeSource {
  const clause = (id: string, value: ClauseValue) => ({ key: `clause.trips.${id}`, value });
  return withItems({ policies: [], thesaurus: { concepts: {}, shorthand: {} }, outside: [] }, [
    { key: 'policy.trips', value: TRIPS },
    clause('risk', aClause({
      title: 'a risk assessment before every trip',
      text: 'The lead teacher must write a risk assessment before every trip.',
      summary: 'Write a risk assessment first.',
      protected: ['Do I need a risk assessment?'],
      examples: [example('must I fill in a risk form'), example('who signs the risk form for the coach', { shown: ['risk', 'ratio'] })],
    })),
    clause('alone', aClause({
      title: 'leaving pupils with nobody watching them',
      stance: 'must-not',
      stem: 'must-not-list',
      text: 'Leave pupils with nobody watching them.',
      summary: 'You must not leave pupils with nobody watching them.',
      examples: [example('can they walk round the museum by themselves')],
    })),
    clause('smoking', aClause({
      title: 'smoking in front of pupils',
      stance: 'must-not',
      stem: 'must-not-list',
      text: 'Smoke in front of pupils.',
      summary: 'You must not smoke in front of pupils.',
    })),
    clause('ratio', aClause({
      section: '2',
      title: 'one adult for every six pupils',
      text: 'There must be one adult for every six pupils.',
      summary: 'Take one adult for every six pupils.',
      examples: [example('how many adults do I take'), example('is a TA an adult', { or: ['risk'] })],
    })),
    clause('own-car', aClause({
      section: '2',
      title: 'your own car',
      stance: 'may-if',
      condition: 'the office has seen their insurance',
      text: 'Staff may use their own car if the office has seen their insurance.',
      summary: 'You may use your own car once the office has seen your insurance.',
    })),
    { key: 'staff-words', value: { shorthand: { pls: 'please' }, concepts: { pupil: ['kid', 'one of mine'] } } },
    { key: 'outside', value: [{ q: 'when is payday', escalate: false }, { q: 'a parent has messaged me', escalate: true }] },
  ]);
} // prettier-ignore
