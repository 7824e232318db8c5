import { describe, expect, test } from '@jest/globals';
import { elements } from '../../cards/check-card.ts';
import {
  CardAction,
  cpomsFormCard,
  detailsFormCard,
  drillFormCard,
  fitsDetailsForm,
  passOnFormCard,
  reasonFormCard,
  savedCard,
  schoolFormCard,
  welcomeCard,
} from '../../cards/index.ts';
import { pressable, textOf, word } from './all-cards.ts';

const inputs = (content: Record<string, unknown>) =>
  elements(content.body).filter(({ type }) => word(type).startsWith('Input.'));

// Teams merges the inputs into the data of the button that is pressed.
const sent = (content: Record<string, unknown>, typed: Record<string, string>) => {
  const button = elements(content.body).find(({ type }) => type === 'Action.Execute')!;
  return CardAction.parse({ ...(button.data as object), ...typed });
};

test.each([
  ['details', detailsFormCard(detailsFormCard.sample).content, 'save-details'],
  ['passing on', passOnFormCard(passOnFormCard.sample).content, 'save-pass-on'],
  ['CPOMS', cpomsFormCard(cpomsFormCard.sample).content, 'save-log-on-cpoms'],
  ['not on CPOMS', reasonFormCard(reasonFormCard.sample).content, 'save-cpoms-not-needed'],
  ['elsewhere', reasonFormCard(reasonFormCard.variants.elsewhere!).content, 'save-recorded-elsewhere'],
  ['the school', schoolFormCard(schoolFormCard.sample).content, 'save-school'],
  ['a drill', drillFormCard(drillFormCard.sample).content, 'start-drill'],
] as const)('what is typed into the form for %s reaches the bot, every field of it', (_form, content, verb) => {
  const typed = Object.fromEntries(inputs(content).map(({ id }) => [word(id), 'x']));
  expect(sent(content, typed)).toMatchObject({ verb, ...typed });
});

describe('the form for details', () => {
  test('keeps what was typed when something was wrong, and says what', () => {
    const { content } = detailsFormCard(detailsFormCard.variants.problem!);
    expect(textOf(content)).toContain('Not saved yet: please write at least one line.');
    expect(inputs(content).map(({ value }) => value)).toEqual([
      'A. N., year 9',
      '“Add me back”\nTwice.',
      'Instagram',
      'Yesterday at 21:10',
    ]);
  });

  test('cuts nothing: no field has a greatest length', () => {
    expect(JSON.stringify(detailsFormCard(detailsFormCard.sample).content)).not.toContain('maxLength');
  });

  test('says what belongs in it, and that it is no record on CPOMS', () => {
    const text = textOf(detailsFormCard(detailsFormCard.sample).content);
    expect(text).toContain('No opinions, no other pupils’ names, no pictures.');
    expect(text).toContain('This is not a CPOMS record.');
  });

  test('is known to hold four full fields, and not to hold far too much', () => {
    const words = 'x'.repeat(4000);
    expect(fitsDetailsForm({ pupil: words, what: words, where: words, when: words })).toBe(true);
    expect(fitsDetailsForm({ what: '字'.repeat(20_000) })).toBe(false);
  });
});

test('CPOMS can’t have been written tomorrow', () => {
  const [day] = inputs(cpomsFormCard(cpomsFormCard.sample).content);
  expect(day).toMatchObject({ type: 'Input.Date', value: '2026-05-03', max: '2026-05-03' });
});

test('the form for the school says what saving does', () => {
  expect(textOf(schoolFormCard(schoolFormCard.sample).content)).toContain('Saving it tells nobody.');
  expect(textOf(schoolFormCard(schoolFormCard.variants['a matter waits']!).content)).toContain(
    'K7P4QX is stored without a school. When you save, it goes to whoever is asked at that school.',
  );
});

test('a saved form is one line, and shows nothing of what was typed', () => {
  expect(textOf(savedCard(savedCard.sample).content)).toBe(
    'Saved 10:40 · K7P4QX. Only those who have this matter can read it.',
  );
  expect(pressable(savedCard(savedCard.sample).content)).toEqual([]);
});

describe('the welcome', () => {
  const schools = [{ id: 'northfield', name: 'Northfield School' }];

  test('asks for the school where it is not known', () => {
    const { content } = welcomeCard({ ...welcomeCard.sample, school: undefined, schools });
    expect(inputs(content)).toMatchObject([{ id: 'school', label: 'Your school' }]);
    expect(pressable(content)).toContain('Save my school');
  });

  test('says the school where it is known, and offers to change it', () => {
    const { content } = welcomeCard({ ...welcomeCard.sample, school: 'Northfield School', schools });
    expect(textOf(content)).toContain('Your school: Northfield School');
    expect(pressable(content)).toContain('Change my school');
    expect(inputs(content)).toEqual([]);
  });
});
