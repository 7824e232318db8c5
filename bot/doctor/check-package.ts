import { unzipSync } from 'fflate';
import { PACKAGE_FILE, type ReadManifest } from '../../manifest/index.ts';
import type { Config } from '../config.ts';
import { isManagedIdentity } from './check-credentials.ts';
import { look, notHere, well, wrong, type Said } from './finding.ts';

/** Whether the settings give an app package that Teams takes, and whether the one that lies here is made of them. */
export function checkPackage(
  config: Config,
  {
    readManifest,
    trust,
    version,
    zip,
  }: {
    readManifest: ReadManifest;
    /** Undefined where no schools can be read. */
    trust: string | undefined;
    version: string;
    zip?: Uint8Array;
  },
): Said[] {
  // prettier-ignore
  if (config.mode === 'local') return [notHere('In local mode no app package is needed')];
  const { manifest, problems } = readManifest(config, { trust: trust ?? 'The trust', version });
  const why = 'Teams, or its admin centre, refuses such a package';
  const said = problems.map(({ name, at, wrong: what, mend }) => wrong(`The app package: ${name}, ${at} ${what}`, why, mend)); // prettier-ignore
  if (zip !== undefined && trust !== undefined && said.length === 0 && manifestIn(zip) !== JSON.stringify(manifest))
    said.push(look(`${PACKAGE_FILE} is not what the settings say now`, 'the app in Teams would be another than the service expects', 'Run npm run manifest, and upload it with a raised MANIFEST_VERSION')); // prettier-ignore
  if (config.INSTALL_FOR_RECEIVERS && manifest.webApplicationInfo?.id.toLowerCase() !== config.MicrosoftAppId?.toLowerCase())
    said.push(wrong('Graph will not install the app for receivers', 'the app package names SSO_APP_ID, and it is MicrosoftAppId that asks', isManagedIdentity(config) ? 'A managed identity cannot be what the tabs sign in to: leave INSTALL_FOR_RECEIVERS out, and install the app by a setup policy' : 'Let the tabs sign in to the bot’s own registration, or leave INSTALL_FOR_RECEIVERS out')); // prettier-ignore
  if (!manifest.staticTabs.some((tab) => 'contentUrl' in tab))
    said.push(look('The tabs are left out', 'SSO_APP_ID and SSO_APP_ID_URI are not both set, so nobody can sign in to them', 'Set both, or go without the register and the settings in Teams')); // prettier-ignore
  return said.length > 0 ? said : [well('The app package passes Microsoft’s schema and our checks')];
}

function manifestIn(zip: Uint8Array): string | undefined {
  try {
    return JSON.stringify(JSON.parse(new TextDecoder().decode(unzipSync(zip)['manifest.json'])));
  } catch {
    return undefined;
  }
}
