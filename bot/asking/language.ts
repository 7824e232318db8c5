import { detect } from 'tinyld';

// Words that hold a language's sentences together and are no English word (nor text-speak, nor a name): ten to twenty for each language
// that staff of a British school are likely to begin in by mistake. Spanish, French, German, Italian, Portuguese, Polish, Romanian,
// Lithuanian, Turkish, Dutch, Welsh, Urdu and Hindi in Latin letters, Albanian, Hungarian, Czech and Slovak.
const FOREIGN = new Set(
  `puedo puede esta este estas mi los las una unos del por para como que esto foto mis qué cómo yo ha sus con alumno alumna
  puis peux je cette ces mon ma mes sur dans avec pour est une les des vous nous élève que qui dois
  ich darf kann das dieses diese dieser ein eine einen auf mein meine meinem nicht und mit wie schüler muss von
  posso questa questo mio mia sul sulla della dello che sono uno gli alunno studente mi
  posso esta minha meu minhas meus foto uma umas aluno aluna não com como você
  czy mogę moje mój moim jest się nie na jak ucznia uczeń uczennica mi do swoim zdjęcie
  pot să poza asta pe mea mi-a elev elevă cum este în și la unui
  ar galiu kaip mano mokinys yra su šia savo
  bu bir ben benim nasıl için mı mi miyim paylaşabilir öğrenci
  mag ik deze dit een mijn het niet voor hoe leerling kan
  ga rannu llun hwn hon yma fy ydw ydy mae yn gyda wedi yr dw sut oes disgybl athro
  kya main mein hai hoon sakta sakti kar yeh nahi mera meri apne kaise
  mund një kjo këtë unë për nuk dhe nxënës
  lehet egy ezt hogyan vagyok diák megoszthatom
  můžu mohu sdílet tuto moje žák jsem môžem žiak`.split(/\s+/),
);
// Shared with English, or as near to it as a typo.
for (const word of [
  'do',
  'ma',
  'mag',
  'die',
  'kar',
  'pot',
  'la',
  'ha',
  'main',
  'na',
  'con',
  'ones',
  'foto',
  'ik',
  'kan',
  'ar',
  'mi',
  'pe',
  'este',
  'mes',
  'des',
  'bu',
  'ben',
])
  FOREIGN.delete(word);

const ENGLISH = new Set(
  `the i im my me can cant could should shud is it its of to and or with if what whats how who why when are am you your u ur we our they
  them their for that this these those have has had do does did dont not be been was were will would from about at on in by any some he she his her
  school pupil pupils student students kid kids staff teacher head policy photo photos post posting account social media online`.split(
    /\s+/,
  ),
);

/**
 * True when a message is clearly in another language than English. In doubt it is English: text-speak, keywords, names and typos must
 * never be told so. Meant to be asked only where nothing, or nothing sure, was found. decisions.md has the figures.
 */
export function isNotEnglish(message: string): boolean {
  const asTyped = message.slice(0, 500).normalize('NFC');
  const text = asTyped.toLowerCase();
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 4 && latin < letters / 2) return true;
  const words = text.match(/[\p{L}'’-]+/gu) ?? [];
  if (words.length < 3) return false;
  // Names keep their accents in English too, but not with a small letter at the beginning.
  const accented =
    asTyped.match(/(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu)?.filter((word) => /[^a-zé'’-]/i.test(word)) ?? [];
  const foreign = new Set([...words.filter((word) => FOREIGN.has(word)), ...accented]).size;
  const english = words.filter((word) => ENGLISH.has(word.replace(/['’]/g, ''))).length;
  return foreign >= 2 && foreign > english && detect(text) !== 'en';
}
