import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const project = join(__dirname, '../..');
const settings = {
  MicrosoftAppId: '00000000-0000-4000-8000-0000000000b0',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '00000000-0000-4000-8000-00000000007e',
  MicrosoftAppPassword: 'a-client-secret-nobody-may-read',
  STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
  PUBLIC_URL: 'https://policy-guide.trust.example',
};
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'policy-guide-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run manifest` as IT runs it, in a folder of its own. */
const run = (env: Record<string, string>) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    const command = ['--import', tsx, join(project, 'manifest/make.ts')];
    execFile(process.execPath, command, { cwd: folder, env: { PATH, HOME, ...env } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    );
  });

describe('npm run manifest', () => {
  test('with the trust’s settings makes no package in the name of the sample trust', async () => {
    const { code, said } = await run(settings);
    expect(said).toContain('SCHOOLS_FILE is not set');
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'policy-guide.zip'))).toBe(false);
  });

  test('with them and a schools file makes the trust’s', async () => {
    const { code, said } = await run({ ...settings, SCHOOLS_FILE: join(project, 'bot/local/schools.yaml') });
    expect(said).toMatch(/^policy-guide\.zip: version/);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'policy-guide.zip'))).toBe(true);
  });
});
