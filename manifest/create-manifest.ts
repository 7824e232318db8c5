import type { Config } from '../bot/config.ts';
import { TABS } from '../bot/http/tab-names.ts';
import { COMMANDS, type CommandName } from '../bot/teams/command-names.ts';
import { COMPOSE_COMMANDS } from '../bot/teams/compose-names.ts';
import { ICONS } from './icons.ts';
import { SCHEMA_VERSION } from './check-schema.ts';

/** What a manifest is made of besides the settings. */
export interface About {
  /** The trust's name, as people see it under the app's. */
  trust: string;
  /** The programme's own version, x.y.z. */
  version: string;
}

export type ManifestConfig = Pick<
  Config,
  | 'MicrosoftAppId'
  | 'PUBLIC_URL'
  | 'SSO_APP_ID'
  | 'SSO_APP_ID_URI'
  | 'BOT_SCOPES'
  | 'MANIFEST_VERSION'
  | 'INSTALL_FOR_RECEIVERS'
>;

export type Manifest = ReturnType<typeof createManifest>;

/** Where others read along, only what is answered there with one neutral line. */
const IN_SHARED_PLACES: readonly CommandName[] = ['help', 'topics', 'tell the headteacher'];
const DEVELOPER_MAX_LETTERS = 32;

/** The app as Teams is told of it. A setting that is missing leaves a field empty, for the checks to name. */
export function createManifest(config: ManifestConfig, { trust, version }: About) {
  const { MicrosoftAppId: botId = '', PUBLIC_URL = '', SSO_APP_ID, SSO_APP_ID_URI, BOT_SCOPES } = config;
  const address = (path: string) => `${PUBLIC_URL.replace(/\/+$/, '')}${path}`;
  const signsIn = SSO_APP_ID !== undefined && SSO_APP_ID_URI !== undefined;
  const shared = BOT_SCOPES.filter((scope) => scope !== 'personal');

  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: config.MANIFEST_VERSION ?? version,
    id: botId,
    developer: {
      name: shortened(trust, DEVELOPER_MAX_LETTERS),
      websiteUrl: address('/terms'),
      privacyUrl: address('/privacy'),
      termsOfUseUrl: address('/terms'),
    },
    name: { short: 'Policy Guide', full: 'Policy Guide: what our policies say' },
    description: {
      short: 'Ask what the trust’s policy says. Tell the Headteacher of a pupil’s contact.',
      full: [
        'Ask in your own words, such as “can I share this photo?”. Policy Guide answers with the clause of the trust’s policy, word for word. Where the policy is silent, it says so.',
        'If a pupil has contacted you, one press tells the Headteacher of your school, and the card says how far it got.',
        `For staff of ${trust} only. It is not the safeguarding record, and nobody reads the chat: if a child is in danger, ring 999.`,
      ].join('\n\n'),
    },
    icons: { color: ICONS.color.file, outline: ICONS.outline.file },
    accentColor: '#4F52B2',
    bots: [
      {
        botId,
        scopes: BOT_SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: COMMANDS.map(toCommand) },
          ...shared.map((scope) => ({
            scopes: [scope],
            commands: COMMANDS.filter(({ name }) => IN_SHARED_PLACES.includes(name)).map(toCommand),
          })),
        ],
      },
    ],
    composeExtensions: [
      {
        botId,
        commands: [
          {
            id: COMPOSE_COMMANDS.searchClauses.id,
            type: 'query',
            context: ['compose', 'commandBox'],
            title: 'Find a clause',
            description: 'Look up what the policy says and put the clause into your message',
            initialRun: true,
            parameters: [
              { name: COMPOSE_COMMANDS.searchClauses.parameter, title: 'Find', description: 'A word or two, such as photo or parents', inputType: 'text' }, // prettier-ignore
            ],
          },
          {
            id: COMPOSE_COMMANDS.checkAgainstPolicy.id,
            type: 'action',
            context: ['message'],
            title: 'Check against policy',
            description: 'See, for yourself only, what the policy says about this message',
            fetchTask: true,
          },
        ],
      },
    ],
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      // Without sign-in they would show nothing to anybody.
      ...(signsIn
        ? Object.entries(TABS).map(([tab, name]) => ({
            entityId: tab,
            name,
            contentUrl: address(`/tabs/${tab}`),
            scopes: ['personal'],
          }))
        : []),
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [hostOf(PUBLIC_URL)],
    defaultInstallScope: 'personal',
    ...(shared.includes('team') && { supportsChannelFeatures: 'tier1' }),
    // Graph lets an app install itself only where its package names the registration that asks.
    ...((signsIn || config.INSTALL_FOR_RECEIVERS) && {
      webApplicationInfo: signsIn ? { id: SSO_APP_ID, resource: SSO_APP_ID_URI } : { id: botId, resource: undefined },
    }),
  };
}

const toCommand = ({ name, describes }: (typeof COMMANDS)[number]) => ({ title: name, description: describes });

export const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '');

/** Cut between words. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most + 1).replace(/\s+\S*$/, '').slice(0, most); // prettier-ignore
}
