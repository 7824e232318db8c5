import { expect, test } from '@jest/globals';
import { Settings } from '../../bot/config.ts';
import { documents, read } from '../../bot/docs.ts';
import { settingsTable } from '../../bot/settings-docs.ts';

test.each(documents)('$file is as the code writes it; "npm run docs" mends it', ({ file, text }) => {
  expect(read(file)).toBe(text(read(file)));
});

test.each(Object.keys(Settings.shape))('%s is described, in .env.example and in the table', (name) => {
  expect(Settings.shape[name as keyof typeof Settings.shape].description).toMatch(/\.$/);
  expect(read('.env.example')).toContain(`\n#${name}=`);
  expect(settingsTable()).toContain(`\n| ${name} | `);
});
