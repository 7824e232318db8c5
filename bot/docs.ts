import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envExample, settingsTable } from './settings-docs.ts';

const root = join(__dirname, '..');

/** Texts that are written from the code; a test compares each with its file. */
export const documents: { file: string; text: (before: string) => string }[] = [
  { file: '.env.example', text: envExample },
  { file: 'README.md', text: (before) => between(before, { name: 'settings', text: settingsTable() }) },
];

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`; throws if a text has lost these markers. */
function between(before: string, { name, text }: { name: string; text: string }): string {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  if (before !== '' && (from < 0 || to < from))
    throw new Error(`The markers <!-- ${name} --> and <!-- /${name} --> are missing.`);
  return before === '' ? '' : before.slice(0, from + start.length) + text + before.slice(to);
}

export const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');

function write(): void {
  for (const { file, text } of documents) {
    const [before, after] = [read(file), text(read(file))];
    if (after !== before) writeFileSync(join(root, file), after);
  }
}

if (require.main === module) write();
