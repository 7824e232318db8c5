import { describe, expect, test } from '@jest/globals';
import { YamlFileError } from '../../../bot/checked-yaml.ts';
import { RevisionError } from '../../../bot/clauses/sources.ts';
import { readConfig } from '../../../bot/config.ts';
import { examine, type ExamineNeeds, type LookedInto } from '../../../bot/doctor/examine.ts';
import { exitCode, sayFindings } from '../../../bot/doctor/say.ts';
import { SchoolsFile } from '../../../bot/schools.ts';
import { DatabaseError } from '../../../bot/storage/database-error.ts';
import { KnowledgeError } from '../../../knowledge/index.ts';
import { buildPackage, createReadManifest } from '../../../manifest/index.ts';

const readManifest = createReadManifest();
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const BOT = id(0xb0);
const TENANT = id(0x7e);
const now = () => new Date('2026-11-23T09:00:00Z');
const env = {
  NODE_ENV: 'production',
  MicrosoftAppId: BOT,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppPassword: 'a-client-secret-nobody-may-read',
  SECRET_EXPIRES_ON: '2027-08-31',
  STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
  PUBLIC_URL: 'https://policy-guide.trust.example',
  SSO_APP_ID: id(0xb1),
  SSO_APP_ID_URI: `api://policy-guide.trust.example/botid-${BOT}`,
};
const schools = SchoolsFile.parse({
  trust: { name: 'Northfield Trust', safeguarding: { role: 'the safeguarding lead', receiver: id(10), phone: '0113 218 7700' } },
  schools: [{ id: 'northfield', name: 'Northfield School', headteacher: id(11), deputies: [id(12)], alternate: id(13), phone: '0113 218 7701' }],
}); // prettier-ignore
const token = (tid: string, roles: string[] = []) => `x.${Buffer.from(JSON.stringify({ tid, roles })).toString('base64url')}.x`; // prettier-ignore
const GRANTED = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'];
const CERTIFICATE = { MicrosoftAppPassword: undefined, CertificateThumbprint: 'AB12' };
const INSTALLS = { INSTALL_FOR_RECEIVERS: 'yes', SSO_APP_ID: BOT };
const figures: LookedInto = {
  migration: () => Promise.resolve(9),
  matters: () => Promise.resolve({ open: 0, acknowledged: 0, closed: 0, withdrawn: 0 }),
  reachable: (people) => Promise.resolve(new Set(people)),
  backlog: () => Promise.resolve({ due: 0 }),
  schools: () => Promise.resolve({ value: schools, by: 'file' }),
  policies: () => Promise.resolve([{ title: 'Social Media Policy', nextReview: '2027-06' }]),
};

/** A trust where everything is as it should be, but for what is changed. */
function aTrust({
  settings = {},
  ...needs
}: { settings?: Record<string, string | undefined> } & Partial<ExamineNeeds> = {}) {
  // prettier-ignore
  const config = readConfig({ ...env, ...settings });
  return examine({
    config,
    upns: [],
    fetchToken: () => Promise.resolve(token(TENANT)),
    fetchGraphToken: () => Promise.resolve(token(TENANT, GRANTED)),
    readTenant: () =>
      Promise.resolve({ status: 200, body: { issuer: `https://login.microsoftonline.com/${TENANT}/v2.0` } }),
    lookAt: () => Promise.resolve({ status: 200, body: '{"status":"alive"}', certificateEnds: new Date('2027-02-01') }),
    database: () => Promise.resolve(figures),
    migration: 9,
    schoolsFile: () => schools,
    policiesInFiles: () => [{ title: 'Social Media Policy', nextReview: '2027-06' }],
    reviewOverdue: (nextReview) => nextReview < '2026-11',
    readManifest,
    version: '0.4.0',
    now,
    ...needs,
  });
}
const failing = (error: Error & { code?: string }) => () => Promise.reject(error);
const coded = (code: string) => Object.assign(new Error(`connect to https://user:hush@x ${code}`), { code });

test('a trust where all is well has nothing to mend', async () => {
  const findings = await aTrust();
  expect(findings.filter(({ level }) => level !== 'well')).toEqual([]);
  expect(exitCode(findings)).toBe(0);
  expect(sayFindings(findings)).toContain('Nothing to mend.');
});

test('so has one whose receivers get the app by Graph', async () => {
  const findings = await aTrust({ settings: INSTALLS });
  expect(findings.filter(({ level }) => level !== 'well')).toEqual([]);
  expect(findings.filter(({ check }) => check === 'graph')).toHaveLength(1);
});

describe('each planted fault is named, with why and the mend', () => {
  const faults: [check: string, level: 'look' | 'wrong', what: RegExp, change: Parameters<typeof aTrust>[0]][] = [
    ['staff', 'look', /bare dot/, { settings: { STAFF_UPN_PATTERN: '[a-z.]+@staff.school.example' } }],
    ['staff', 'look', /every name of its domain/, { settings: { STAFF_UPN_PATTERN: '.+@school\\.example' } }],
    ['credentials', 'wrong', /cannot sign in/, { fetchToken: failing(new Error('invalid_client: AADSTS7000215: Invalid client secret hush')) }],
    ['credentials', 'wrong', /cannot sign in/, { fetchToken: failing(coded('ENOTFOUND')) }],
    ['credentials', 'wrong', /another tenant/, { fetchToken: () => Promise.resolve(token(id(1))) }],
    ['credentials', 'wrong', /private key cannot be read/, { settings: { ...CERTIFICATE, CertificatePrivateKey: 'a-client-secret-nobody-may-read' }, fetchToken: failing(new Error('error:1E08010C:DECODER routines::unsupported')) }],
    ['credential-end', 'look', /secret ends in 28 days \(2026-12-21\)/, { settings: { SECRET_EXPIRES_ON: '2026-12-21' } }],
    ['credential-end', 'wrong', /secret ends in 6 days/, { settings: { SECRET_EXPIRES_ON: '2026-11-29' } }],
    ['credential-end', 'wrong', /secret ends within a day/, { settings: { SECRET_EXPIRES_ON: '2026-11-23' } }],
    ['credential-end', 'wrong', /secret has ended/, { settings: { SECRET_EXPIRES_ON: '2026-11-22' } }],
    ['credential-end', 'look', /Nobody knows when the client secret ends/, { settings: { SECRET_EXPIRES_ON: undefined } }],
    ['tenant', 'wrong', /does not know the tenant/, { readTenant: () => Promise.resolve({ status: 400, body: {} }) }],
    ['tenant', 'wrong', /cannot be asked/, { readTenant: failing(coded('ECONNRESET')) }],
    ['graph', 'wrong', /AppCatalog\.Read\.All is not granted/, { settings: INSTALLS, fetchGraphToken: () => Promise.resolve(token(TENANT, GRANTED.slice(0, 1))) }],
    ['graph', 'wrong', /cannot sign in to Microsoft Graph \(ENOTFOUND\)/, { settings: INSTALLS, fetchGraphToken: failing(coded('ENOTFOUND')) }],
    ['graph', 'look', /cannot be read/, { settings: INSTALLS, fetchGraphToken: () => Promise.resolve('opaque') }],
    ['endpoint', 'wrong', /cannot be reached/, { lookAt: failing(coded('ECONNREFUSED')) }],
    ['endpoint', 'wrong', /cannot be reached/, { lookAt: failing(coded('ERR_TLS_CERT_ALTNAME_INVALID')) }],
    ['endpoint', 'wrong', /is not Policy Guide/, { lookAt: () => Promise.resolve({ status: 404, body: 'nginx' }) }],
    ['endpoint', 'look', /certificate of PUBLIC_URL ends in 9 days/, { lookAt: () => Promise.resolve({ status: 200, body: '{"status":"alive"}', certificateEnds: new Date('2026-12-02T10:00:00Z') }) }],
    ['endpoint', 'wrong', /not ready/, { lookAt: (address) => Promise.resolve({ status: address.endsWith('/readyz') ? 503 : 200, body: '{"status":"alive"}', certificateEnds: new Date('2027-02-01') }) }],
    ['app-package', 'wrong', /domain-forbidden/, { settings: { PUBLIC_URL: 'https://guide.azurewebsites.net', SSO_APP_ID_URI: `api://guide.azurewebsites.net/botid-${BOT}` } }],
    ['app-package', 'wrong', /sign-in, webApplicationInfo/, { settings: { SSO_APP_ID_URI: `api://other.example/botid-${BOT}` } }],
    ['app-package', 'look', /tabs are left out/, { settings: { SSO_APP_ID: undefined, SSO_APP_ID_URI: undefined } }],
    ['app-package', 'look', /tabs are left out/, { settings: { SSO_APP_ID: undefined, SSO_APP_ID_URI: undefined, INSTALL_FOR_RECEIVERS: 'yes' } }],
    ['app-package', 'wrong', /Graph will not install/, { settings: { INSTALL_FOR_RECEIVERS: 'yes' } }],
    ['app-package', 'look', /tabs are left out/, { settings: { SSO_APP_ID_URI: undefined } }],
    ['app-package', 'look', /not what the settings say now/, { zip: anOlderPackage() }],
    ['database', 'wrong', /cannot be reached/, { database: failing(new DatabaseError({ what: 'The database postgres://guide@db/guide cannot be reached', why: 'no answer', mend: 'Start it' })) }],
    ['database', 'wrong', /later release/, { database: () => Promise.resolve({ ...figures, migration: () => Promise.resolve(10) }) }],
    ['database', 'look', /earlier release/, { database: () => Promise.resolve({ ...figures, migration: () => Promise.resolve(8) }) }],
    ['outbox', 'look', /3 notices or cards wait to be sent, the oldest for 12 minutes/, { database: () => Promise.resolve({ ...figures, backlog: () => Promise.resolve({ due: 3, oldest: new Date('2026-11-23T08:47:30Z') }) }) }],
    ['outbox', 'wrong', /oldest for 60 minutes/, { database: () => Promise.resolve({ ...figures, backlog: () => Promise.resolve({ due: 1, oldest: new Date('2026-11-23T08:00:00Z') }) }) }],
    ['receivers', 'look', /^Northfield School: deputy has never opened the bot/, { database: () => Promise.resolve({ ...figures, reachable: () => Promise.resolve(new Set([id(10), id(11), id(13)])) }) }],
    ['schools', 'wrong', /No schools are set/, { schoolsFile: () => undefined, database: () => Promise.resolve({ ...figures, schools: () => Promise.resolve(undefined) }) }],
    ['schools', 'wrong', /phone number of Northfield School is an example/, { database: () => Promise.resolve({ ...figures, schools: () => Promise.resolve({ value: { ...schools, schools: schools.schools.map((one) => ({ ...one, phone: '01632 960111' })) }, by: id(11) }) }) }],
    ['schools', 'look', /no alternate contact/, { database: () => Promise.resolve({ ...figures, schools: () => Promise.resolve({ value: { ...schools, schools: schools.schools.map((one) => ({ ...one, alternate: undefined })) }, by: id(11) }) }) }],
    ['schools', 'wrong', /schools.yaml, line 1: cannot be read/, { zip: thePackage(), schoolsFile: noFile }],
    ['schools', 'look', /SCHOOLS_FILE says other than what is in force/, { schoolsFile: () => ({ ...schools, trust: { ...schools.trust, timezone: 'Europe/Paris' } }) }],
    ['policies', 'wrong', /There is no policy/, { policiesInFiles: () => { throw new KnowledgeError([{ file: '/nowhere', line: 1, what: 'There is no policy in this folder.', mend: 'Give each policy a folder.' }]); } }],
    ['policies', 'look', /due for review in June 2026/, { database: () => Promise.resolve({ ...figures, policies: () => Promise.resolve([{ title: 'Social Media Policy', nextReview: '2026-06' }]) }) }],
    ['policies', 'wrong', /Revision 7 is not JSON/, { database: () => Promise.resolve({ ...figures, policies: failing(new RevisionError('Revision 7 is not JSON.')) }) }],
  ]; // prettier-ignore

  test.each(faults)('%s, %s: %s', async (check, level, what, change) => {
    const findings = await aTrust(change);
    const found = findings.filter((finding) => finding.level !== 'well');
    const named = found.find((finding) => finding.check === check);
    expect(named).toMatchObject({ level, what: expect.stringMatching(what) as unknown });
    expect(named?.why?.length).toBeGreaterThan(5);
    expect(named?.mend?.length).toBeGreaterThan(5);
    expect(exitCode(findings)).toBe(level === 'wrong' ? 2 : 1);
    // Nothing else is blamed for it, and no secret is said.
    expect(found.every((finding) => finding.check === check)).toBe(true);
    expect(JSON.stringify(findings)).not.toMatch(/hush|nobody-may-read/);
  });

  test('a schools file that cannot be read is named by its line', async () => {
    const findings = await aTrust({
      schoolsFile: () => {
        throw new YamlFileError('schools.yaml', [{ line: 7, problem: 'schools.0.phone: give a number' }]);
      },
    });
    expect(findings).toContainEqual(expect.objectContaining({ check: 'schools', level: 'wrong', what: 'schools.yaml, line 7: schools.0.phone: give a number' })); // prettier-ignore
  });

  test('nor is the package blamed where there is no database yet', async () => {
    const findings = await aTrust({ zip: thePackage(), schoolsFile: noFile, database: () => Promise.resolve(undefined) }); // prettier-ignore
    expect(findings.find(({ check }) => check === 'app-package')).toMatchObject({ level: 'well' });
  });

  test('what one check breaks on does not keep the others', async () => {
    const findings = await aTrust({ lookAt: failing(new TypeError('odd')), database: () => Promise.resolve({ ...figures, policies: failing(new TypeError('odd')) }) }); // prettier-ignore
    expect(findings.find(({ check }) => check === 'policies')).toMatchObject({ level: 'wrong', why: 'TypeError' });
    expect(findings.find(({ check }) => check === 'outbox')).toMatchObject({ level: 'well' });
  });
});

test('a managed identity is told of mends that it has: it is no app registration', async () => {
  const settings = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined, SECRET_EXPIRES_ON: undefined, INSTALL_FOR_RECEIVERS: 'yes' }; // prettier-ignore
  const findings = await aTrust({ settings, fetchGraphToken: () => Promise.resolve(token(TENANT)) });
  const mends = (check: string) => findings.find((one) => one.check === check)?.mend;
  expect(mends('graph')).toContain('New-MgServicePrincipalAppRoleAssignment');
  expect(mends('app-package')).toContain('leave INSTALL_FOR_RECEIVERS out');
  expect(mends('app-package')).not.toContain('own registration');
});

test('a managed identity has nothing that ends, and a certificate that is not there to look at is asked about', async () => {
  const identity = await aTrust({ settings: { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined, SECRET_EXPIRES_ON: undefined } }); // prettier-ignore
  expect(identity.find(({ check }) => check === 'credential-end')).toMatchObject({ level: 'well' });
  const certificate = { MicrosoftAppPassword: undefined, CertificateThumbprint: 'AB12', CertificatePrivateKey: 'PEM', SECRET_EXPIRES_ON: undefined }; // prettier-ignore
  expect((await aTrust({ settings: certificate })).find(({ check }) => check === 'credential-end')).toMatchObject({ level: 'look', what: 'Nobody knows when the certificate ends' }); // prettier-ignore
});

test('a schools file is not held against schools that were changed in Teams', async () => {
  const database = () =>
    Promise.resolve({ ...figures, schools: () => Promise.resolve({ value: schools, by: id(11) }) });
  const findings = await aTrust({ database, schoolsFile: () => ({ ...schools, schools: [] }) });
  expect(findings.find(({ check }) => check === 'schools')).toMatchObject({ level: 'well' });
});

test('names can be tried on the staff pattern', async () => {
  const findings = await aTrust({ upns: ['a.teacher@staff.school.example', '21smith@pupils.school.example'] });
  expect(findings.filter(({ check }) => check === 'staff').map(({ what }) => what)).toEqual([
    'a.teacher@staff.school.example counts as staff',
    '21smith@pupils.school.example does not count as staff',
  ]);
});

test('receivers are named by their office, never by id', async () => {
  const findings = await aTrust({ database: () => Promise.resolve({ ...figures, reachable: () => Promise.resolve(new Set()) }) }); // prettier-ignore
  expect(findings.filter(({ check }) => check === 'receivers').map(({ what }) => what.replace(' has never opened the bot', ''))).toEqual([
    'The trust’s safeguarding contact',
    'Northfield School: the Headteacher',
    'Northfield School: deputy',
    'Northfield School: the alternate contact',
  ]); // prettier-ignore
  expect(JSON.stringify(findings)).not.toContain('00000000-0000');
});

test('in local mode it says what does not apply, and looks at the rest', async () => {
  const none = Object.fromEntries(Object.keys(env).map((name) => [name, undefined]));
  const findings = await aTrust({ settings: none, database: () => Promise.resolve(undefined) });
  expect(findings.filter(({ level }) => level === 'not-here').map(({ check }) => check)).toEqual([
    'staff', 'credentials', 'credential-end', 'tenant', 'endpoint', 'database', 'schools', 'app-package',
  ]); // prettier-ignore
  expect(exitCode(findings)).toBe(0);
});

function noFile(): never {
  throw new YamlFileError('schools.yaml', [{ line: 1, problem: 'cannot be read' }]);
}
function anOlderPackage(): Uint8Array {
  return thePackage('0.3.0');
}
function thePackage(version = '0.4.0'): Uint8Array {
  const { manifest, icons } = readManifest(readConfig(env), { trust: 'Northfield Trust', version });
  return buildPackage(manifest, icons);
}

describe('review dates', () => {
  const [reviewed, due] = ['2027-06', '2026-06'].map((nextReview) => [{ title: 'Social Media Policy', nextReview }]);
  const inDatabase = (policies: typeof reviewed) => () => Promise.resolve({ ...figures, policies: () => Promise.resolve(policies) }); // prettier-ignore
  const said = async (needs: Partial<ExamineNeeds>) =>
    (await aTrust(needs)).find(({ check }) => check === 'policies')?.level;

  test('are those of what is served, once something is published', async () => {
    expect(await said({ database: inDatabase(reviewed), policiesInFiles: () => due! })).toBe('well');
  });

  test('are those of the files until the first start', async () => {
    expect(await said({ database: inDatabase(undefined), policiesInFiles: () => due! })).toBe('look');
    expect(await said({ database: () => Promise.resolve(undefined), policiesInFiles: () => due! })).toBe('look');
  });
});
