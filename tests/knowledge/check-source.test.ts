import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { checkSource, itemOf, readSource, withItems, type ClauseValue, type ItemValue } from '../../knowledge/index.ts';
import { stanceAgainstSummary } from '../../knowledge/stance-against-summary.ts';
import { aClause, aSource, example, TRIPS } from '../support/a-source.ts';

const today = '2026-11-23';
const clause = (id: string) => itemOf(aSource(), `clause.trips.${id}`) as ClauseValue;

/** "key › field: what" of everything wrong once these items are laid over a base without a fault. */
function problems(changes: Record<string, ItemValue | null>, on = today) {
  const source = withItems(aSource(), Object.entries(changes).map(([key, value]) => ({ key, value })));
  return checkSource(source, { today: on }).map(({ key, field, what, blocks }) => `${blocks ? '✖' : '!'} ${key} › ${field}: ${what}`);
} // prettier-ignore

describe('nothing is wrong', () => {
  test('with a base that is as it should be', () => expect(problems({})).toEqual([]));

  test.each([undefined, join(__dirname, 'policies')])(
    'with the policies that were reviewed, but for an overdue review (%s)',
    (folder) => {
      const found = checkSource(readSource(folder), { today }).filter(({ kind }) => kind !== 'review-overdue');
      expect(found).toEqual([]);
    },
  );
});

describe('a draft is not loaded', () => {
  test.each<[string, Record<string, ItemValue | null>, RegExp]>([
    ['with a title that Markdown would read', { 'clause.trips.risk': { ...clause('risk'), title: 'a *risk*' } }, /^✖ clause\.trips\.risk › title: .*plain words/],
    ['with a summary left empty', { 'clause.trips.risk': { ...clause('risk'), summary: ' ' } }, /^✖ clause\.trips\.risk › summary: .*too short/],
    ['with a broken character in an example', { 'clause.trips.risk': { ...clause('risk'), examples: [example('a\0b')] } }, /^✖ clause\.trips\.risk › examples\.0\.q: .*broken or invisible/],
    ['with a section that is not there', { 'clause.trips.risk': { ...clause('risk'), section: '9' } }, /^✖ clause\.trips\.risk › section: .*section "9"/],
    ['with a stem that is not there', { 'clause.trips.risk': { ...clause('risk'), stem: 'leaders' } }, /^✖ clause\.trips\.risk › stem: .*stem "leaders"/],
    ['with parts that leave words out', { 'clause.trips.risk': { ...clause('risk'), parts: [{ act: 'writing', stance: 'must', actions: [], text: 'The lead teacher must' }] } }, /^✖ clause\.trips\.risk › parts: .*do not add up/],
    ['whose protected question is an example', { 'clause.trips.alone': { ...clause('alone'), examples: [example('Do I need a  risk assessment?')] } }, /^✖ clause\.trips\.alone › examples\.0: This question is protected/],
    ['whose example needs a retired clause', { 'clause.trips.ratio': null }, /^✖ clause\.trips\.risk › examples\.1: There is no clause "ratio"/],
    ['with a policy that has no clause', { 'policy.empty': { ...TRIPS, stems: {} } }, /^✖ policy\.empty › clauses: .*too short/],
    ['with a review that is no month', { 'policy.trips': { ...TRIPS, nextReview: '2027' } }, /^✖ policy\.trips › nextReview: .*2024-06/],
    ['with two sections of one number', { 'policy.trips': { ...TRIPS, sections: [...TRIPS.sections, { number: '2', title: 'Again' }] } }, /^✖ policy\.trips › sections\.2\.number: Two sections/],
    ['with an empty staff word', { 'staff-words': { concepts: { pupil: [''] }, shorthand: {} } }, /^✖ staff-words › concepts\.pupil\.0: .*too short/],
    ['with an empty outside question', { outside: [{ q: '', escalate: false }] }, /^✖ outside › 0\.?q?: /],
  ])('%s', (_, changes, expected) => {
    expect(problems(changes).join('\n')).toMatch(new RegExp(expected.source, 'm'));
  }); // prettier-ignore
});

describe('words that are not the policy’s are not published', () => {
  test('a text of which one letter is another', () => {
    expect(problems({ 'clause.trips.risk': { ...clause('risk'), text: 'The lead teacher may write a risk assessment before every trip.' } })) // prettier-ignore
      .toEqual(['✖ clause.trips.risk › text: These words are not in the approved document: “The lead teacher may write a risk assessment before every trip.”.']); // prettier-ignore
  });

  test('a stem, named once however many clauses hang on it', () => {
    const stems = { 'must-not-list': 'Staff on a trip may;' };
    expect(problems({ 'policy.trips': { ...TRIPS, stems } })).toEqual([expect.stringMatching(/^✖ policy\.trips › stems\.must-not-list: /)]); // prettier-ignore
  });

  test('a part', () => {
    const parts: ClauseValue['parts'] = [{ act: 'smoking', stance: 'must-not', actions: [], stem: 'must-not-list', text: 'Smoke in front of pupils!' }]; // prettier-ignore
    expect(problems({ 'clause.trips.smoking': { ...clause('smoking'), parts } }).join()).toMatch(/parts\.0\.text: These words/); // prettier-ignore
  });

  test('a policy without its document, said once', () => {
    expect(problems({ 'policy.trips': { ...TRIPS, document: ' ' } })).toEqual([expect.stringMatching(/^✖ policy\.trips › document: There is no approved document/)]); // prettier-ignore
  });
});

describe('an admin is told', () => {
  test('of a bullet that has lost the words it hangs on: alone it says the opposite', () => {
    expect(problems({ 'clause.trips.smoking': { ...clause('smoking'), stem: undefined } })).toEqual([
      '! clause.trips.smoking › stem: In the document this hangs on the words “Staff on a trip must not;”.',
    ]);
  });

  test('of two clauses that claim the same question, however it is written', () => {
    const examples = [example('Must I fill in a RISK form??')];
    expect(problems({ 'clause.trips.alone': { ...clause('alone'), examples } })).toEqual([
      '! clause.trips.alone › examples.0.q: “Must I fill in a RISK form??” stands here and under clause.trips.risk.',
    ]);
  });

  test('but not of two that name each other: there it is agreed', () => {
    const both = (shown: string[]) => [example('do I need both', { shown })];
    const changes = {
      'clause.trips.risk': { ...clause('risk'), examples: both(['risk', 'alone']) },
      'clause.trips.alone': { ...clause('alone'), examples: both(['alone', 'risk']) },
    };
    expect(problems(changes)).toEqual([]);
  });

  test('of a question that a clause and the outside both claim', () => {
    const outside = [{ q: 'how many adults do I take?', escalate: false }];
    expect(problems({ outside })).toEqual([expect.stringMatching(/^! outside › 0\.q: .*under clause\.trips\.ratio/)]);
  });

  test('of an overdue review from the first day of the month after it', () => {
    expect(problems({}, '2027-01-31')).toEqual([]);
    expect(problems({}, '2027-02-01')).toEqual([
      '! policy.trips › nextReview: The review was due by the end of January 2027.',
    ]);
  });
});

describe('a summary that says the opposite of its rule', () => {
  const said = (stance: ClauseValue['stance'], summary: string, parts: ClauseValue['parts'] = []) =>
    stanceAgainstSummary({ ...aClause({ title: 't', text: 't' }), stance, summary, parts });

  test.each<[ClauseValue['stance'], string]>([
    ['must-not', 'You may follow pupils on social media.'],
    ['must-not', 'Following pupils is allowed.'],
    ['should-not', 'It’s fine to set up an account for your subject.'],
    ['must-not', 'Smoking in front of pupils.'],
    ['must-not', 'Do not smoke in front of pupils. Staff can smoke at lunch.'],
    ['must', 'A risk assessment is optional.'],
    ['must', 'You do not have to write a risk assessment.'],
    ['should', 'Write one if you like.'],
    ['may-if', 'You must not use your own car.'],
  ])('%s: “%s” is found', (stance, summary) => expect(said(stance, summary)).toBeDefined());

  test.each<[ClauseValue['stance'], string]>([
    ['must-not', 'You may not follow pupils.'],
    ['must-not', 'You must not speak for the Trust. You may be required to have training first.'],
    ['must-not', 'You may only follow pupils who are your own children.'],
    ['must-not', 'Avoid posts that could damage the Trust.'],
    ['must', 'Do not disclose personal data.'],
    ['must', 'Consent is not optional: it must be there before the photo.'],
    ['should', 'It is recommended to check your settings.'],
    ['may-if', 'First names can be used. Surnames must not be used.'],
    ['may-if', 'You must not use your own car unless the office has seen your insurance.'],
    ['info', 'You may read it alongside the Code of Conduct.'],
    ['warning', 'Images can be saved.'],
  ])('%s: “%s” is left alone', (stance, summary) => expect(said(stance, summary)).toBeUndefined());

  test('is left alone where the clause holds rules of both kinds', () => {
    const part = (stance: ClauseValue['stance']) => ({ act: 'a', stance, actions: [], text: 't' });
    expect(said('must-not', 'You may use first names.', [part('must-not'), part('may-if')])).toBeUndefined();
  });
});
