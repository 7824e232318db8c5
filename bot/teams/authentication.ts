import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  type ConnectorFactory,
} from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.ts';
import { isServiceAllowed } from './may-come-in.ts';
import type { Pipeline } from './one-attempt.ts';

type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;

// Teams has a handful of regional addresses; more than these would be somebody playing with paths.
const CONNECTORS_KEPT = 50;

/**
 * botbuilder's sign-in with two differences. It takes tokens of the channel only: botbuilder also takes the emulator's and
 * other bots', and does not compare serviceUrl in those. And connectors are kept by address: making one anew for every
 * message is half of what an answer costs. In local mode (no MicrosoftAppId) nothing is signed and everything passes.
 */
export function createAuthentication({
  config,
  tune = () => undefined,
}: {
  config: Config;
  /** Changes how the requests of each connector are made. */
  tune?: (pipeline: Pipeline) => void;
}): BotFrameworkAuthentication {
  const botbuilder = new ConfigurationBotFrameworkAuthentication(
    ownNames(config),
    new ConfigurationServiceClientCredentialFactory(config),
  );
  const issuer = config.ToBotFromChannelTokenIssuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
  const connectors = new LRUCache<string, Connector>({ max: CONNECTORS_KEPT });
  // Everything that is not replaced here is botbuilder's.
  const authentication = Object.create(botbuilder) as BotFrameworkAuthentication;

  authentication.createConnectorFactory = (identity) => ({
    async create(serviceUrl, audience) {
      const key = `${audience ?? ''} ${serviceUrl}`;
      const kept = connectors.get(key);
      if (kept !== undefined) return kept;
      // Addresses that were kept from earlier turns come past here too: they may have been taken off the list since.
      if (!URL.canParse(serviceUrl) || !isServiceAllowed(new URL(serviceUrl), config))
        throw new Error('The bot may not send to this host: see ALLOWED_SERVICE_HOSTS.');
      const made = await botbuilder.createConnectorFactory(identity).create(serviceUrl, audience ?? '');
      const { pipeline } = (made as unknown as { client: { pipeline: Pipeline } }).client;
      for (const name of UNUSED) pipeline.removePolicy({ name });
      tune(pipeline);
      connectors.set(key, made);
      return made;
    },
  });

  let userTokens: ReturnType<BotFrameworkAuthentication['createUserTokenClient']> | undefined;
  authentication.createUserTokenClient = (identity) => (userTokens ??= botbuilder.createUserTokenClient(identity));

  authentication.authenticateRequest = async (activity, header) => {
    const result = await botbuilder.authenticateRequest(activity, header);
    const { claimsIdentity } = result;
    if (config.mode === 'teams' && claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim) !== issuer)
      throw new AuthenticationError('Only the channel may post here.', 401);
    return { ...result, connectorFactory: authentication.createConnectorFactory(claimsIdentity) };
  };
  return authentication;
}

// A redirect could lead to a host that is not listed; the others do nothing for JSON messages but take their turn at each.
const UNUSED = ['redirectPolicy', 'tracingPolicy', 'logPolicy', 'formDataPolicy', 'multipartPolicy'];

/** The settings that botbuilder reads, under its own names. */
function ownNames(config: Config) {
  return {
    MicrosoftAppId: config.MicrosoftAppId,
    MicrosoftAppTenantId: config.MicrosoftAppTenantId,
    ToChannelFromBotLoginUrl: config.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: config.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: config.ToBotFromChannelTokenIssuer,
    OAuthUrl: config.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: config.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: config.ToBotFromEmulatorOpenIdMetadataUrl,
  };
}
