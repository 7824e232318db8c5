import type { Config } from '../config.ts';
import { ends } from './ends.ts';
import { notHere, look, well, wrong, type Said } from './finding.ts';
import type { LookAt } from './look-at.ts';

/** What Node says when a server cannot be reached, in words. */
const REASONS: Readonly<Record<string, [why: string, mend: string]>> = {
  ENOTFOUND: ['no such name is known', 'Enter the host of PUBLIC_URL in the DNS'],
  ECONNREFUSED: ['nothing listens there', 'Start the service, and send the address on to its PORT'],
  ETIMEDOUT: ['it does not answer', 'Open the firewall for https from the internet'],
  CERT_HAS_EXPIRED: ['its certificate has ended', 'Renew the certificate'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is for another name', 'Get one for the host of PUBLIC_URL'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is signed by nobody that others know', 'Get one from a public authority'], // prettier-ignore
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate is signed by nobody that others know', 'Get one from a public authority'], // prettier-ignore
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['it does not send the whole chain of its certificate', 'Install the certificates in between as well'], // prettier-ignore
};

/** Whether the service can be reached at PUBLIC_URL, as Teams reaches it, and is ready. */
export async function checkEndpoint(
  { mode, PUBLIC_URL }: Pick<Config, 'mode' | 'PUBLIC_URL'>,
  lookAt: LookAt,
  now: Date,
): Promise<Said[]> {
  // prettier-ignore
  if (mode === 'local') return [notHere('In local mode nobody else can reach the service')];
  if (PUBLIC_URL === undefined)
    return [wrong('PUBLIC_URL is not set', 'the app package and the tabs need it', 'Set it to the https address at which Teams reaches the service')]; // prettier-ignore
  const base = PUBLIC_URL.replace(/\/+$/, '');
  const said: Said[] = [];
  try {
    const seen = await lookAt(`${base}/healthz`);
    if (seen.status !== 200 || !seen.body.includes('"alive"'))
      return [wrong(`${base} is not Policy Guide`, `/healthz answers ${seen.status}`, 'Send the address on to this service, all paths')]; // prettier-ignore
    said.push(well(`${base} is reached`));
    if (seen.certificateEnds)
      said.push(ends({ what: 'The certificate of PUBLIC_URL', on: seen.certificateEnds, now, why: 'Teams reaches nothing without one', mend: 'Renew it, and see why it is not renewed by itself' })); // prettier-ignore
    else said.push(look('PUBLIC_URL is not https', 'Teams takes https only', 'Put a server with a certificate before it')); // prettier-ignore
    const ready = await lookAt(`${base}/readyz`);
    if (ready.status !== 200)
      said.push(wrong('The service says that it is not ready', `/readyz answers ${ready.status}`, 'Look for “not ready” in its log')); // prettier-ignore
  } catch (error) {
    const { code = 'no code' } = error as { code?: string };
    const [why, mend] = REASONS[code] ?? [code, 'See that PUBLIC_URL can be reached from here'];
    said.push(wrong(`${base} cannot be reached`, why, mend));
  }
  return said;
}
