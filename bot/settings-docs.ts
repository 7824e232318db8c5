import { z } from 'zod';
import { Settings } from './config.ts';

interface Setting {
  name: string;
  description: string;
  byDefault: string;
}

/** Every setting in the order of the schema. The schema's own words and defaults: nothing is written twice. */
function listSettings(): Setting[] {
  const { properties = {} } = z.toJSONSchema(Settings, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', default: byDefault = '' } = property as {
      description?: string;
      default?: string | number;
    };
    return { name, description, byDefault: String(byDefault) };
  });
}

/** `.env.example`: every setting switched off, with its default. */
export function envExample(): string {
  const lines = listSettings().map(({ name, description, byDefault }) => `# ${description}\n#${name}=${byDefault}\n`);
  return `# Settings of Policy Guide, written from bot/config.ts by "npm run docs". Copy to .env and take away the # of what you set.\n\n${lines.join('\n')}`;
}

/** The README's table of settings. */
export function settingsTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = listSettings().map(
    ({ name, description, byDefault }) =>
      `| ${name} | ${byDefault === '' ? '' : `\`${cell(byDefault)}\``} | ${cell(description)} |\n`,
  );
  return `| setting | default | what it is for |\n|---|---|---|\n${rows.join('')}`;
}
