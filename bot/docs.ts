import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { keptTable } from './http/pages/kept.ts';
import { pageMarkdown, tableMarkdown } from './http/pages/page-markdown.ts';
import { privacyPage } from './http/pages/privacy.ts';
import { envExample, settingsTable } from './settings-docs.ts';

const root = join(__dirname, '..');

/** What holds as long as nothing is set. */
const defaults = readConfig({});

/** Texts that are written from the code; a test compares each with its file. */
export const documents: { file: string; text: (before: string) => string }[] = [
  { file: '.env.example', text: envExample },
  { file: 'manifest/docs/privacy-notice.md', text: () => pageMarkdown(privacyPage({ days: defaults })) },
  {
    file: 'manifest/docs/data-protection.md',
    text: (before) => between(before, { name: 'kept', text: `${tableMarkdown(keptTable(defaults))}\n` }),
  },
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
