import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { CardAction } from '../../cards/index.ts';
import { commandIn } from './command-names.ts';
import { COMPOSE_COMMANDS } from './compose-names.ts';
import { messageText } from './message-text.ts';
import { plainQuestion } from './plain-question.ts';
import type { Origin, PressTurn, Said, Turn } from './turn-kinds.ts';

export type * from './turn-kinds.ts';

const ignored = (why: string): Turn => ({ kind: 'ignored', why });

/** Reads an activity that the door has let in. */
export function readTurn(activity: Activity): Turn {
  if (activity.channelId !== 'msteams') return ignored('another-channel');
  if (isOwn(activity)) return ignored('from-a-bot');
  const origin = readOrigin(activity);
  switch (activity.type) {
    case 'message':
      return readMessage(activity, origin);
    case 'messageUpdate':
      return readEdit(activity, origin);
    case 'invoke':
      return readInvoke(activity, origin);
    case 'installationUpdate':
      return readInstallation(activity, origin);
    case 'conversationUpdate':
      return readMembers(activity, origin);
    default:
      return ignored('another-activity');
  }
}

function isOwn({ from, recipient }: Activity): boolean {
  return from.role === 'bot' || from.id === recipient.id || from.id.startsWith('28:');
}

function readOrigin({ from, conversation, channelData }: Activity): Origin {
  const data = channelData as { team?: { id?: unknown } | null; channel?: unknown } | undefined;
  const type = conversation.conversationType;
  // Unless it is said to be 1:1, it is somewhere where others may read along.
  const personal = type ? type === 'personal' : !conversation.isGroup && !data?.team && !data?.channel;
  return {
    ...(from.aadObjectId && { entraId: from.aadObjectId.toLowerCase() }),
    mri: from.id,
    name: typeof from.name === 'string' ? from.name.trim().slice(0, 200) : '',
    personal,
    ...((data?.team || data?.channel || type === 'channel') && {
      team: typeof data?.team?.id === 'string' ? data.team.id : '',
    }),
    conversationId: conversation.id,
  };
}

function readMessage(activity: Activity, origin: Origin): Turn {
  const activityId = activity.id;
  if (!activityId) return ignored('no-id');
  const value: unknown = activity.value;
  if (typeof value === 'object' && value !== null && ('verb' in value || !activity.text)) {
    return press({ origin, via: 'submit', automatic: false, data: value, cardId: activity.replyToId, activityId });
  }
  return { ...origin, kind: 'said', said: readSaid(activity), activityId, edited: false, ...sentAt(activity) };
}

function readEdit(activity: Activity, origin: Origin): Turn {
  const { eventType } = (activity.channelData ?? {}) as { eventType?: unknown };
  if (eventType !== undefined && eventType !== 'editMessage') return ignored('another-update');
  const activityId = activity.id;
  if (!activityId) return ignored('no-id');
  return { ...origin, kind: 'said', said: readSaid(activity), activityId, edited: true, ...sentAt(activity) };
}

const sentAt = ({ timestamp }: Activity) => (timestamp instanceof Date ? { at: timestamp } : {});

function readSaid(activity: Activity): Said {
  const { text, mentioned } = plainQuestion(activity);
  if (text === '') return { what: hasFile(activity) ? 'attachment-only' : 'empty' };
  const command = commandIn(text);
  return command ? { what: 'command', command } : { what: 'question', text, mentioned };
}

/** Teams adds the message itself once more as text/html: only other attachments, and pictures in that one, are files. Cards are none. */
function hasFile({ attachments }: Activity): boolean {
  return (attachments ?? []).some(
    ({ contentType, content }) =>
      (contentType !== 'text/html' && !contentType.startsWith('application/vnd.microsoft.card.')) ||
      (typeof content === 'string' && /<(img|attachment)\b/i.test(content)),
  );
}

function readInvoke(activity: Activity, origin: Origin): Turn {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return readExecute(activity, origin);
    case 'composeExtension/query':
      return readLookUp(activity, origin);
    case 'composeExtension/fetchTask':
      return readCheck(activity, origin);
    case 'composeExtension/submitAction':
      return readDialog(activity, origin);
    default:
      return ignored('another-invoke');
  }
}

const { searchClauses, checkAgainstPolicy } = COMPOSE_COMMANDS;
const LookUp = z.object({
  commandId: z.literal(searchClauses.id),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});

/** Opened without anything typed, Teams sends another parameter ("initialRun"). */
function readLookUp(activity: Activity, origin: Origin): Turn {
  const read = LookUp.safeParse(activity.value).data;
  if (!read) return ignored('another-command');
  const typed = read.parameters?.find(({ name }) => name === searchClauses.parameter)?.value;
  return { ...origin, kind: 'look-up', typed: typeof typed === 'string' ? typed : '' };
}

const Check = z.object({
  commandId: z.literal(checkAgainstPolicy.id),
  messagePayload: z.object({ body: z.object({ contentType: z.string().nullish(), content: z.string() }) }).nullish(),
});

function readCheck(activity: Activity, origin: Origin): Turn {
  const read = Check.safeParse(activity.value).data;
  if (!read) return ignored('another-command');
  return { ...origin, kind: 'check-message', text: read.messagePayload ? messageText(read.messagePayload.body) : '' };
}

const Submitted = z.object({ commandId: z.literal(checkAgainstPolicy.id), data: z.unknown() });

function readDialog(activity: Activity, origin: Origin): Turn {
  const read = Submitted.safeParse(activity.value);
  if (!read.success) return ignored('another-command');
  const action = CardAction.safeParse(read.data.data).data;
  return { ...origin, kind: 'dialog', ...(action && { action }), activityId: activity.id ?? '' };
}

const Execute = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.string().optional(),
});

function readExecute(activity: Activity, origin: Origin): Turn {
  const read = Execute.safeParse(activity.value).data;
  const data = { verb: read?.action.verb, ...read?.action.data };
  const automatic = read?.trigger === 'automatic';
  return press({ origin, via: 'execute', automatic, data, cardId: activity.replyToId, activityId: activity.id ?? '' });
}

type Press = {
  origin: Origin;
  via: PressTurn['via'];
  automatic: boolean;
  data: unknown;
  cardId?: string;
  activityId: string;
};

function press({ origin, via, automatic, data, cardId, activityId }: Press): PressTurn {
  const action = CardAction.safeParse(data).data;
  return { ...origin, kind: 'press', via, automatic, ...(action && { action }), ...(cardId && { cardId }), activityId };
}

function readInstallation({ action }: { action?: string }, origin: Origin): Turn {
  switch (action ?? '') {
    case 'add':
    case 'add-upgrade':
      return { ...origin, kind: 'installed' };
    case 'remove':
      return { ...origin, kind: 'removed' };
    default:
      // "remove-upgrade" is half of an upgrade: forgetting here would welcome everybody again.
      return ignored('another-installation-update');
  }
}

function readMembers({ membersAdded, membersRemoved, recipient }: Activity, origin: Origin): Turn {
  const bot = ({ id }: { id: string }) => id === recipient.id;
  if (membersAdded?.some(bot)) return { ...origin, kind: 'installed' };
  if (membersRemoved?.some(bot)) return { ...origin, kind: 'removed' };
  return ignored('other-members');
}
