import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import { ends } from './ends.ts';
import { errorName } from './error-name.ts';
import { look, notHere, well, wrong, type Said } from './finding.ts';
import { readClaims } from './read-claims.ts';

/** Fetches the description of a tenant; rejects where it cannot be fetched. */
export type ReadTenant = (address: string) => Promise<{ status: number; body: unknown }>;

/** Entra's numbers for what goes wrong most, and the way out. */
const ENTRA: Readonly<Record<string, [what: string, mend: string]>> = {
  AADSTS7000215: ['the client secret is wrong', 'Copy the secret’s value (not its id) into MicrosoftAppPassword'],
  AADSTS7000222: ['the client secret has ended', 'Make a new one in Entra, set MicrosoftAppPassword and SECRET_EXPIRES_ON'], // prettier-ignore
  AADSTS700016: ['Entra knows no such application in this tenant', 'Compare MicrosoftAppId and MicrosoftAppTenantId with the app registration'], // prettier-ignore
  AADSTS90002: ['there is no such tenant', 'Correct MicrosoftAppTenantId'],
  AADSTS700027: ['Entra does not know this certificate', 'Upload the certificate to the app registration, and correct CertificateThumbprint'], // prettier-ignore
  AADSTS7000112: ['the application is switched off', 'Switch it on in Entra, Enterprise applications'],
};

/** Whether the bot can sign in to send. */
export async function checkCredentials(config: Config, fetchToken: () => Promise<string>): Promise<Said[]> {
  if (config.mode === 'local') return [notHere('In local mode the bot signs in nowhere')];
  let token: string;
  try {
    token = await fetchToken();
  } catch (error) {
    if (config.CertificatePrivateKey !== undefined && !isPrivateKey(config.CertificatePrivateKey))
      return [wrong('The private key cannot be read', 'the bot cannot sign in to send', 'Put the key into CertificatePrivateKey, from BEGIN to END PRIVATE KEY, its lines joined by \\n; one without a password')]; // prettier-ignore
    const text = error instanceof Error ? error.message : String(error);
    const [number] = /AADSTS\d+/.exec(text) ?? [];
    const [why, mend] = ENTRA[number ?? ''] ?? [number ?? errorName(error), isManagedIdentity(config) ? 'Run doctor where the service runs: only there is the identity of MicrosoftAppId' : 'See that login.microsoftonline.com can be reached from here, and what Entra’s sign-in log says']; // prettier-ignore
    return [wrong('The bot cannot sign in to send', why, mend)];
  }
  const tenant = readClaims(token)?.tid;
  if (tenant !== undefined && tenant !== config.MicrosoftAppTenantId?.toLowerCase())
    return [wrong('The bot signs in at another tenant', 'its messages would be of another trust', 'Correct MicrosoftAppTenantId')]; // prettier-ignore
  return [well('The bot can sign in: a token was fetched')];
}

/** Whether the bot is one of Azure's identities: no registration, no secret. */
export const isManagedIdentity = ({ MicrosoftAppType }: Pick<Config, 'MicrosoftAppType'>) =>
  MicrosoftAppType?.toLowerCase() === 'userassignedmsi';

/** When the credential ends, by the certificate itself or by what was noted. */
export function checkEnd(config: Config, now: Date): Said[] {
  if (config.mode === 'local') return [notHere('In local mode there is no secret')];
  if (isManagedIdentity(config)) return [well('A managed identity has no secret that could end')];
  const certificate = certificateIn(config.CertificatePrivateKey);
  const what = config.CertificateThumbprint === undefined ? 'The client secret' : 'The certificate';
  const why = 'from then on the bot can send nothing, no notice either';
  const mend = 'Make a new one in Entra, set it, and set SECRET_EXPIRES_ON';
  if (certificate === 'unreadable')
    return [wrong('The certificate behind the private key cannot be read', why, 'Paste it anew, from BEGIN to END CERTIFICATE')]; // prettier-ignore
  const said: Said[] = [];
  if (certificate) {
    const thumbprint = certificate.fingerprint.replaceAll(':', '');
    if (thumbprint.toLowerCase() !== config.CertificateThumbprint?.replaceAll(':', '').toLowerCase())
      said.push(wrong('CertificateThumbprint is not that of the certificate', 'Entra would refuse the sign-in', `Set it to ${thumbprint}`)); // prettier-ignore
  }
  const on = certificate ? new Date(certificate.validTo) : endOfDay(config.SECRET_EXPIRES_ON);
  if (on === undefined)
    return [...said, look(`Nobody knows when ${what.toLowerCase()} ends`, why, 'Set SECRET_EXPIRES_ON to the day that Entra shows')]; // prettier-ignore
  return [...said, ends({ what, on, now, why, mend })];
}

/** Whether Entra knows the tenant. */
export async function checkTenant(config: Config, readTenant: ReadTenant): Promise<Said[]> {
  if (config.mode === 'local') return [notHere('In local mode there is no tenant')];
  const tenant = config.MicrosoftAppTenantId ?? '';
  try {
    const { status, body } = await readTenant(`${config.SSO_AUTHORITY}/${tenant}/v2.0/.well-known/openid-configuration`); // prettier-ignore
    const { issuer } = (body ?? {}) as { issuer?: unknown };
    if (status === 200 && String(issuer).toLowerCase().includes(tenant.toLowerCase())) return [well('Entra knows the tenant')]; // prettier-ignore
    return [wrong('Entra does not know the tenant', 'every message of Teams would be refused', 'Copy the tenant id from the Entra admin centre into MicrosoftAppTenantId')]; // prettier-ignore
  } catch (error) {
    return [wrong('Entra cannot be asked about the tenant', errorName(error), 'Let this computer reach login.microsoftonline.com')]; // prettier-ignore
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}

const endOfDay = (day: string | undefined) => (day === undefined ? undefined : new Date(`${day}T23:59:59Z`));

function certificateIn(pem: string | undefined): X509Certificate | 'unreadable' | undefined {
  const from = pem?.indexOf('-----BEGIN CERTIFICATE-----') ?? -1;
  if (pem === undefined || from < 0) return undefined;
  try {
    return new X509Certificate(pem.slice(from));
  } catch {
    return 'unreadable';
  }
}
