import type { Config } from '../config.ts';
import { isManagedIdentity } from './check-credentials.ts';
import { errorName } from './error-name.ts';
import { look, well, wrong, type Said } from './finding.ts';
import { readClaims } from './read-claims.ts';

/** What installing needs, and the wider permissions that hold it too. */
const NEEDED: readonly [name: string, holds: RegExp][] = [
  [
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    /^TeamsAppInstallation\.ReadWrite(AndConsent)?(Self)?ForUser\.All$/,
  ],
  ['AppCatalog.Read.All', /^AppCatalog\.Read(Write)?\.All$/],
];
const WHY = 'the app is not installed for receivers who never opened it, and they get no notice';

/** Whether Graph would let the app be installed for receivers, where the trust wants it to be. */
export async function checkGraph(config: Config, fetchToken: () => Promise<string>): Promise<Said[]> {
  if (config.mode === 'local' || !config.INSTALL_FOR_RECEIVERS) return [];
  let token: string;
  try {
    token = await fetchToken();
  } catch (error) {
    return [wrong(`The bot cannot sign in to Microsoft Graph (${errorName(error)})`, WHY, 'Mend the credentials; in a sovereign cloud set GRAPH_URL')]; // prettier-ignore
  }
  const claims = readClaims(token);
  if (claims === undefined)
    return [look('What Microsoft Graph permits cannot be read', WHY, 'Look at the permissions of the app registration in Entra')]; // prettier-ignore
  const missing = NEEDED.filter(([, holds]) => !claims.roles.some((role) => holds.test(role))).map(([name]) => name);
  const how = isManagedIdentity(config)
    ? 'Grant it to the identity (Microsoft Graph PowerShell, New-MgServicePrincipalAppRoleAssignment)'
    : 'Add it to the app registration as an application permission, and grant admin consent';
  if (missing.length === 0) return [well('Microsoft Graph lets the app be installed for receivers')];
  return missing.map(
    (name) =>
    wrong(`Microsoft Graph: ${name} is not granted`, WHY, `${how}; or leave INSTALL_FOR_RECEIVERS out`), // prettier-ignore
  );
}
