import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Knowledge } from '../../knowledge/index.ts';
import { createAsking } from '../../bot/asking/asking.ts';
import { readConfig } from '../../bot/config.ts';
import { createActivityHandler } from '../../bot/teams/activity-handler.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createAuthentication } from '../../bot/teams/authentication.ts';
import { COMMANDS } from '../../bot/teams/command-names.ts';
import type { ConversationBook } from '../../bot/teams/conversation-book.ts';
import type { StartTimer } from '../../bot/teams/typing.ts';
import type { Facts, Logger } from '../../bot/logger.ts';
import { aKnowledge } from './a-knowledge.ts';
import { aTeams, ownChatOf, type ATeams, type Member, type TeamsMessage } from './a-teams.ts';
import { memoryStores } from './memory-stores.ts';
import { buttonOn } from './on-card.ts';

const TENANT = '00000000-0000-4000-8000-00000000000a';
const BOT = '28:policy-guide';
const CHANNEL = '19:staffroom@thread.tacv2';
const GROUP = '19:group@thread.v2';

const person = (number: number, upn: string, more: Partial<Member> = {}): Member => ({
  entraId: `00000000-0000-4000-8000-00000000000${number}`,
  mri: `29:${number}`,
  upn,
  tenantId: TENANT,
  installed: true,
  ...more,
});

const people = () => ({
  teacher: person(1, 'teacher@staff.school.example'),
  colleague: person(2, 'colleague@staff.school.example'),
  newcomer: person(3, 'newcomer@staff.school.example', { installed: false }),
  pupil: person(4, '21pupil@pupils.school.example'),
  guest: person(5, 'guest_elsewhere.example#EXT#@staff.school.example', { userRole: 'guest' }),
  leaver: person(6, 'leaver@staff.school.example', { left: true }),
  stranger: person(7, 'stranger@staff.school.example', { tenantId: '00000000-0000-4000-8000-00000000000b' }),
});

export type Who = keyof ReturnType<typeof people>;
export type Where = 'own chat' | 'channel' | 'group chat';
interface Speaking {
  by?: Who;
  in?: Where;
  /** Of the message; a new one unless given. */
  id?: string;
  /** More of the activity. */
  and?: Record<string, unknown>;
}

export interface Logged {
  level: string;
  event: string;
  facts: Facts;
}

/** What a press or a message led to. */
export interface Outcome {
  /** New messages, in the order sent; no typing signs. */
  sent: TeamsMessage[];
  /** HTTP status and body of the answer to an invoke. */
  status: number;
  body?: { statusCode: number; type: string; value: unknown };
}

/** A school whose staff use the bot: the real adapter and handler before a Teams on loopback. Close it in the end. */
export async function aSchool({
  knowledge = aKnowledge(),
  everybodyIsStaff = false,
  startTimer = () => () => {},
}: { knowledge?: Knowledge; everybodyIsStaff?: boolean; startTimer?: StartTimer } = {}) {
  const members = people();
  const teams: ATeams = await aTeams({ members: Object.values(members) });
  const stores = memoryStores();
  const clock = { now: new Date('2026-11-22T10:32:00Z') };
  const log: Logged[] = [];
  const revisions: Knowledge[] = [knowledge];
  let keys = 0;
  let messages = 0;

  const say =
    (level: string) =>
    (event: string, facts: Facts = {}) =>
      void log.push({ level, event, facts });
  const logger: Logger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  const now = () => clock.now;
  const asking = createAsking({
    ...stores,
    knowledge: () => revisions.at(-1)!,
    knowledgeAt: (revision) => revisions.find((each) => each.revision === revision),
    trust: {
      name: 'Example Trust',
      timezone: 'Europe/London',
      safeguarding: {
        role: 'the trust’s safeguarding lead',
        receiver: members.colleague.entraId,
        phone: '01632 960123',
      },
      links: { arbor: 'https://arbor.example/' },
    },
    now,
    newKey: () => `key-${String(keys++).padStart(6, '0')}`,
    settings: { questionMaxCharacters: 2000, unansweredDays: 90, botName: 'Policy Guide', commands: COMMANDS },
  });
  const authentication = withoutRetries(createAuthentication({ config: readConfig({}) }));
  const adapter = createAdapter({ authentication, newReference: () => 'REF-8', log: logger });
  const book: ConversationBook = stores.book;
  const handler = createActivityHandler({
    asking,
    book,
    appId: '',
    staff: everybodyIsStaff ? {} : { pattern: /^[a-z_.#@0-9]+@staff\.school\.example$/i, tenantId: TENANT },
    settings: { typingAfterMilliseconds: 500 },
    now,
    startTimer,
    newReference: () => 'REF-7',
    log: logger,
  });

  const receives = async (activity: Record<string, unknown>): Promise<Outcome> => {
    const before = teams.messages.length;
    const outcome: Outcome = { sent: [], status: 0 };
    const response = {
      socket: undefined,
      status: (status: number) => void (outcome.status = status),
      send: (body: unknown) => void (outcome.body = body as Outcome['body']),
      header: () => {},
      end: () => {},
    };
    await adapter.process({ method: 'POST', headers: {}, body: activity }, response as never, (context) =>
      handler.run(context),
    );
    outcome.sent = teams.messages.slice(before).filter(({ type }) => type === 'message');
    return outcome;
  };

  const activityOf = (
    type: string,
    { by = 'teacher', in: where = 'own chat', id = `q${++messages}`, and }: Speaking,
  ) => ({
    type,
    id,
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    timestamp: now().toISOString(),
    from: { id: members[by].mri, aadObjectId: members[by].entraId, name: 'Somebody' },
    recipient: { id: BOT, name: 'Policy Guide' },
    conversation: conversationOf(where, members[by]),
    channelData: {
      tenant: { id: TENANT },
      ...(where === 'channel' && { team: { id: CHANNEL }, channel: { id: CHANNEL } }),
    },
    ...and,
  });

  const school = {
    members,
    teams,
    log,
    clock,
    asking,
    ...stores,
    receives,
    activityOf,
    chatOf: (who: Who) => ownChatOf(members[who]),

    /** Somebody writes to the bot; where others are, with a mention. */
    asks: (text: string, speaking: Speaking = {}) => {
      const mention = (speaking.in ?? 'own chat') === 'own chat' ? {} : mentioned(text);
      return receives({ ...activityOf('message', speaking), text, textFormat: 'plain', ...mention, ...speaking.and });
    },
    /** They change a message they wrote. */
    edits: (id: string, text: string, speaking: Speaking = {}) => {
      const activity = activityOf('messageUpdate', { ...speaking, id });
      const mention = (speaking.in ?? 'own chat') === 'own chat' ? {} : mentioned(text);
      return receives({
        ...activity,
        text,
        ...mention,
        channelData: { ...activity.channelData, eventType: 'editMessage' },
      });
    },
    /** They press a button of a message's card. */
    presses: (
      title: string,
      { on, via = 'execute', ...speaking }: Speaking & { on: TeamsMessage; via?: 'execute' | 'submit' },
    ) => school.pressesData(buttonOn(on.card, title).data, { on, via, ...speaking }),
    /** A press with any data, as somebody who altered a card could send. */
    pressesData: (
      data: Record<string, unknown>,
      { on, via = 'execute', ...speaking }: Speaking & { on: TeamsMessage; via?: 'execute' | 'submit' },
    ) =>
      receives(
        via === 'execute'
          ? {
              ...activityOf('invoke', speaking),
              name: 'adaptiveCard/action',
              value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
              replyToId: on.id,
            }
          : { ...activityOf('message', speaking), value: data, replyToId: on.id },
      ),
    /** The app is installed for them; Teams says so twice. */
    installs: async (speaking: Speaking = {}): Promise<TeamsMessage[]> => {
      const outcomes = await Promise.all([
        receives({ ...activityOf('installationUpdate', speaking), action: 'add' }),
        receives({ ...activityOf('conversationUpdate', speaking), membersAdded: [{ id: BOT }] }),
      ]);
      return [...new Set(outcomes.flatMap(({ sent }) => sent))];
    },
    removes: (speaking: Speaking = {}) => receives({ ...activityOf('installationUpdate', speaking), action: 'remove' }),
    /** The trust publishes another revision. */
    publishes: (next: Knowledge) => void revisions.push(next),
    events: () => log.map(({ event }) => event),
    close: () => teams.close(),
  };
  return school;
}

export type ASchool = Awaited<ReturnType<typeof aSchool>>;

/** botbuilder's own retries take seconds and are not ours to test. */
function withoutRetries(authentication: BotFrameworkAuthentication): BotFrameworkAuthentication {
  const real = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity) => ({
    async create(serviceUrl, audience) {
      const connector = await real(identity).create(serviceUrl, audience);
      const { client } = connector as unknown as {
        client: { pipeline: { removePolicy(policy: { name: string }): void } };
      };
      client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
      return connector;
    },
  });
  return authentication;
}

const mentioned = (text: string) => ({
  text: `<at>Policy Guide</at> ${text}`,
  entities: [{ type: 'mention', text: '<at>Policy Guide</at>', mentioned: { id: BOT, name: 'Policy Guide' } }],
});

function conversationOf(where: Where, member: Member) {
  switch (where) {
    case 'own chat':
      return { id: ownChatOf(member), conversationType: 'personal', tenantId: TENANT };
    case 'channel':
      return { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT };
    case 'group chat':
      return { id: GROUP, conversationType: 'groupChat', isGroup: true, tenantId: TENANT };
    default:
      return where satisfies never;
  }
}
