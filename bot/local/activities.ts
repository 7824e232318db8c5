import type { MessageView, PressRequest } from './contract.ts';
import type { Conversation } from './conversations.ts';
import { LOCAL_BOT, LOCAL_TENANT, type DirectoryEntry } from './directory.ts';

/** What every activity of a turn shares. */
export interface Turn {
  conversation: Conversation;
  person: DirectoryEntry;
  /** First message of the thread; only in the channel. */
  thread?: string;
  id: string;
  at: Date;
  serviceUrl: string;
  botName: string;
}

/** A message as Teams' service posts it: with the formatted text as a second, HTML attachment. */
export function messageActivity(
  turn: Turn & { message: MessageView; mention: boolean; files: { name: string; type: string }[] },
) {
  const { text, entities } = turn.mention
    ? {
        text: `<at>${turn.botName}</at> ${turn.message.text}`,
        entities: [{ type: 'mention', text: `<at>${turn.botName}</at>`, mentioned: bot(turn) }],
      }
    : { text: turn.message.text, entities: [] };
  return {
    ...base(turn),
    type: 'message',
    text,
    textFormat: 'plain',
    attachments: [...turn.files.map((file) => fileAttachment(file)), htmlAttachment(turn, turn.message.text)],
    entities: [...entities, clientInfo],
  };
}

/** The same message after its writer edited it. */
export function editActivity(turn: Parameters<typeof messageActivity>[0]) {
  const message = messageActivity(turn);
  return { ...message, type: 'messageUpdate', channelData: { ...message.channelData, eventType: 'editMessage' } };
}

/** The writer deleted a message. */
export function deleteActivity(turn: Turn) {
  const activity = base(turn);
  return {
    ...activity,
    type: 'messageDelete',
    channelData: { ...activity.channelData, eventType: 'softDeleteMessage' },
  };
}

/** The app was added to or removed from a conversation. Teams sends conversationUpdate as well when it is added. */
export function installActivity(turn: Turn & { action: 'add' | 'remove' }) {
  return { ...base(turn), type: 'installationUpdate', action: turn.action };
}

export function addedActivity(turn: Turn) {
  return { ...base(turn), type: 'conversationUpdate', membersAdded: [bot(turn)] };
}

/** A press of an Action.Submit: a message without text. */
export function submitActivity(turn: Turn & { card: MessageView; data: Record<string, unknown> }) {
  return { ...base(turn), type: 'message', value: turn.data, replyToId: turn.card.id, entities: [clientInfo] };
}

export type ExecuteAction = Extract<PressRequest['action'], { type: 'Action.Execute' }>;

/** A press of an Action.Execute, or (trigger "automatic") a card that refreshes itself. */
export function executeActivity(
  turn: Turn & { card: MessageView; action: ExecuteAction; trigger: 'manual' | 'automatic' },
) {
  const activity = base(turn);
  return {
    ...activity,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: turn.action, trigger: turn.trigger },
    replyToId: turn.card.id,
    channelData: { ...activity.channelData, source: { name: 'message' }, legacy: { replyToId: turn.card.id } },
    entities: [clientInfo],
  };
}

const invoke = (turn: Turn, name: string, value: object) => ({ ...base(turn), type: 'invoke', name, value, entities: [clientInfo] }); // prettier-ignore

/** Something typed into the compose box' search; nothing yet when it is opened. */
export const lookUpActivity = ({ typed, ...turn }: Turn & { typed: string }) =>
  invoke(turn, 'composeExtension/query', {
    commandId: 'searchClauses',
    parameters: [typed === '' ? { name: 'initialRun', value: 'true' } : { name: 'query', value: typed }],
    queryOptions: { skip: 0, count: 25 },
  });

/** "Check against policy" in a message's menu. */
export const checkActivity = ({ message, ...turn }: Turn & { message: MessageView }) =>
  invoke(turn, 'composeExtension/fetchTask', {
    ...ofTheMenu,
    messagePayload: {
      id: message.id,
      createdDateTime: message.at,
      body: { contentType: 'html', content: htmlOf(message.text) },
      attachments: [],
      mentions: [],
    },
  });

/** A button in the dialog that this opened. */
export const dialogActivity = ({ data, ...turn }: Turn & { data: Record<string, unknown> }) =>
  invoke(turn, 'composeExtension/submitAction', { ...ofTheMenu, data });

const ofTheMenu = { commandId: 'checkAgainstPolicy', commandContext: 'message' };

const clientInfo = { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' };

function base(turn: Turn) {
  const { conversation, person, thread } = turn;
  const inChannel = conversation.type === 'channel';
  return {
    id: turn.id,
    channelId: 'msteams',
    timestamp: turn.at.toISOString(),
    localTimestamp: turn.at.toISOString(),
    locale: 'en-GB',
    serviceUrl: turn.serviceUrl,
    from: { id: person.mri, name: person.name, aadObjectId: person.id },
    recipient: bot(turn),
    conversation: {
      id: inChannel && thread !== undefined ? `${conversation.id};messageid=${thread}` : conversation.id,
      conversationType: conversation.type,
      tenantId: LOCAL_TENANT,
      ...(conversation.type === 'personal' ? {} : { isGroup: true, name: conversation.name }),
    },
    channelData: {
      tenant: { id: LOCAL_TENANT },
      // The first channel of a team has the team's id.
      ...(inChannel && {
        teamsChannelId: conversation.id,
        teamsTeamId: conversation.id,
        channel: { id: conversation.id },
        team: { id: conversation.id, name: 'All staff' },
      }),
    },
  };
}

function bot({ botName }: { botName: string }) {
  return { id: LOCAL_BOT, name: botName };
}

function fileAttachment({ name, type }: { name: string; type: string }) {
  // The bot never opens what is sent to it; these addresses answer 404 to whoever tries.
  return type.startsWith('image/')
    ? { contentType: 'image/*', name, contentUrl: 'http://127.0.0.1:9/local-mode-keeps-no-files' }
    : {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        content: {
          downloadUrl: 'http://127.0.0.1:9/local-mode-keeps-no-files',
          uniqueId: name,
          fileType: name.split('.').at(-1),
        },
      };
}

function htmlAttachment(turn: Turn & { mention: boolean }, text: string) {
  const mention = turn.mention
    ? `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${turn.botName}</span>&nbsp;`
    : '';
  return { contentType: 'text/html', content: `<p>${mention}${escaped(text)}</p>` };
}

const htmlOf = (text: string) => `<p>${escaped(text)}</p>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
