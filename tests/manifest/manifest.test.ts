import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, test } from '@jest/globals';
import { createTabFiles } from '../../bot/http/tab-files.ts';
import { COMMANDS } from '../../bot/teams/command-names.ts';
import { checkIcons } from '../../manifest/check-icons.ts';
import { checkManifest } from '../../manifest/check-manifest.ts';
import { createCheckSchema } from '../../manifest/check-schema.ts';
import type { Manifest } from '../../manifest/create-manifest.ts';
import { buildPackage, createReadManifest, type ManifestConfig } from '../../manifest/index.ts';

const BOT = '00000000-0000-4000-8000-0000000000b0';
const SSO = '00000000-0000-4000-8000-0000000000b1';
const settings: ManifestConfig = {
  MicrosoftAppId: BOT,
  PUBLIC_URL: 'https://policy-guide.trust.example',
  SSO_APP_ID: SSO,
  SSO_APP_ID_URI: `api://policy-guide.trust.example/botid-${BOT}`,
  BOT_SCOPES: ['personal'],
  MANIFEST_VERSION: undefined,
  INSTALL_FOR_RECEIVERS: false,
};
const readManifest = createReadManifest();
const checkSchema = createCheckSchema();
const about = { trust: 'Northfield and Southfield Schools Trust', version: '1.2.3' };
const made = (changes: Partial<ManifestConfig> = {}) => readManifest({ ...settings, ...changes }, about);
const namesOf = (problems: { name: string }[]) => problems.map(({ name }) => name);

describe('the package that a trust’s IT uploads', () => {
  test('passes Microsoft’s schema and our own checks', () => {
    expect(made().problems).toEqual([]);
    expect(made({ BOT_SCOPES: ['personal', 'team', 'groupChat'] }).problems).toEqual([]);
  });

  test('holds three files at its root and nothing else, the same bytes each time', () => {
    const { manifest, icons } = made();
    const [once, twice] = [buildPackage(manifest, icons), buildPackage(made().manifest, icons)];
    expect(Buffer.compare(once, twice)).toBe(0);
    const files = unzipSync(once);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(JSON.parse(JSON.stringify(manifest)));
  });

  test('is filled from the settings', () => {
    const { manifest } = made();
    expect(manifest.bots[0]?.botId).toBe(BOT);
    expect(manifest.webApplicationInfo).toEqual({ id: SSO, resource: settings.SSO_APP_ID_URI });
    expect(manifest.validDomains).toEqual(['policy-guide.trust.example']);
    expect(manifest.developer).toMatchObject({
      name: 'Northfield and Southfield',
      privacyUrl: 'https://policy-guide.trust.example/privacy',
      termsOfUseUrl: 'https://policy-guide.trust.example/terms',
    });
    expect(manifest.version).toBe('1.2.3');
    expect(made({ MANIFEST_VERSION: '4.5.6' }).manifest.version).toBe('4.5.6');
  });

  test('offers every command in the own chat, and in teams and groups only what is for there', () => {
    const lists = made({ BOT_SCOPES: ['personal', 'team'] }).manifest.bots[0]?.commandLists ?? [];
    expect(lists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team']]);
    expect(lists[0]?.commands.map(({ title }) => title)).toEqual(COMMANDS.map(({ name }) => name));
    expect(lists[1]?.commands.map(({ title }) => title)).toEqual(['help', 'topics', 'tell the headteacher']);
  });

  test('is for the own chat alone unless teams are switched on, and says then that it knows all kinds of channels', () => {
    expect(made().manifest).toMatchObject({ bots: [{ scopes: ['personal'] }], defaultInstallScope: 'personal' });
    expect(made().manifest).not.toHaveProperty('supportsChannelFeatures');
    expect(made({ BOT_SCOPES: ['personal', 'groupChat'] }).manifest).not.toHaveProperty('supportsChannelFeatures');
    expect(made({ BOT_SCOPES: ['personal', 'team'] }).manifest.supportsChannelFeatures).toBe('tier1');
  });

  test('leaves the tabs out where nobody could sign in to them', () => {
    const { manifest, problems } = made({ SSO_APP_ID: undefined, SSO_APP_ID_URI: undefined });
    expect(problems).toEqual([]);
    expect(manifest.staticTabs.map(({ entityId }) => entityId)).toEqual(['conversations']);
    expect(manifest).not.toHaveProperty('webApplicationInfo');
  });

  test('names the registration that asks Graph to install the app, also where it has no tabs', () => {
    const without = { SSO_APP_ID: undefined, SSO_APP_ID_URI: undefined, INSTALL_FOR_RECEIVERS: true };
    const { manifest, problems } = made(without);
    expect(problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(manifest))).toMatchObject({ webApplicationInfo: { id: BOT } });
  });

  test('names only tabs that the service has', async () => {
    const files = createTabFiles({ mode: 'teams' });
    const tabs = made().manifest.staticTabs.flatMap((tab) => ('contentUrl' in tab ? [tab.contentUrl] : []));
    expect(tabs.length).toBeGreaterThan(1);
    for (const tab of tabs) expect((await files(new URL(tab).pathname))?.type).toContain('text/html');
  });
});

describe('each planted fault is reported by its name', () => {
  const broken = (change: (manifest: Manifest) => void) => {
    const { manifest } = made({ BOT_SCOPES: ['personal', 'team'] });
    const copy = JSON.parse(JSON.stringify(manifest)) as Manifest;
    change(copy);
    return copy;
  };
  const command = (manifest: Manifest, number: number) => manifest.bots[0]!.commandLists[0]!.commands[number] as { title: string; description: string }; // prettier-ignore

  test.each<[name: string, at: string, change: (manifest: Manifest) => void]>([
    ['version', 'version', (manifest) => (manifest.version = '1.0')],
    ['version', 'version', (manifest) => (manifest.version = '01.2.3')],
    ['name-length', 'name.short', (manifest) => (manifest.name.short = 'Policy Guide of the whole schools trust')],
    ['name-length', 'developer.name', (manifest) => (manifest.developer.name = ' ')],
    ['address-not-https', 'developer.privacyUrl', (manifest) => (manifest.developer.privacyUrl = 'http://policy-guide.trust.example/privacy')], // prettier-ignore
    ['domain-wildcard', 'validDomains', (manifest) => manifest.validDomains.push('*.trust.example')],
    ['domain', 'validDomains', (manifest) => manifest.validDomains.push('https://trust.example')],
    ['domain', 'validDomains', (manifest) => manifest.validDomains.push('203.0.113.7')],
    ['domain-forbidden', 'validDomains', (manifest) => manifest.validDomains.push('guide.azurewebsites.net')],
    ['domain-forbidden', 'validDomains', (manifest) => manifest.validDomains.push('a1b2.ngrok-free.app')],
    ['domain-missing', 'validDomains', (manifest) => void ((manifest.staticTabs[1] as { contentUrl: string }).contentUrl = 'https://elsewhere.example/tabs/register')], // prettier-ignore
    ['command-length', 'bots.0.commandLists.0.commands.0', (manifest) => (command(manifest, 0).title = 'x'.repeat(33))],
    ['command-length', 'bots.0.commandLists.0.commands.1', (manifest) => (command(manifest, 1).description = 'x'.repeat(129))], // prettier-ignore
    ['command-duplicate', 'bots.0.commandLists.0.commands.1', (manifest) => (command(manifest, 1).title = 'Help')],
    ['command-slash', 'bots.0.commandLists.0.commands.0', (manifest) => (command(manifest, 0).title = '/help')],
    ['channel-features', 'supportsChannelFeatures', (manifest) => delete (manifest as { supportsChannelFeatures?: string }).supportsChannelFeatures], // prettier-ignore
    ['install-scope', 'defaultInstallScope', (manifest) => (manifest.defaultInstallScope = 'groupChat')],
    ['extension-bot', 'composeExtensions.0.botId', (manifest) => (manifest.composeExtensions[0]!.botId = SSO)],
    ['extension-parameter', 'composeExtensions.0.commands.0', (manifest) => (manifest.composeExtensions[0]!.commands[0]!.parameters = [])], // prettier-ignore
    ['sign-in', 'webApplicationInfo', (manifest) => (manifest.webApplicationInfo = { id: SSO, resource: `api://other.example/botid-${BOT}` })], // prettier-ignore
    ['sign-in', 'webApplicationInfo', (manifest) => (manifest.webApplicationInfo = { id: SSO, resource: 'api://policy-guide.trust.example/botid-00000000-0000-4000-8000-0000000000ff' })], // prettier-ignore
    ['sign-in', 'webApplicationInfo', (manifest) => (manifest.webApplicationInfo = { id: SSO, resource: 'policy-guide' })], // prettier-ignore
  ])('%s at %s', (name, at, change) => {
    const found = checkManifest(broken(change));
    expect(found).toEqual([expect.objectContaining({ name, at })]);
    expect(found[0]?.mend).toMatch(/\.$/);
  });

  test.each<[at: string, change: (manifest: Manifest) => void]>([
    ['manifestVersion', (manifest) => (manifest.manifestVersion = '1.24' as '1.25')],
    ['id', (manifest) => (manifest.id = 'policy-guide')],
    ['manifest', (manifest) => ((manifest as unknown as Record<string, unknown>).surprise = 1)],
    ['accentColor', (manifest) => (manifest.accentColor = 'violet')],
  ])('Microsoft’s schema refuses %s', (at, change) => {
    expect(checkSchema(broken(change))).toEqual([expect.objectContaining({ name: 'schema', at })]);
  });

  test('a service without a public address is told so, field by field, before anything is uploaded', () => {
    const { problems } = made({ PUBLIC_URL: undefined });
    expect(namesOf(problems)).toContain('address-not-https');
    expect(problems.every(({ mend }) => mend !== '')).toBe(true);
  });
});

describe('the icons are looked at pixel by pixel', () => {
  const { icons } = made();
  const drawn = (width: number, height: number, pixel: (i: number) => [number, number, number, number]) => {
    const image = new PNG({ width, height });
    for (let i = 0; i < width * height; i++) image.data.set(pixel(i), i * 4);
    return PNG.sync.write(image);
  };
  const violet = (): [number, number, number, number] => [79, 82, 178, 255];

  test.each([
    ['icon-size', 'icons.color', { color: drawn(191, 192, violet) }],
    ['icon-size', 'icons.outline', { outline: drawn(64, 64, () => [255, 255, 255, 0]) }],
    ['icon-transparency', 'icons.color', { color: drawn(192, 192, (i) => [79, 82, 178, i === 7 ? 0 : 255]) }],
    ['icon-transparency', 'icons.outline', { outline: drawn(32, 32, () => [255, 255, 255, 255]) }],
    ['icon-colour', 'icons.outline', { outline: drawn(32, 32, (i) => [79, 82, 178, i % 2 ? 255 : 0]) }],
    ['icon-empty', 'icons.outline', { outline: drawn(32, 32, () => [255, 255, 255, 0]) }],
    ['icon-no-png', 'icons.color', { color: Buffer.from('<svg/>') }],
  ])('%s at %s', (name, at, change) => {
    expect(checkIcons({ ...icons, ...change })).toEqual([expect.objectContaining({ name, at })]);
  });

  test('ours are as they should be', () => {
    expect(checkIcons(icons)).toEqual([]);
  });
});
