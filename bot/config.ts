import { z } from 'zod';
import { ConfigError, type Problem } from './config-error.ts';
import { findModeProblems } from './config-rules.ts';
import { staffPattern } from './staff-pattern.ts';

const days = (byDefault: number) => wholeNumber({ min: 1, max: 3650, byDefault, unit: 'days' });

function wholeNumber({ min, max, byDefault, unit }: { min: number; max: number; byDefault: number; unit?: string }) {
  const error = `is not a whole number${unit === undefined ? '' : ` of ${unit}`} from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error }).default(byDefault);
}

const text = z.string();
const address = z.string().refine(isSafeAddress, 'is not an https address (http is for loopback only)');
const webAddress = address.optional();
const serviceHosts = z.string().transform((list, context) => {
  const hosts = list.split(',').map((host) => host.trim().toLowerCase()).filter(Boolean); // prettier-ignore
  if (
    hosts.length === 0 ||
    !hosts.every((host) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$|^(localhost|\[::1\])(:\d+)?$/.test(host))
  )
    context.addIssue({
      code: 'custom',
      message: 'is not a list of hosts such as smba.trafficmanager.net, *.botframework.com',
    });
  return hosts;
});

const entraIds = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((id) => id.trim().toLowerCase())
      .filter(Boolean),
  )
  .refine(
    (ids) => ids.every((id) => z.guid().safeParse(id).success),
    'is not a list of Entra object ids, separated by commas',
  );

const SCOPES = ['personal', 'team', 'groupChat'] as const;
const listOf = (list: string) => list.split(',').map((one) => one.trim()).filter(Boolean); // prettier-ignore

const scopes = z
  .string()
  .prefault('personal')
  .transform(listOf)
  .pipe(z.array(z.enum(SCOPES, { error: 'is not a list of personal, team, groupChat' })))
  .refine((list) => list.includes('personal'), 'leaves out personal, where every question is answered')
  .transform((list) => SCOPES.filter((scope) => list.includes(scope)));

const teams = z
  .string()
  .default('')
  .transform(listOf)
  .refine(
    (ids) => ids.every((id) => /^19:[\w-]+@thread\.(tacv2|skype)$/.test(id)),
    'is not a list of ids of teams such as 19:abc@thread.tacv2',
  );

/** Every setting, with its check, its default and what it is for. `.env.example` and the README's table are written from it. */
export const Settings = z.object({
  NODE_ENV: text
    .optional()
    .describe('"production" refuses local mode, so that a lost MicrosoftAppId can never open an unsigned bot.'),
  HOST: text
    .optional()
    .describe('Address to listen on. Without MicrosoftAppId loopback only (127.0.0.1); with it 0.0.0.0 unless set.'),
  PORT: wholeNumber({ min: 0, max: 65535, byDefault: 3978 }).describe('Port to listen on.'),
  PUBLIC_URL: webAddress.describe('Address at which Microsoft Teams reaches this service. Never set in local mode.'),
  DATABASE_URL: text
    .regex(/^(sqlite:.|postgres(ql)?:\/\/)/, 'is neither sqlite:<file> nor postgres://<address>')
    .default('sqlite:./data/policy-guide.db')
    .describe('Where data is kept: one SQLite file (one instance of the service) or postgres://… (several).'),

  MicrosoftAppId: text
    .optional()
    .describe('Application (client) id of the bot. Empty: local mode, with unsigned messages from this computer only.'),
  MicrosoftAppType: text.optional().describe('SingleTenant or UserAssignedMSI.'),
  MicrosoftAppTenantId: text
    .optional()
    .describe("The trust's Entra tenant id. Messages of any other tenant are refused."),
  MicrosoftAppPassword: text.optional().describe('Client secret, for SingleTenant without a certificate. Secret.'),
  CertificateThumbprint: text
    .optional()
    .describe('Thumbprint of the certificate, for SingleTenant without a client secret.'),
  CertificatePrivateKey: text
    // Where a setting can only be one line, its ends of line are written as \n.
    .transform((pem) => pem.replaceAll('\\n', '\n'))
    .optional()
    .describe(
      'Private key (PEM) of that certificate, its lines joined by \\n where it must be one line. With the certificate itself behind it, doctor knows when it ends. Secret.',
    ),

  ToChannelFromBotLoginUrl: webAddress.describe(
    'Sovereign clouds and tests: where the bot signs in. Set all six of these or none.',
  ),
  ToChannelFromBotOAuthScope: text.optional().describe('Sovereign clouds and tests: scope the bot signs in for.'),
  ToBotFromChannelTokenIssuer: text.optional().describe("Sovereign clouds and tests: issuer of the channel's tokens."),
  OAuthUrl: webAddress.describe('Sovereign clouds and tests: token service.'),
  ToBotFromChannelOpenIdMetadataUrl: webAddress.describe(
    "Sovereign clouds and tests: where the channel's signing keys are described.",
  ),
  ToBotFromEmulatorOpenIdMetadataUrl: webAddress.describe(
    "Sovereign clouds and tests: where Entra's signing keys are described.",
  ),
  ALLOWED_SERVICE_HOSTS: serviceHosts
    .prefault('smba.trafficmanager.net, *.botframework.com, smba.infra.gcc.teams.microsoft.com')
    .describe(
      'Hosts that the bot may answer to, separated by commas; "*." stands for any name before it. Local mode answers to loopback only.',
    ),

  STAFF_UPN_PATTERN: staffPattern
    .optional()
    .describe(
      "Regular expression that the whole user principal name of every member of staff matches and no pupil's does, for example [a-z.]+@staff\\.school\\.example. Required with MicrosoftAppId.",
    ),
  SCHOOLS_FILE: text
    .optional()
    .describe('YAML file with the trust, its schools and whom to reach. Empty: the sample schools in local mode.'),
  BOT_SCOPES: scopes.describe(
    'Where the bot can be added, separated by commas: personal, team, groupChat. What is asked in a team or a group chat is answered in the own chat all the same.',
  ),
  ALLOWED_TEAMS: teams.describe(
    'With the scope team: the teams in which the bot may write a line, by their ids (19:…@thread.tacv2, in "Get link to team"), separated by commas. Empty: every team that it was added to.',
  ),
  KNOWLEDGE_FOLDER: text
    .optional()
    .describe(
      "Folder with the policies that an empty database begins with; changed later, they are offered to the admins. Empty: the project's own.",
    ),

  ADMIN_IDS: entraIds.describe(
    'Entra object ids of the admins, separated by commas: they keep the clauses up to date and start tests of telling the Headteacher.',
  ),
  APPROVER_IDS: entraIds.describe(
    'Entra object ids of those who approve what an admin proposes, separated by commas. Nobody approves what they proposed themselves.',
  ),
  AUDITOR_IDS: entraIds.describe('Entra object ids of those who may read the audit, separated by commas.'),
  SSO_APP_ID: z
    .guid('is not an application (client) id')
    .optional()
    .describe('Application (client) id that the tabs sign in to. Empty: nobody can sign in to the tabs.'),
  SSO_APP_ID_URI: text
    .regex(/^api:\/\/\S+$/, 'does not start with api://')
    .optional()
    .describe('Application ID URI of it, as api://<domain>/botid-<bot id>: what tokens of version 1 are for.'),
  SSO_AUTHORITY: address
    .default('https://login.microsoftonline.com')
    .describe('Sovereign clouds and tests: where Entra issues and describes the tokens of the tabs.'),
  INSTALL_FOR_RECEIVERS: z
    .enum(['yes', 'no'], { error: 'is neither yes nor no' })
    .default('no')
    .transform((said) => said === 'yes')
    .describe(
      'Whether the app is installed by Microsoft Graph for receivers who never opened it: yes or no. Needs the application permissions TeamsAppInstallation.ReadWriteSelfForUser.All and AppCatalog.Read.All with admin consent, and the app in the organisation’s catalogue.',
    ),
  GRAPH_URL: address
    .default('https://graph.microsoft.com')
    .describe('Sovereign clouds and tests: where Microsoft Graph is.'),
  SECRET_EXPIRES_ON: z.iso
    .date('is not a day such as 2027-08-31')
    .optional()
    .describe(
      'Day on which the client secret or the certificate ends, as 2027-08-31: doctor warns 30, 7 and 1 days before.',
    ),
  MANIFEST_VERSION: text
    .regex(/^\d+\.\d+\.\d+$/, 'is not of the form 1.0.0')
    .optional()
    .describe("Version of the app package, as 1.0.0: raise it for each upload. Empty: the programme's own."),
  METRICS_TOKEN: text
    .min(16, 'is shorter than 16 characters')
    .optional()
    .describe(
      'What has to be shown, as "Authorization: Bearer …", to read /metrics. Empty: there are no metrics. Secret.',
    ),
  NEXT_RECEIVER_AFTER_MINUTES: wholeNumber({ min: 1, max: 60, byDefault: 5, unit: 'minutes' }).describe(
    'Minutes after which a notice that Teams has not taken goes to the next receiver as well.',
  ),
  SCHOOL_ASKED_MINUTES: wholeNumber({ min: 1, max: 60, byDefault: 5, unit: 'minutes' }).describe(
    "Minutes that somebody who has told the Headteacher, and whose school is not known, has to choose it before it goes to the trust's safeguarding receiver.",
  ),
  DETAIL_DAYS: days(90).describe(
    'Days after closing that what was typed about a matter is kept, unless it is on hold.',
  ),

  OFFER_DAYS: days(90).describe('Days that the buttons of an answer keep working.'),
  UNANSWERED_DAYS: days(90).describe('Days that a question without an answer is kept (never with who asked it).'),
  FEEDBACK_DAYS: days(365).describe('Days that "Was this what you asked?" is kept (never with who said it).'),
  REPLY_DAYS: days(30).describe('Days within which an edited question updates its own answer.'),
  PERSON_DAYS: days(400).describe(
    'Days after which somebody who has not used the app is forgotten (ids, chat, school); never a receiver, nor while a matter of theirs is open.',
  ),
  QUESTION_MAX_CHARACTERS: wholeNumber({ min: 200, max: 10_000, byDefault: 2000, unit: 'characters' }).describe(
    'Characters of a question that are read; the answer says so when it was longer.',
  ),
  TYPING_AFTER_MILLISECONDS: wholeNumber({ min: 100, max: 10_000, byDefault: 500, unit: 'milliseconds' }).describe(
    'Milliseconds after which "typing" is shown.',
  ),
  SHUTDOWN_SECONDS: wholeNumber({ min: 1, max: 10, byDefault: 10, unit: 'seconds' }).describe(
    'Seconds that answers in hand get to finish when the service is stopped.',
  ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'is none of silent, error, warn, info, debug' })
    .default('info')
    .describe('How much is logged. People’s words are logged at no level.'),
});

/** Settings as read, checked. `mode` is local exactly when no MicrosoftAppId is set. */
export type Config = Omit<z.output<typeof Settings>, 'HOST'> & { mode: 'local' | 'teams'; HOST: string };

/** Reads the settings from an environment; an empty value counts as not set. Throws ConfigError with every problem found. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => ((env[name] ?? '').trim() === '' ? [] : [[name, env[name]?.trim()]])),
  );
  const read = Settings.safeParse(set);
  const mode = set.MicrosoftAppId === undefined ? 'local' : 'teams';
  const problems: Problem[] = [
    ...(read.success ? [] : read.error.issues.map((issue) => fromIssue(String(issue.path[0]), issue.message))),
    ...findModeProblems({ mode, set }),
  ];
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  return { ...read.data, mode, HOST: listenOn(read.data.HOST, mode) };
}

/** "localhost" may be ::1 only, where local mode's own page and connector would not find the bot. */
function listenOn(host: string | undefined, mode: Config['mode']): string {
  if (mode === 'local') return host === undefined || host === 'localhost' ? '127.0.0.1' : host;
  return host ?? '0.0.0.0';
}

const fromIssue = (setting: string, wrong: string): Problem => ({
  setting,
  wrong,
  mend: `It is for: ${Settings.shape[setting as keyof typeof Settings.shape].description ?? ''}`,
});

function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
