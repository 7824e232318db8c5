import type { Activity } from 'botbuilder';
import type { Config } from '../config.ts';

type Needs = Pick<Config, 'mode' | 'MicrosoftAppTenantId' | 'ALLOWED_SERVICE_HOSTS'>;

/**
 * Why an activity may not come in, or undefined. The signature says that Teams sent it; that it is of our tenant, and that
 * we may answer to its serviceUrl, nobody checks but us.
 */
export function whyRefused(activity: Activity, needs: Needs): string | undefined {
  if (activity.channelId !== 'msteams') return 'another-channel';
  return whyForeignTenant(activity, needs) ?? whyForeignService(activity, needs);
}

function whyForeignTenant(activity: Activity, { MicrosoftAppTenantId: ours }: Needs): string | undefined {
  // Only in local mode: with Teams the tenant is a required setting.
  if (ours === undefined) return undefined;
  const channelData = activity.channelData as { tenant?: { id: string } } | undefined;
  const said = [channelData?.tenant?.id, activity.conversation.tenantId].filter((tenant) => typeof tenant === 'string');
  if (said.length === 0) return 'no-tenant';
  return said.every((tenant) => tenant.toLowerCase() === ours.toLowerCase()) ? undefined : 'another-tenant';
}

function whyForeignService({ serviceUrl }: Partial<Activity>, needs: Needs): string | undefined {
  if (serviceUrl === undefined) return 'no-service-url';
  if (!URL.canParse(serviceUrl)) return 'unknown-service-host';
  return isServiceAllowed(new URL(serviceUrl), needs) ? undefined : 'unknown-service-host';
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether the bot may send there. Plain http and other ports are for loopback, which outside local mode must be listed by name. */
export function isServiceAllowed(url: URL, { mode, ALLOWED_SERVICE_HOSTS }: Needs): boolean {
  const { protocol, hostname, host, port, username, password } = url;
  if (username !== '' || password !== '') return false;
  if (mode === 'local') return protocol === 'http:' && loopback.includes(hostname);
  const listed = ALLOWED_SERVICE_HOSTS.some((allowed) =>
    allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : allowed === host || allowed === hostname,
  );
  if (loopback.includes(hostname)) return listed;
  return listed && protocol === 'https:' && (port === '' || ALLOWED_SERVICE_HOSTS.includes(host));
}
