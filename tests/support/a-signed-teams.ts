import { aSignedChannel, APP_ID, TENANT } from './a-signed-channel.ts';
import { aTeams, ownChatOf, type Member, type TeamsMessage } from './a-teams.ts';
import { buttonOn, wordsOn } from './on-card.ts';

export const aMember = (number: number, upn: string, installed = true): Member => ({
  entraId: `00000000-0000-4000-8000-00000000000${number}`,
  mri: `29:${number}`,
  upn,
  tenantId: TENANT,
  installed,
});

const GROUP = { id: '19:trip@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT };

/** A Teams on loopback that signs what it posts, for a service in a process of its own. Close it in the end. */
export async function aSignedTeams({
  members,
  url,
}: {
  members: readonly Member[];
  /** Where the next activity is posted: /api/messages of whichever instance has its turn. */
  url: () => string;
}) {
  const teams = await aTeams({ members, admits: (authorization) => channel.isTheBot(authorization) });
  const channel = await aSignedChannel({ serviceUrl: teams.serviceUrl });
  let next = 0;

  /** As Teams does, it comes again, under the same id, where nobody answered. */
  const posts = async (by: Member, activity: Record<string, unknown>, token = channel.token()) => {
    const body = JSON.stringify({
      id: `a${next++}`,
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: by.mri, aadObjectId: by.entraId, name: 'Somebody' },
      recipient: { id: `28:${APP_ID}`, name: 'Policy Guide' },
      conversation: { id: ownChatOf(by), conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...activity,
    });
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    for (let times = 0; ; times++) {
      const response = await fetch(url(), { method: 'POST', headers, body }).catch(() => undefined);
      if (response) {
        const text = await response.text();
        return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as unknown };
      }
      if (times > 5) throw new Error('Nobody answers.');
    }
  };
  const inChatOf = (one: Member) =>
    teams.messages.filter(({ conversationId, card }) => card && conversationId === ownChatOf(one));

  return {
    ...teams,
    channel,
    posts,
    inChatOf,
    /** Until something has come to pass. */
    async heard(check: () => boolean, milliseconds = 20_000): Promise<void> {
      const end = Date.now() + milliseconds;
      while (!check()) {
        if (Date.now() > end) throw new Error('It did not come to pass.');
        await new Promise((again) => setTimeout(again, 50));
      }
    },
    /** The newest card in somebody's own chat with such words, once it is there. */
    async saw(one: Member, words: RegExp, milliseconds = 20_000): Promise<TeamsMessage> {
      const end = Date.now() + milliseconds;
      for (;;) {
        const found = inChatOf(one).filter(({ card }) => words.test(wordsOn(card)));
        const newest = found.at(-1);
        if (newest) return newest;
        if (Date.now() > end) throw new Error(`No card says ${words}: ${inChatOf(one).map(({ card }) => wordsOn(card).slice(0, 100)).join(' | ')}`); // prettier-ignore
        await new Promise((again) => setTimeout(again, 50));
      }
    },
    executes(by: Member, on: TeamsMessage, title: string) {
      const { verb, data } = buttonOn(on.card, title);
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      return posts(by, { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id, value });
    },
    /** In a group chat that the bot is not in. */
    composes: (by: Member, name: string, value: object) =>
      posts(by, { type: 'invoke', name: `composeExtension/${name}`, value, conversation: GROUP }),
    close: () => Promise.all([teams.close(), channel.close()]),
  };
}
