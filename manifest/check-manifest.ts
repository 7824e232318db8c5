import { hostOf, type Manifest } from './create-manifest.ts';
import type { ManifestProblem } from './problem.ts';

/** Not taken as an app's own domain (teams-facts 6.12): shared ones, Microsoft's, and tunnels to a developer's computer. */
const FORBIDDEN_DOMAINS =
  /(^|\.)(azurewebsites\.net|onmicrosoft\.com|microsoft\.com|ngrok\.io|ngrok-free\.app|ngrok\.app|devtunnels\.ms|trycloudflare\.com|loca\.lt|localhost)$/;
const COMMAND_LETTERS = 32;
const DESCRIPTION_LETTERS = 128;

/** What the schema lets pass and Teams, or its admin centre, does not. */
export function checkManifest(manifest: Manifest): ManifestProblem[] {
  return [
    ...checkVersion(manifest),
    ...checkNames(manifest),
    ...checkAddresses(manifest),
    ...checkDomains(manifest),
    ...checkCommands(manifest),
    ...checkExtension(manifest),
    ...checkScopes(manifest),
    ...checkSignIn(manifest),
  ];
}

function checkVersion({ version }: Manifest): ManifestProblem[] {
  if (/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/.test(version)) return [];
  return [{ name: 'version', at: 'version', wrong: `“${version}” is not of the form 1.0.0`, mend: 'Set MANIFEST_VERSION, and raise it for each upload.' }]; // prettier-ignore
}

function checkNames({ name, description, developer }: Manifest): ManifestProblem[] {
  const limits: [at: string, text: string, most: number][] = [
    ['name.short', name.short, 30],
    ['name.full', name.full, 100],
    ['description.short', description.short, 80],
    ['description.full', description.full, 4000],
    ['developer.name', developer.name, 32],
  ];
  return limits.flatMap(
    ([at, text, most]) =>
    text.trim().length > 0 && text.length <= most
      ? []
      : [{ name: 'name-length', at, wrong: `has ${text.length} letters instead of 1 to ${most}`, mend: 'Shorten it; the trust’s name comes from SCHOOLS_FILE.' }], // prettier-ignore
  );
}

function checkAddresses({ developer, staticTabs }: Manifest): ManifestProblem[] {
  const addresses: [at: string, address: string][] = [
    ...(['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const).map((at): [string, string] => [`developer.${at}`, developer[at]]), // prettier-ignore
    ...staticTabs.flatMap((tab, number): [string, string][] =>
      'contentUrl' in tab ? [[`staticTabs.${number}.contentUrl`, tab.contentUrl]] : [],
    ),
  ];
  return addresses
    .filter(([, address]) => !URL.canParse(address) || new URL(address).protocol !== 'https:')
    .map(([at]) => ({ name: 'address-not-https', at, wrong: 'is no https address', mend: 'Set PUBLIC_URL to the https address at which Teams reaches the service.' })); // prettier-ignore
}

function checkDomains({ validDomains, developer, staticTabs }: Manifest): ManifestProblem[] {
  const problem = (name: string, wrong: string): ManifestProblem => ({ name, at: 'validDomains', wrong, mend: 'Set PUBLIC_URL to an address on the trust’s own domain, such as https://policy-guide.trust.example.' }); // prettier-ignore
  const wrong = validDomains.flatMap((domain) => {
    if (domain.includes('*')) return [problem('domain-wildcard', `“${domain}” holds a *: name the host itself`)];
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/.test(domain)) return [problem('domain', `“${domain}” is no host name`)];
    const host = domain.replace(/:\d+$/, '');
    if (/^[\d.]+$/.test(host)) return [problem('domain', `“${domain}” is a number instead of a name`)];
    return FORBIDDEN_DOMAINS.test(host) ? [problem('domain-forbidden', `“${domain}” is nobody’s own domain`)] : [];
  });
  const used = [
    developer.privacyUrl,
    ...staticTabs.flatMap((tab) => ('contentUrl' in tab ? [tab.contentUrl] : [])),
  ].map(hostOf);
  const missing = [...new Set(used)].filter((host) => host !== '' && !validDomains.includes(host));
  return [...wrong, ...missing.map((host) => problem('domain-missing', `“${host}” is used and not listed`))];
}

function checkCommands({ bots }: Manifest): ManifestProblem[] {
  const mend = 'Change it in bot/teams/command-names.ts.';
  return bots.flatMap(({ commandLists }) =>
    commandLists.flatMap(({ commands }, list) => {
      const at = `bots.0.commandLists.${list}`;
      const titles = commands.map(({ title }) => title.toLowerCase());
      return [
        ...(commands.length > 12 ? [{ name: 'command-count', at, wrong: `has ${commands.length} commands; Teams shows 12`, mend }] : []), // prettier-ignore
        ...commands.flatMap(({ title, description }, number) => [
          ...(title.length < 1 || title.length > COMMAND_LETTERS ? [{ name: 'command-length', at: `${at}.commands.${number}`, wrong: `“${title}” has ${title.length} letters instead of 1 to ${COMMAND_LETTERS}`, mend }] : []), // prettier-ignore
          ...(description.length > DESCRIPTION_LETTERS ? [{ name: 'command-length', at: `${at}.commands.${number}`, wrong: `“${title}” is described in ${description.length} letters instead of at most ${DESCRIPTION_LETTERS}`, mend }] : []), // prettier-ignore
          ...(title.startsWith('/') ? [{ name: 'command-slash', at: `${at}.commands.${number}`, wrong: `“${title}” begins with a slash`, mend }] : []), // prettier-ignore
          ...(titles.indexOf(title.toLowerCase()) < number ? [{ name: 'command-duplicate', at: `${at}.commands.${number}`, wrong: `“${title}” is there twice`, mend }] : []), // prettier-ignore
        ]),
      ];
    }),
  );
}

function checkExtension({ composeExtensions, bots }: Manifest): ManifestProblem[] {
  const mend = 'Change it in manifest/create-manifest.ts.';
  return composeExtensions.flatMap(({ commands, botId }) => [
    ...(bots.some((bot) => bot.botId === botId) ? [] : [{ name: 'extension-bot', at: 'composeExtensions.0.botId', wrong: 'is another bot than the app’s', mend }]), // prettier-ignore
    ...commands.flatMap((command, number) => {
      const at = `composeExtensions.0.commands.${number}`;
      const isSearch = command.type === 'query';
      return [
        ...(isSearch && !command.parameters?.length ? [{ name: 'extension-parameter', at, wrong: 'searches, and has no parameter to search by', mend }] : []), // prettier-ignore
        ...(commands.findIndex(({ id }) => id === command.id) < number ? [{ name: 'command-duplicate', at, wrong: `“${command.id}” is there twice`, mend }] : []), // prettier-ignore
      ];
    }),
  ]);
}

function checkScopes(manifest: Manifest): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  const scopes = manifest.bots.flatMap((bot) => [...bot.scopes]);
  if (scopes.includes('team') && manifest.supportsChannelFeatures !== 'tier1')
    problems.push({ name: 'channel-features', at: 'supportsChannelFeatures', wrong: 'is not “tier1”, though the bot can be added to teams', mend: 'Teams refuses such an app at upload: leave it to manifest/create-manifest.ts, or take team out of BOT_SCOPES.' }); // prettier-ignore
  if (!scopes.some((scope) => scope === manifest.defaultInstallScope))
    problems.push({ name: 'install-scope', at: 'defaultInstallScope', wrong: 'is none of the bot’s scopes', mend: 'Put personal into BOT_SCOPES.' }); // prettier-ignore
  return problems;
}

function checkSignIn({ webApplicationInfo, bots, validDomains }: Manifest): ManifestProblem[] {
  // Without tabs nobody signs in by it.
  if (webApplicationInfo?.resource === undefined) return [];
  const problem = (wrong: string, mend: string): ManifestProblem => ({ name: 'sign-in', at: 'webApplicationInfo', wrong, mend }); // prettier-ignore
  const { id, resource } = webApplicationInfo;
  const read = /^api:\/\/([^/]+)\/(?:botid-)?([0-9a-f-]+)$/i.exec(resource);
  if (read === null)
    return [problem(`“${resource}” is not of the form api://<domain>/botid-<bot id>`, 'Correct SSO_APP_ID_URI, and the Application ID URI in Entra alike.')]; // prettier-ignore
  const [, domain = '', named = ''] = read;
  const problems: ManifestProblem[] = [];
  if (domain !== domain.toLowerCase() || !validDomains.includes(domain))
    problems.push(problem(`names the domain “${domain}”, and the tabs are at “${validDomains.join(', ')}”`, 'The two must be one, in small letters: correct SSO_APP_ID_URI or PUBLIC_URL.')); // prettier-ignore
  if (![id, ...bots.map((bot) => bot.botId)].some((one) => one.toLowerCase() === named.toLowerCase()))
    problems.push(problem('ends in an id that is neither the bot’s nor SSO_APP_ID', 'Correct SSO_APP_ID_URI: api://<domain>/botid-<MicrosoftAppId>.')); // prettier-ignore
  return problems;
}
