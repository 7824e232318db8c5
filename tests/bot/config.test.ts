import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../bot/config-error.ts';
import { readConfig, Settings } from '../../bot/config.ts';

const withTeams = {
  MicrosoftAppId: '00000000-0000-4000-8000-0000000000b0',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '00000000-0000-4000-8000-00000000007e',
  MicrosoftAppPassword: 'a-client-secret-nobody-may-read',
  STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
};

function problemsOf(env: Record<string, string | undefined>): Record<string, string> {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError)
      return Object.fromEntries(error.problems.map(({ setting, wrong, mend }) => [setting, `${wrong}. ${mend}`]));
    throw error;
  }
  return {};
}

describe('without any setting the bot can be tried on one computer', () => {
  test('it listens on loopback, keeps a SQLite file and knows that it is local', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'local',
      HOST: '127.0.0.1',
      PORT: 3978,
      DATABASE_URL: 'sqlite:./data/policy-guide.db',
      QUESTION_MAX_CHARACTERS: 2000,
    });
  });

  test('a setting left empty in .env counts as not set', () => {
    expect(readConfig({ MicrosoftAppId: '', PUBLIC_URL: '  ', PORT: '' })).toMatchObject({
      mode: 'local',
      PORT: 3978,
    });
  });

  test.each([
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: 'policy-guide.school.example' }],
    ['MicrosoftAppId', { NODE_ENV: 'production' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://policy-guide.school.example' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://bot:secret@db.school.example/guide' }],
  ])('%s that looks like a real service stops it: %j', (setting, env) => {
    expect(Object.keys(problemsOf(env))).toEqual([setting]);
  });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['localhost', '127.0.0.1'],
  ])('it may listen on %s', (HOST, address) => {
    expect(readConfig({ HOST }).HOST).toBe(address);
  });
});

describe('with Teams every part of the sign-in is asked for', () => {
  test('a single-tenant bot with a secret starts, on all addresses', () => {
    expect(readConfig(withTeams)).toMatchObject({ mode: 'teams', HOST: '0.0.0.0' });
  });

  test.each(['MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword', 'STAFF_UPN_PATTERN'])(
    'it does not start without %s',
    (setting) => {
      expect(Object.keys(problemsOf({ ...withTeams, [setting]: undefined }))).toEqual([setting]);
    },
  );

  test('a multi-tenant bot is refused, with the reason', () => {
    expect(problemsOf({ ...withTeams, MicrosoftAppType: 'MultiTenant' }).MicrosoftAppType).toContain(
      'register the bot as SingleTenant',
    );
  });

  test('a managed identity starts without a secret, and not with one', () => {
    const identity = { ...withTeams, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
    expect(readConfig(identity).mode).toBe('teams');
    expect(Object.keys(problemsOf({ ...identity, MicrosoftAppPassword: 'left-over' }))).toEqual([
      'MicrosoftAppPassword',
    ]);
    expect(Object.keys(problemsOf({ ...identity, CertificateThumbprint: 'AB12' }))).toEqual(['CertificateThumbprint']);
  });

  test('a certificate replaces the secret, needs both halves, and is not mixed with it', () => {
    const certificate = {
      ...withTeams,
      MicrosoftAppPassword: undefined,
      CertificateThumbprint: 'AB12',
      CertificatePrivateKey: 'PEM',
    };
    expect(readConfig(certificate).mode).toBe('teams');
    expect(Object.keys(problemsOf({ ...certificate, CertificatePrivateKey: undefined }))).toEqual([
      'CertificatePrivateKey',
    ]);
    expect(Object.keys(problemsOf({ ...certificate, MicrosoftAppPassword: 'both' }))).toEqual(['MicrosoftAppPassword']);
  });

  test.each([
    ['MicrosoftAppId', 'policy-guide'],
    ['MicrosoftAppTenantId', 'trust.onmicrosoft.com'],
  ])('%s may not be the name %s: Teams compares ids', (setting, name) => {
    expect(Object.keys(problemsOf({ ...withTeams, [setting]: name }))).toEqual([setting]);
  });

  test('the messaging endpoint is not taken for PUBLIC_URL', () => {
    const PUBLIC_URL = 'https://policy-guide.school.example/api/messages';
    expect(problemsOf({ ...withTeams, PUBLIC_URL }).PUBLIC_URL).toContain('Leave out what stands behind the host');
    expect(readConfig({ ...withTeams, PUBLIC_URL: 'https://policy-guide.school.example/' }).mode).toBe('teams');
  });

  test('the six addresses of a sovereign cloud come together or not at all', () => {
    const problems = problemsOf({
      ...withTeams,
      OAuthUrl: 'https://token.cloud.example',
      ToBotFromChannelTokenIssuer: 'https://issuer.cloud.example',
    });
    expect(Object.keys(problems).sort()).toEqual([
      'ToBotFromChannelOpenIdMetadataUrl',
      'ToBotFromEmulatorOpenIdMetadataUrl',
      'ToChannelFromBotLoginUrl',
      'ToChannelFromBotOAuthScope',
    ]);
  });
});

describe('a setting that is wrong is named, with what to do', () => {
  test('every problem is listed at once', () => {
    expect(Object.keys(problemsOf({ PORT: '99999', OFFER_DAYS: 'many', LOG_LEVEL: 'chatty', DATABASE_URL: 'mysql://x', ALLOWED_SERVICE_HOSTS: 'https://a b' }))).toEqual([
      'PORT', 'DATABASE_URL', 'ALLOWED_SERVICE_HOSTS', 'OFFER_DAYS', 'LOG_LEVEL',
    ]); // prettier-ignore
  });

  test('no message repeats a value: it may be a secret', () => {
    const secret = 'hunter2-hunter2';
    const everything = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, secret]));
    const said = JSON.stringify(
      problemsOf({ ...everything, DATABASE_URL: `mysql://bot:${secret}@db`, PUBLIC_URL: `ftp://${secret}` }),
    );
    expect(said).toContain('PORT');
    expect(said).not.toContain(secret);
  });

  test.each(['http://guide.school.example', 'https://user:pass@guide.school.example', 'guide.school.example'])(
    'PUBLIC_URL may not be %s',
    (PUBLIC_URL) => {
      expect(Object.keys(problemsOf({ ...withTeams, PUBLIC_URL }))).toEqual(['PUBLIC_URL']);
    },
  );
});

describe('STAFF_UPN_PATTERN decides who is staff, so it is read strictly', () => {
  const pattern = (STAFF_UPN_PATTERN: string) => readConfig({ STAFF_UPN_PATTERN }).STAFF_UPN_PATTERN!;

  test('it matches whole names only, in any case', () => {
    const staff = pattern('[a-z.]+@staff\\.school\\.example');
    expect(staff.test('A.Teacher@Staff.School.Example')).toBe(true);
    expect(staff.test('a.teacher@staff.school.example.elsewhere.example')).toBe(false);
    expect(staff.test('x;a.teacher@staff.school.example')).toBe(false);
  });

  test('a choice stays inside the anchors', () => {
    const staff = pattern('a@one\\.example|b@two\\.example');
    expect(staff.test('a@one.example')).toBe(true);
    expect(staff.test('a@one.example.evil.example')).toBe(false);
  });

  test.each([
    ['(a+)+@school\\.example', 'repeats a group'],
    ['([a-z]|[0-9])*@school\\.example', 'repeats a group'],
    ['((ab){2,}c)*', 'repeats a group'],
    ['(?=.*staff).+@school\\.example', 'look-around'],
    ['(a)\\1@school\\.example', 'back reference'],
    ['.*.*.*.*.*@school\\.example', 'more than four repeats'],
    ['.*', 'matches every address'],
    ['[a-z', 'not a regular expression'],
    ['a'.repeat(201), 'longer than 200'],
  ])('%s is refused', (STAFF_UPN_PATTERN, why) => {
    expect(problemsOf({ STAFF_UPN_PATTERN }).STAFF_UPN_PATTERN).toContain(why);
  });
});
