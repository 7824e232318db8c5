import { CloudAdapter } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Logger } from '../logger.ts';

/**
 * botbuilder's adapter. What throws out of a turn ends here, in the log: the handler answers the person itself, because
 * after this hook an invoke is answered 501 without a body, and a failed continueConversationAsync looks like a sent one.
 */
export function createAdapter(needs: {
  authentication: BotFrameworkAuthentication;
  newReference: () => string;
  log: Logger;
}): CloudAdapter {
  const adapter = new CloudAdapter(needs.authentication);
  // eslint-disable-next-line @typescript-eslint/require-await -- botbuilder's type wants a promise
  adapter.onTurnError = async (_context, error) => {
    needs.log.error('turn failed', { reference: needs.newReference(), error });
  };
  return adapter;
}
