import type { Problem } from './config-error.ts';

type Set = Readonly<Record<string, string | undefined>>;

const sovereign = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
];
/** As Entra and Teams write ids: anything else is compared in vain. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const certificate = ['CertificateThumbprint', 'CertificatePrivateKey'];

/** What is wrong between settings: local mode must stay on this computer, and with Teams the sign-in must be complete. */
export function findModeProblems({ mode, set }: { mode: 'local' | 'teams'; set: Set }): Problem[] {
  return mode === 'local' ? findLocalProblems(set) : [...findAppTypeProblems(set), ...findTeamsProblems(set)];
}

/** Local mode takes unsigned messages, so anything that looks like a real service stops it. */
function findLocalProblems(set: Set): Problem[] {
  const problems: Problem[] = [];
  if (set.HOST !== undefined && !isLoopback(set.HOST))
    problems.push({ setting: 'HOST', wrong: 'is not a loopback address, and there is no MicrosoftAppId', mend: 'Local mode listens on 127.0.0.1, ::1 or localhost only: leave HOST out, or set MicrosoftAppId to run with Teams.' }); // prettier-ignore
  if (set.NODE_ENV === 'production')
    problems.push({ setting: 'MicrosoftAppId', wrong: 'is not set, and NODE_ENV is production', mend: 'Without it messages would not be signed: set it, or leave NODE_ENV out to try the bot in local mode.' }); // prettier-ignore
  if (set.PUBLIC_URL !== undefined)
    problems.push({ setting: 'PUBLIC_URL', wrong: 'is set, but there is no MicrosoftAppId', mend: 'Local mode must not be reachable from outside: leave PUBLIC_URL out, or set MicrosoftAppId.' }); // prettier-ignore
  if (/^postgres/.test(set.DATABASE_URL ?? ''))
    problems.push({ setting: 'DATABASE_URL', wrong: 'is a PostgreSQL database, but there is no MicrosoftAppId', mend: 'Local mode keeps its data in a SQLite file: leave DATABASE_URL out, or set MicrosoftAppId.' }); // prettier-ignore
  return problems;
}

function findTeamsProblems(set: Set): Problem[] {
  const problems: Problem[] = [];
  if (set.MicrosoftAppTenantId === undefined)
    problems.push({ setting: 'MicrosoftAppTenantId', wrong: 'is not set', mend: "Set it to the trust's Entra tenant id: messages of other tenants are refused by it." }); // prettier-ignore
  for (const setting of ['MicrosoftAppId', 'MicrosoftAppTenantId'])
    if (set[setting] !== undefined && !GUID.test(set[setting]))
      problems.push({ setting, wrong: 'is not an id', mend: 'Copy it from the Entra admin centre: 32 letters and digits with four hyphens, not a name.' }); // prettier-ignore
  if (set.PUBLIC_URL !== undefined && URL.canParse(set.PUBLIC_URL) && new URL(set.PUBLIC_URL).pathname.length > 1)
    problems.push({ setting: 'PUBLIC_URL', wrong: 'holds a path', mend: 'Leave out what stands behind the host: the tabs and pages stand at its root.' }); // prettier-ignore
  if (set.STAFF_UPN_PATTERN === undefined)
    problems.push({ setting: 'STAFF_UPN_PATTERN', wrong: 'is not set', mend: 'Pupils are in the same tenant: say which user principal names are staff, for example [a-z.]+@staff\\.school\\.example.' }); // prettier-ignore
  if (set.SSO_APP_ID_URI !== undefined && set.SSO_APP_ID === undefined)
    problems.push({ setting: 'SSO_APP_ID', wrong: 'is not set, but SSO_APP_ID_URI is', mend: 'Set it to the application (client) id that the tabs sign in to, or leave both out.' }); // prettier-ignore
  const missing = sovereign.filter((name) => set[name] === undefined);
  if (missing.length > 0 && missing.length < sovereign.length)
    problems.push(...missing.map((setting) => ({ setting, wrong: 'is not set, but others of its group are', mend: `botbuilder takes all six or none: ${sovereign.join(', ')}.` }))); // prettier-ignore
  return problems;
}

function findAppTypeProblems(set: Set): Problem[] {
  const type = (set.MicrosoftAppType ?? '').toLowerCase();
  const has = (names: string[]) => names.filter((name) => set[name] !== undefined);
  switch (type) {
    case 'singletenant':
      return findCredentialProblems({ password: set.MicrosoftAppPassword !== undefined, parts: has(certificate) });
    case 'userassignedmsi':
      return has(['MicrosoftAppPassword', ...certificate]).map((setting) => ({ setting, wrong: 'is set, but a managed identity needs none', mend: 'Leave it out, or set MicrosoftAppType=SingleTenant.' })); // prettier-ignore
    case 'multitenant':
      return [{ setting: 'MicrosoftAppType', wrong: 'is MultiTenant', mend: "A multi-tenant bot takes every tenant's sign-in, and Microsoft no longer creates them: register the bot as SingleTenant or UserAssignedMSI." }]; // prettier-ignore
    default:
      return [{ setting: 'MicrosoftAppType', wrong: type === '' ? 'is not set' : 'is neither SingleTenant nor UserAssignedMSI', mend: 'Set it to SingleTenant or UserAssignedMSI: left out, botbuilder would take it for MultiTenant.' }]; // prettier-ignore
  }
}

function findCredentialProblems({ password, parts }: { password: boolean; parts: string[] }): Problem[] {
  if (password && parts.length > 0)
    return [
      { setting: 'MicrosoftAppPassword', wrong: 'is set, and a certificate is too', mend: 'Keep one of the two.' },
    ];
  if (!password && parts.length === 0)
    return [{ setting: 'MicrosoftAppPassword', wrong: 'is not set', mend: 'SingleTenant needs it, or CertificateThumbprint and CertificatePrivateKey instead.' }]; // prettier-ignore
  return parts.length === 1
    ? certificate.filter((name) => !parts.includes(name)).map((setting) => ({ setting, wrong: 'is not set, but the other half of the certificate is', mend: 'Set both.' })) // prettier-ignore
    : [];
}

/** Whether a host name or address can be reached from this computer only. */
export const isLoopback = (host: string) => ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host.toLowerCase());
