import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../bot/config-error.ts';
import { readConfig } from '../bot/config.ts';
import { loadSchools } from '../bot/schools.ts';
import { version } from '../package.json';
import { buildPackage, PACKAGE_FILE, createReadManifest, type ManifestConfig } from './index.ts';

/** In place of settings, where there are none: to look at, and not to be mistaken for the trust's. */
const SAMPLE: ManifestConfig = {
  MicrosoftAppId: '00000000-0000-4000-8000-0000000000b0',
  PUBLIC_URL: 'https://policy-guide.trust.example',
  SSO_APP_ID: '00000000-0000-4000-8000-0000000000b1',
  SSO_APP_ID_URI: 'api://policy-guide.trust.example/botid-00000000-0000-4000-8000-0000000000b0',
  BOT_SCOPES: ['personal'],
  MANIFEST_VERSION: undefined,
  INSTALL_FOR_RECEIVERS: false,
};

const say = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run manifest`: writes policy-guide.zip from the settings, or says what is wrong with it and writes nothing. */
function main(): number {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const sample = config.mode === 'local';
  if (!sample && config.SCHOOLS_FILE === undefined)
    throw new ConfigError([{ setting: 'SCHOOLS_FILE', wrong: 'is not set', mend: 'The package names the trust: set it to your schools file.' }]); // prettier-ignore
  const file = config.SCHOOLS_FILE ?? join(__dirname, '../bot/local/schools.yaml');
  const about = { trust: loadSchools(file).trust.name, version };
  const { manifest, icons, problems } = createReadManifest()(sample ? SAMPLE : config, about);
  if (sample) manifest.name.short = 'Policy Guide (sample)';
  if (problems.length > 0) {
    say(`${PACKAGE_FILE} was not written:`);
    for (const { name, at, wrong, mend } of problems) say(`  ${name}: ${at} ${wrong}. ${mend}`);
    return 1;
  }
  writeFileSync(PACKAGE_FILE, buildPackage(manifest, icons));
  say(
    `${PACKAGE_FILE}: version ${manifest.version}, schema ${manifest.manifestVersion}, ${manifest.bots[0]?.scopes.join(', ')}.`,
  );
  if (sample) say('There is no MicrosoftAppId, so it holds sample values: look at it, do not upload it.');
  else if (!manifest.staticTabs.some((tab) => 'contentUrl' in tab))
    say('Without the tabs: set SSO_APP_ID and SSO_APP_ID_URI to put them in.');
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const known = error instanceof ConfigError || (error instanceof Error && error.name === 'YamlFileError');
  if (!known) throw error;
  process.stderr.write(`${PACKAGE_FILE} was not written.\n${error.message}\n`);
  process.exitCode = 1;
}
