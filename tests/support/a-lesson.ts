import type { KnowledgeSource } from '../../knowledge/index.ts';

const RATIOS = ['how many adults for a trip', 'adults needed per class outing', 'do I need another adult on the trip', 'how many staff go along', 'ratio of adults to children', 'what is the adult ratio', 'enough adults for the museum?', 'one adult for how many children']; // prettier-ignore
const MONEY = ['who pays for the coach', 'can I ask parents for money', 'collecting cash for the outing', 'do parents have to pay', 'where do I hand in the payments', 'a parent cannot afford it', 'paying for tickets', 'is the cost refunded']; // prettier-ignore
const OUTSIDE = ['when is payday', 'is the car park gritted', 'who drives the minibus', 'where is my payslip', 'wifi password please', 'lunch menu on Friday']; // prettier-ignore

const ASKING = ['can I have the', 'who lends', 'where do I get', 'is it ok to borrow the', 'may my class use', 'somebody took the', 'do we own', 'when is it my turn with the']; // prettier-ignore
const WHEN = [
  '',
  ' today',
  ' for assembly',
  ' after school please',
  ' with year 4',
  ' in the hall',
  ' at the fair',
  ' for a week',
];

type ClauseEntry = KnowledgeSource['policies'][number]['policy']['clauses'][number];

const clause = (given: Pick<ClauseEntry, 'id' | 'title' | 'text' | 'summary' | 'protected'>): ClauseEntry => ({
  section: '1',
  stance: 'must',
  settings: [],
  actions: [],
  parts: [],
  additions: [],
  ...given,
});

/** A small knowledge base that is learned in a moment: trips, with a clause on adults and one on money, and as many more as are wished for. */
export function aLesson({ clauses = 2, examples: most = 8 } = {}): KnowledgeSource {
  const more = Array.from({ length: clauses - 2 }, (_, i) => `item${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`); // prettier-ignore
  const examples = (questions: readonly string[]) =>
    questions.slice(0, most).map((q) => ({ q, shown: [], or: [], escalate: false }));
  return {
    policies: [
      {
        policy: {
          id: 'trips',
          title: 'School Trips',
          approvedBy: 'The Board',
          lastReview: '2026-01',
          nextReview: '2028-01',
          related: [],
          sections: [{ number: '1', title: 'Going out' }],
          stems: {},
          clauses: [
            clause({
              id: 'ratios',
              title: 'how many adults go along',
              text: 'One adult for every six children goes along.',
              summary: 'Take one adult for six children.',
              protected: ['How many adults go with a class?'],
            }),
            clause({
              id: 'money',
              title: 'asking parents for money',
              text: 'Payments are handed in at the office.',
              summary: 'Parents pay at the office.',
              protected: ['Do parents pay for a trip?'],
            }),
            ...more.map((thing) =>
              clause({
                id: thing,
                title: `lending ${thing}`,
                text: `The ${thing} is lent by the office.`,
                summary: `Ask for ${thing}.`,
                protected: [],
              }),
            ),
          ],
        },
        examples: {
          ratios: examples(RATIOS),
          money: examples(MONEY),
          ...Object.fromEntries(
            more.map((thing) => [
              thing,
              examples(ASKING.flatMap((how) => WHEN.map((when) => `${how} ${thing}${when}`))),
            ]),
          ),
        },
        document: '',
      },
    ],
    thesaurus: { concepts: {}, shorthand: {} },
    outside: OUTSIDE.map((q) => ({ q, escalate: false })),
  };
}
