import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isNotEnglish } from '../../../bot/asking/language.ts';

test.each([
  '¿Puedo compartir esta foto en mi cuenta?',
  'puedo subir fotos de los niños',
  'Puis-je publier cette photo sur Facebook ?',
  "un élève m'a contacté sur instagram",
  'Darf ich dieses Foto teilen?',
  'Posso condividere questa foto?',
  'Posso partilhar esta foto?',
  'Czy mogę udostępnić to zdjęcie?',
  'uczeń napisał do mnie na instagramie',
  'Pot sa postez poza asta pe facebook',
  'Ar galiu dalintis šia nuotrauka?',
  'bu fotoğrafı paylaşabilir miyim',
  "Alla i rannu'r llun yma ar Facebook?",
  'Kya main yeh photo share kar sakta hoon',
  'можно ли публиковать',
  'هل يمكنني نشر هذه الصورة',
  '我可以分享这张照片吗',
])('"%s" is not English', (text) => {
  expect(isNotEnglish(text)).toBe(true);
});

test.each([
  'can i sher dis foto on fb pls',
  'kid slid into my dms wot do i do',
  'social media school laptop',
  'fake teacher account students',
  'Can I post Zoë and Siân’s photo?',
  'Siân Müller José François photo',
  'mi casa es su casa lol',
  'café naïve résumé',
  'tmrw gonna b l8 soz',
  'el classico on insta',
  'hola',
  'LinkedIn?',
])('"%s" is English enough', (text) => {
  expect(isNotEnglish(text)).toBe(false);
});

test('of all questions kept for the tests of the matcher none is taken for another language', () => {
  const lines = readFileSync(join(__dirname, '../../knowledge/open.jsonl'), 'utf8').trim().split('\n');
  const questions = lines.map((line) => (JSON.parse(line) as { q: string }).q);
  expect(questions.filter(isNotEnglish)).toEqual([]);
});
