import { expect, test } from '@jest/globals';
import { createRedact } from '../../../bot/asking/redact.ts';

const redact = createRedact();

test.each([
  ['mail me at some.body@school.example please', 'mail me at [e-mail] please'],
  ['they wrote from +44 1632 960123 and 01632 960 124', 'they wrote from [number] and [number]'],
  ['look at https://insta.example/some.body?x=1 now', 'look at [link] now'],
  ['see www.example.org/a and instagram.com/somebody', 'see [link] and [link]'],
  ['@some.body_9 followed us, and (@another) too', '[handle] followed us, and ([handle]) too'],
  ['born 03/05/2012 and lives at ZZ9 9ZZ', 'born [date] and lives at [postcode]'],
  ['UPN Z123456789012', 'UPN [number]'],
  ['write to some.body at gmail dot com', 'write to [e-mail]'],
  ['her snap is xx_meg_09 or megz2009', 'her snap is [handle] or [handle]'],
  ['ring 01632.960.123, ask for Tyler', 'ring [number], ask for [name]'],
])('"%s" is kept as "%s"', (typed, kept) => {
  expect(redact(typed)).toBe(kept);
});

test('people mentioned with @ are not kept by name', () => {
  expect(redact('can I tag Example Colleague in it', ['Example Colleague'])).toBe('can I tag [name] in it');
});

test.each([
  'can year 9 use TikTok at 12:30?',
  'section 4.2 says 13+',
  'is it 2 or 3 photos',
  'KS3 and Y11 pupils',
  "I'm @ work",
  'FB/Insta/X?',
  'year10 and covid19 on an iphone15',
])('"%s" is kept as it is', (text) => {
  expect(redact(text)).toBe(text);
});
