import type { ClauseValue, KnowledgeSource, PolicySource } from '../../knowledge/index.ts';

/** A made-up policy of two clauses with few examples, so that it is learned at once. */
export function tripsPolicy(): PolicySource {
  return {
    policy: {
      id: 'school-trips',
      title: 'School Trips Policy',
      approvedBy: 'Trustees',
      lastReview: '2026-01',
      nextReview: '2028-01',
      related: [],
      sections: [
        { number: '1', title: 'Before the trip' },
        { number: '2', title: 'On the trip' },
      ],
      stems: { 'on-trips': 'On a trip, staff must:' },
      clauses: [
        {
          id: 'consent',
          section: '1',
          title: 'written consent before a trip',
          stance: 'must',
          settings: [],
          actions: [],
          text: 'Parents must have given written consent before a pupil goes on a trip.',
          parts: [],
          summary: 'Get a signed form first.',
          additions: [],
          protected: ['Do I need a signed consent form for the museum?'],
        },
        {
          id: 'head-count',
          section: '2',
          title: 'counting pupils on the coach',
          stance: 'must',
          settings: [],
          actions: [],
          stem: 'on-trips',
          text: 'count the pupils each time they board the coach;',
          parts: [],
          summary: 'Count heads whenever you get on the coach.',
          additions: [],
          protected: ['How often do I count pupils on the coach?'],
        },
      ],
    },
    examples: {
      consent: ['can a child come without a signed form', 'mum has not given consent for the zoo'].map(example),
      'head-count': ['do I count heads again after the services', 'when should we count the pupils'].map(example),
    },
    document:
      'School Trips Policy\n1. Parents must have given written consent before a pupil goes on a trip.\n2. On a trip, staff must:\ncount the pupils each time they board the coach;\n',
  };
}

export const example = (q: string) => ({ q, shown: [], or: [], escalate: false });

/** A fresh one each time: it may be changed. */
export const aSource = (): KnowledgeSource => ({
  policies: [tripsPolicy()],
  thesaurus: { concepts: { pupil: ['pupil', 'child', 'kid'] }, shorthand: { pls: 'please' } },
  outside: [{ q: 'what is for lunch', escalate: false }],
});

export const CONSENT = 'clause.school-trips.consent';
export const HEAD_COUNT = 'clause.school-trips.head-count';
export const TRIPS = 'policy.school-trips';

/** A new clause whose words stand in the document. */
export const aClause = (change: Partial<ClauseValue> = {}): ClauseValue => ({
  section: '2',
  title: 'staff on trips',
  stance: 'must',
  settings: [],
  actions: [],
  text: 'On a trip, staff must:',
  parts: [],
  summary: 'What staff do on a trip.',
  additions: [],
  protected: [],
  examples: [example('what do staff do on a trip')],
  ...change,
});
