import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AuthenticationConstants, type AppCredentials } from 'botframework-connector';
import type { Config } from '../config.ts';

/** Makes the function that signs the bot in as it does before it sends: secret, certificate or managed identity. Rejects with the library's error. */
export function createFetchToken(
  config: Config,
  {
    audience = config.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope,
    anew = true,
  }: {
    /** Whom the token is for. */
    audience?: string;
    /** Not one that was fetched before and still holds. */
    anew?: boolean;
  } = {},
): () => Promise<string> {
  const factory = new ConfigurationServiceClientCredentialFactory(config);
  return async () => {
    const credentials = await factory.createCredentials(
      config.MicrosoftAppId ?? '',
      audience,
      config.ToChannelFromBotLoginUrl ?? AuthenticationConstants.ToChannelFromBotLoginUrl,
      true,
    );
    return (credentials as AppCredentials).getToken(anew);
  };
}
