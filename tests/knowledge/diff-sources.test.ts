import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  diffSources,
  itemOf,
  mayChangeWording,
  withItems,
  wordPieces,
  type ClauseValue,
  type ItemValue,
} from '../../knowledge/index.ts';
import { aClause, aSource, example, TRIPS, TRIPS_DOCUMENT } from '../support/a-source.ts';

const clause = (id: string) => itemOf(aSource(), `clause.trips.${id}`) as ClauseValue;
const laid = (changes: Record<string, ItemValue | null>) => withItems(aSource(), Object.entries(changes).map(([key, value]) => ({ key, value }))); // prettier-ignore
const changesTo = (changes: Record<string, ItemValue | null>) => diffSources(aSource(), laid(changes));
const said = (pieces: { is: string; text: string }[]) => pieces.map(({ is, text }) => (is === 'same' ? text : is === 'added' ? `{+${text}+}` : `[-${text}-]`)).join(''); // prettier-ignore

describe('what changes from one version to the next', () => {
  test('is nothing where nothing changed', () => expect(changesTo({})).toEqual([]));

  test('is told word by word', () => {
    const [change] = changesTo({ 'clause.trips.risk': { ...clause('risk'), summary: 'Write a risk form first.' } });
    expect(change).toMatchObject({ key: 'clause.trips.risk', kind: 'changed', title: clause('risk').title, wording: false }); // prettier-ignore
    expect(change?.fields.map(({ field, pieces }) => [field, said(pieces)])).toEqual([
      ['summary', 'Write a risk [-assessment-]{+form+} first.'],
    ]);
  });

  test('names the examples that came and went; one put elsewhere is no change', () => {
    const [one, two] = clause('risk').examples as [ClauseValue['examples'][number], ClauseValue['examples'][number]];
    expect(changesTo({ 'clause.trips.risk': { ...clause('risk'), examples: [two, one] } })).toEqual([]);
    const [change] = changesTo({ 'clause.trips.risk': { ...clause('risk'), examples: [{ ...two, shown: [] }, example('new one'), one] } }); // prettier-ignore
    expect(change?.fields).toEqual([
      {
        field: 'examples',
        pieces: [
          { is: 'removed', text: 'who signs the risk form for the coach (shown: risk, ratio)' },
          { is: 'added', text: 'who signs the risk form for the coach' },
          { is: 'added', text: 'new one' },
        ],
      },
    ]);
  });

  test('has new and retired clauses with all that is in them', () => {
    const changes = changesTo({ 'clause.trips.smoking': null, 'clause.trips.new': aClause({ title: 'packing', text: 'Pack.' }) }); // prettier-ignore
    expect(changes.map(({ key, kind, title }) => [key, kind, title])).toEqual([
      ['clause.trips.new', 'new', 'packing'],
      ['clause.trips.smoking', 'retired', 'smoking in front of pupils'],
    ]);
    expect(changes[0]?.fields).toContainEqual({ field: 'text', pieces: [{ is: 'added', text: 'Pack.' }] });
  });

  test('has staff words by concept, and outside questions', () => {
    const changes = changesTo({
      'staff-words': { concepts: { pupil: ['kid', 'lad'] }, shorthand: { pls: 'please', u: 'you' } },
      outside: [{ q: 'when is payday', escalate: true }, { q: 'a parent has messaged me', escalate: true }],
    }); // prettier-ignore
    expect(changes.flatMap(({ fields }) => fields.map(({ field, pieces }) => `${field}: ${said(pieces)}`))).toEqual([
      'concepts.pupil: [-one of mine-]{+lad+}',
      'shorthand.u: {+you+}',
      'questions: [-when is payday-]{+when is payday (tells of a pupil’s contact)+}',
    ]);
  });

  test.each<[string, Record<string, ItemValue | null>]>([
    ['a clause’s text', { 'clause.trips.risk': { ...clause('risk'), text: 'Staff should tell parents the time of return.' } }],
    ['the words it hangs on', { 'clause.trips.smoking': { ...clause('smoking'), stem: undefined } }],
    ['a part', { 'clause.trips.risk': { ...clause('risk'), parts: [{ act: 'a', stance: 'must', actions: [], text: clause('risk').text }] } }],
    ['a new clause', { 'clause.trips.new': aClause({ title: 'packing', text: 'Pack.' }) }],
    ['a retired clause', { 'clause.trips.smoking': null }],
    ['the document', { 'policy.trips': { ...TRIPS, document: `${TRIPS_DOCUMENT}More.` } }],
    ['who approved it', { 'policy.trips': { ...TRIPS, approvedBy: 'The Head' } }],
    ['a review', { 'policy.trips': { ...TRIPS, nextReview: '2028-01' } }],
    ['its status', { 'policy.trips': { ...TRIPS, status: 'Statutory' } }],
    ['a stem’s words', { 'policy.trips': { ...TRIPS, stems: { 'must-not-list': 'Staff on a trip may;' } } }],
  ])('is for an approver to see when it is %s', (_, changes) => {
    expect(changesTo(changes).some(({ wording }) => wording)).toBe(true);
  }); // prettier-ignore

  test.each<[string, Record<string, ItemValue | null>]>([
    ['a title', { 'clause.trips.risk': { ...clause('risk'), title: 'risk assessments' } }],
    ['an example', { 'clause.trips.risk': { ...clause('risk'), examples: [] } }],
    ['a school’s own addition', { 'clause.trips.risk': { ...clause('risk'), additions: [{ by: 'Northfield School', text: 'Ask the office.' }] } }],
    ['a section’s title', { 'policy.trips': { ...TRIPS, sections: [{ number: '1', title: 'First' }, { number: '2', title: 'On the day' }] } }],
  ])('is an admin’s own when it is %s', (_, changes) => {
    expect(changesTo(changes).map(({ wording }) => wording)).toEqual([false]);
  }); // prettier-ignore

  test('tells both texts exactly, whatever they are', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('a', 'the', ' ', '  ', '\n', '.', 'é', '👩‍🏫')).map((all) => all.join(''))); // prettier-ignore
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordPieces(before, after);
        const without = (what: string) => pieces.filter(({ is }) => is !== what).map((piece) => piece.text).join(''); // prettier-ignore
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  test('tells two documents that have nothing in common as one that went and one that came', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join(' ');
    expect(wordPieces(long('old'), long('new'))).toEqual([
      { is: 'removed', text: long('old') },
      { is: 'added', text: long('new') },
    ]);
  });
});

describe('the lock on the exact wording', () => {
  const refused = (changes: Record<string, ItemValue | null>) => mayChangeWording(aSource(), laid(changes)).map(({ key, field, what }) => `${key} › ${field}: ${what}`); // prettier-ignore
  const approved = { ...TRIPS, lastReview: '2026-11', nextReview: '2028-11' };
  const newText = 'The lead teacher must write a risk assessment and send it to the office.';
  const document = TRIPS_DOCUMENT.replace('The lead teacher must write a risk assessment before every trip.', newText);

  test('does not mind a new summary, a new clause of the approved document, or a retired one', () => {
    const parents = aClause({ title: 'telling parents', text: 'Staff should tell parents the time of return.' });
    expect(refused({ 'clause.trips.risk': { ...clause('risk'), summary: 'First.' }, 'clause.trips.parents': parents, 'clause.trips.smoking': null })).toEqual([]); // prettier-ignore
  });

  test.each<[string, Record<string, ItemValue>]>([
    ['text', { 'clause.trips.risk': { ...clause('risk'), text: newText } }],
    ['stem', { 'clause.trips.smoking': { ...clause('smoking'), stem: undefined } }],
    ['stem', { 'policy.trips': { ...TRIPS, stems: { 'must-not-list': 'Staff on a trip' } } }],
    ['parts', { 'clause.trips.risk': { ...clause('risk'), parts: [{ act: 'a', stance: 'must', actions: [], text: clause('risk').text }] } }],
  ])('holds while the document is the old one: %s', (field, changes) => {
    expect(refused(changes)).toContainEqual(expect.stringMatching(new RegExp(`^clause\\.trips\\.\\w+ › ${field}: The exact wording is changed`)));
  }); // prettier-ignore

  test('opens with the new document and its approval', () => {
    const changes = { 'policy.trips': { ...approved, document }, 'clause.trips.risk': { ...clause('risk'), text: newText } }; // prettier-ignore
    expect(refused(changes)).toEqual([]);
  });

  test('does not open with a new document that nobody has approved', () => {
    expect(refused({ 'policy.trips': { ...TRIPS, document } })).toEqual([
      'policy.trips › lastReview: The document is new, but its review dates are those of the old one.',
    ]);
  });

  test('does not take a review from before the published one, nor a next one that is not after it', () => {
    expect(refused({ 'policy.trips': { ...approved, document, lastReview: '2024-12' } })).toEqual([expect.stringMatching(/\(2024-12\) is before/)]); // prettier-ignore
    expect(refused({ 'policy.trips': { ...approved, document, nextReview: '2026-11' } })).toEqual([expect.stringMatching(/\(2026-11\) is not after/)]); // prettier-ignore
    expect(refused({ 'policy.new': { ...TRIPS, nextReview: '2025-01' } })).toEqual([expect.stringMatching(/^policy\.new › nextReview/)]); // prettier-ignore
  });

  test('lets a review that changed nothing be written down', () => {
    expect(refused({ 'policy.trips': approved })).toEqual([]);
  });
});
