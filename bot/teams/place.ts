import type { Config } from '../config.ts';
import type { Place } from './conversation-reference.ts';
import { isServiceAllowed } from './may-come-in.ts';

/** Where Microsoft documents that a bot begins when it knows no address from a turn. */
const TEAMS = 'https://smba.trafficmanager.net/teams/';
const TEAMS_FOR_GOVERNMENT = 'https://smba.infra.gcc.teams.microsoft.com/teams/';

/** Where the bot speaks from when no turn has ever come in. `port` is asked each time: the system may choose it at start. */
export function createPlace({
  config,
  port,
}: {
  config: Pick<Config, 'mode' | 'HOST' | 'MicrosoftAppId' | 'MicrosoftAppTenantId' | 'ALLOWED_SERVICE_HOSTS'>;
  port: () => number;
}): () => Place {
  const { mode, HOST, MicrosoftAppId, MicrosoftAppTenantId } = config;
  if (mode === 'local') {
    const host = HOST.includes(':') ? `[${HOST}]` : HOST;
    return () => ({ serviceUrl: `http://${host}:${port()}/local/connector/`, botId: '28:local' });
  }
  // A trust in the government cloud takes the other host off its list.
  const serviceUrl = isServiceAllowed(new URL(TEAMS), config) ? TEAMS : TEAMS_FOR_GOVERNMENT;
  return () => ({ serviceUrl, botId: `28:${MicrosoftAppId}`, tenantId: MicrosoftAppTenantId });
}
