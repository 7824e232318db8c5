import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from 'botbuilder';
import type { ATrust } from '../faults/a-trust.ts';

/** The least that a bot of botbuilder can do to tell somebody: create the conversation, send a card. Nothing is stored. */
export function bareNotices({ trust, serviceUrl }: { trust: ATrust; serviceUrl: string }) {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const card = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'A pupil has made contact.' }] },
  };
  return {
    tell: (head: number) =>
      adapter.createConversationAsync(
        '',
        'msteams',
        serviceUrl,
        'https://api.botframework.com',
        {
          isGroup: false,
          bot: { id: '28:bot', name: 'Policy Guide' },
          members: [{ id: trust.heads[head]!.entraId, name: '' }],
          tenantId: trust.tenant,
          channelData: { tenant: { id: trust.tenant } },
        },
        async (context) => void (await context.sendActivity(MessageFactory.attachment(card))),
      ),
  };
}
