import { expect, test } from '@jest/globals';
import { manners } from '../../../bot/asking/manners.ts';

test.each(['hi', 'Hi!', 'hello there', 'Good morning', 'hey 👋', 'hiya :)', 'morning all'])(
  '"%s" is a greeting',
  (text) => {
    expect(manners(text)).toBe('greeting');
  },
);

test.each([
  'thanks',
  'thanks!',
  'ok cheers 👍',
  'Thank you so much',
  'thanks for your help',
  'ta x',
  '👍',
  '👍🏽',
  'ok',
  "that's great, thanks",
  'hi, thanks',
])('"%s" is thanks', (text) => {
  expect(manners(text)).toBe('thanks');
});

test.each([
  'hi can I share this photo',
  'thanks but can I name the pupil',
  'ok so a pupil followed me',
  'hello a year 9 messaged me',
  'great photo, can I post it',
  '?',
  '😡',
  'no',
  'help',
  'a pupil said thanks',
])('"%s" is not only manners', (text) => {
  expect(manners(text)).toBeUndefined();
});
