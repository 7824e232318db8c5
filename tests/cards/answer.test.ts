import { describe, expect, test } from '@jest/globals';
import { elements } from '../../cards/check-card.ts';
import { answerCard, clauseCard, itDependsCard, stanceLine, type AnswerData, type Stance } from '../../cards/index.ts';
import { explicitImages, noPupilFriends, pupilBehaviourOnline, pupilContact, TRUST } from '../../cards/samples.ts';
import { pressable, textOf } from './all-cards.ts';

const plain: AnswerData = {
  lead: noPupilFriends,
  others: [pupilBehaviourOnline],
  nextSteps: [],
  feedback: { state: 'ask', offer: 'offer-0001' },
  pupilSignal: false,
};
const read = (data: AnswerData) => textOf(answerCard(data).content);

test.each<[Stance, string, string]>([
  ['must-not', 'following pupils', '⛔ Not allowed: following pupils'],
  ['must', 'parental consent', '❗ Required: parental consent'],
  ['should', 'tell the Headteacher', '➜ You should: tell the Headteacher'],
  ['should', 'telling the Headteacher', '➜ Should be done: telling the Headteacher'],
  ['should-not', 'set up other accounts', '✋ You should not: set up other accounts'],
  ['should-not', 'setting up other accounts', '✋ Should not be done: setting up other accounts'],
  ['may-if', 'personal blogs', '✔ Allowed, with conditions: personal blogs'],
  ['info', 'what counts as social media', 'ℹ The policy explains: what counts as social media'],
  ['warning', 'explicit images', '⚠ Warning: explicit images'],
])('%s is never said without its act', (stance, act, line) => {
  expect(stanceLine({ stance, act })).toBe(line);
});

test('the answer leads with the rule, then the exact words, then the plain ones marked as such', () => {
  expect(read(plain)).toMatch(
    /^⛔ Not allowed: being friends with or following pupils “School employees must not be “friends” with .* safeguarding issue\.” In plain words \(not the policy’s wording\):/,
  );
});

test('an overdue review is said on every answer, and a coming one as what it is', () => {
  expect(read(plain)).toContain(
    'Social Media Policy · section 3 · Approved by ELT · Last review June 2024 · Review was due June 2026',
  );
  const early = { ...plain, lead: { ...noPupilFriends, footer: { ...noPupilFriends.footer, reviewOverdue: false } } };
  expect(read(early)).toContain('Next review June 2026');
  expect(read(early)).not.toContain('was due');
});

test('another clause that applies is a row with icon, stance and act, which opens its exact words', () => {
  expect(pressable(answerCard(plain).content)).toContain(
    '➜ You should: log inappropriate behaviour by pupils on CPOMS Exact words',
  );
});

describe('a clause of more than 600 characters', () => {
  const data: AnswerData = { ...plain, lead: explicitImages, others: [] };
  const { content } = answerCard(data);
  const faces = elements(content).filter(({ id }) => id !== undefined);

  test('shows its first sentences, and keeps the whole behind a button that needs no server', () => {
    const [folded, whole] = faces;
    expect(folded).toMatchObject({ isVisible: true });
    expect(textOf({ body: folded })).toMatch(/^“Note- Explicit Images .*[.] …$/);
    expect(textOf({ body: folded }).length).toBeLessThan(360);
    expect(whole).toMatchObject({ isVisible: false });
    expect(textOf({ body: whole })).toBe(`“${explicitImages.rules[0]!.text}”`);
  });

  test('has one button for the rest, which swaps the two', () => {
    const toggles = elements(content).filter(({ type }) => type === 'Action.ToggleVisibility');
    expect(toggles).toHaveLength(1);
    expect(toggles[0]).toMatchObject({ targetElements: faces.map(({ id }) => id) });
  });

  test('is not folded on the card that shows the clause in full', () => {
    const full = clauseCard({ clause: explicitImages, nextSteps: [], outdated: false }).content;
    expect(JSON.stringify(full)).not.toContain('ToggleVisibility');
    expect(textOf(full)).toContain('by a third party e.g. a child.”');
  });
});

test('a bullet is quoted with the words it hangs on, as one quotation', () => {
  expect(textOf(clauseCard({ clause: pupilContact, nextSteps: [], outdated: false }).content)).toMatch(
    /“If using social networking websites [^“”]* you must not; Allow pupils to access their personal social networking accounts\.”/,
  );
});

test('wording that is no longer in force is marked so before anything else', () => {
  const old = clauseCard({ clause: noPupilFriends, nextSteps: [], outdated: true }).content;
  expect(textOf(old)).toMatch(/^⚠ This wording is no longer in force/);
  expect(textOf(clauseCard({ clause: noPupilFriends, nextSteps: [], outdated: false }).content)).not.toContain(
    'no longer',
  );
});

describe('told of a pupil’s contact, the answer', () => {
  const data: AnswerData = {
    lead: pupilContact,
    others: [noPupilFriends],
    nextSteps: [{ step: 'tell-headteacher' }],
    fromTrust: TRUST,
    feedback: { state: 'ask', offer: 'offer-0001' },
    pupilSignal: true,
  };

  test('leads with the duty and its words', () => {
    expect(read(data)).toMatch(
      /^➜ You should: tell the Headteacher “Where they are contacted by a pupil they should bring it to the Headteacher's attention\.”/,
    );
  });

  test('asks nothing about itself, whatever the caller says', () => {
    expect(read(data)).not.toContain('Was this what you asked?');
    expect(JSON.stringify(answerCard(data).content)).not.toContain('"feedback"');
  });

  test('says whom to ring when it is about the Headteacher or can’t wait, boxed as the trust’s', () => {
    expect(read(data)).toContain(
      'From your trust, not from this policy If it is about the Headteacher or another adult, or can’t wait, ring the trust’s safeguarding lead: 01632 960 000. A child in danger now: 999.',
    );
    expect(read({ ...data, fromTrust: { contact: 'the lead' } })).toContain(
      'speak to your school’s designated safeguarding lead.',
    );
  });

  test('keeps the clause’s other rule and the other clause one press away', () => {
    expect(pressable(answerCard(data).content)).toEqual([
      '⛔ Not allowed: letting pupils into your own accounts Exact words',
      '⛔ Not allowed: being friends with or following pupils Exact words',
    ]);
  });
});

describe('when it depends', () => {
  const text = textOf(itDependsCard(itDependsCard.sample).content);

  test('both settings are shown, each with its own rule and words', () => {
    expect(text).toMatch(
      /^It depends where it goes On your own account ⛔ Not allowed: .*“Staff must not post images.*On the school’s LinkedIn or Facebook ❗ Required: /,
    );
  });

  test('one footer names both sections', () => {
    expect(text).toContain('sections 3 and 4');
    expect(text.match(/Approved by/g)).toHaveLength(1);
  });

  test('Arbor is offered only where its address is known', () => {
    expect(pressable(itDependsCard(itDependsCard.sample).content)).toContain('Open Arbor');
    const unknown = { ...itDependsCard.sample, nextSteps: [{ step: 'check-arbor' as const }] };
    expect(pressable(itDependsCard(unknown).content)).not.toContain('Open Arbor');
  });
});

test('at its fullest an answer has six buttons', () => {
  const long = explicitImages.rules[0]!;
  const { content } = answerCard({
    lead: { ...explicitImages, rules: [long, long, long] },
    others: [noPupilFriends, pupilContact],
    nextSteps: [
      { step: 'tell-headteacher' },
      { step: 'check-arbor', url: 'https://a.example' },
      { step: 'log-on-cpoms', url: 'https://b.example' },
    ],
    fromTrust: TRUST,
    feedback: { state: 'ask', offer: 'offer-0001' },
    pupilSignal: false,
  });
  expect(elements(content).flatMap(({ actions }) => (actions as unknown[] | undefined) ?? [])).toHaveLength(6);
});
