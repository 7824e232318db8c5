import type { BotFrameworkAuthentication } from 'botframework-connector';
import { createAsked } from '../../bot/asked/asked.ts';
import { createTellAskers } from '../../bot/asked/tell-askers.ts';
import { createAsking } from '../../bot/asking/asking.ts';
import { readConfig } from '../../bot/config.ts';
import { createActivityHandler } from '../../bot/teams/activity-handler.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createAuthentication } from '../../bot/teams/authentication.ts';
import { createEscalation } from '../../bot/escalation/escalation.ts';
import { applied } from '../../bot/escalation/matter.ts';
import type { Schools } from '../../bot/schools.ts';
import { sqlMatters } from '../../bot/storage/matters.ts';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { sqlOutbox } from '../../bot/storage/outbox.ts';
import { sqlSchoolBook } from '../../bot/storage/school-book.ts';
import { createCourier } from '../../bot/teams/courier.ts';
import type { Places } from '../../bot/teams/may-write-here.ts';
import { createTellAsker } from '../../bot/teams/tell-asker.ts';
import { createTelling } from '../../bot/teams/telling.ts';
import { createWhoIsTold } from '../../bot/teams/who-is-told.ts';
import { COMMANDS } from '../../bot/teams/command-names.ts';
import type { ConversationBook } from '../../bot/teams/conversation-book.ts';
import type { StartTimer } from '../../bot/teams/typing.ts';
import type { Facts, Logger } from '../../bot/logger.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { aKnowledge } from './a-knowledge.ts';
import { aTeams, ownChatOf, type ATeams, type Member, type TeamsMessage } from './a-teams.ts';
import { memoryStores } from './memory-stores.ts';
import { buttonOn } from './on-card.ts';

const TENANT = '00000000-0000-4000-8000-00000000000a';
const BOT = '28:policy-guide';
const CHANNEL = '19:staffroom@thread.tacv2';
const GROUP = '19:group@thread.v2';

const person = (number: number | string, upn: string, more: Partial<Member> = {}): Member => ({
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
  head: person(8, 'head@staff.school.example'),
  deputy: person(9, 'deputy@staff.school.example'),
  alternate: person('a', 'alternate@staff.school.example'),
  trustLead: person('b', 'trust.lead@staff.school.example'),
  admin: person('c', 'admin@staff.school.example'),
});

/** Two schools. In the first everybody has a deputy; the second has a Headteacher only. */
const theSchools = (members: ReturnType<typeof people>): Schools => ({
  trust: {
    name: 'Example Trust',
    timezone: 'Europe/London',
    safeguarding: { role: 'the trust’s safeguarding lead', receiver: members.trustLead.entraId, phone: '01632 960123' },
    links: { arbor: 'https://arbor.example/' },
  },
  schools: [
    {
      id: 'northfield',
      name: 'Northfield School',
      headteacher: members.head.entraId,
      deputies: [members.deputy.entraId],
      alternate: members.alternate.entraId,
      phone: '01632 960111',
      hours: {},
      closed: [],
      acknowledgeWithinMinutes: 30,
    },
    {
      id: 'southmere',
      name: 'Southmere School',
      headteacher: members.colleague.entraId,
      deputies: [],
      phone: '01632 960121',
      hours: {},
      closed: [],
      acknowledgeWithinMinutes: 30,
    },
  ],
});

/** Ids that look like Entra's, in order. */
function idsFrom(first: number): () => string {
  let next = first;
  return () => `00000000-0000-4000-9000-${String(next++).padStart(12, '0')}`;
}

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
  places,
  startTimer = () => () => {},
}: { knowledge?: Knowledge; everybodyIsStaff?: boolean; places?: Places; startTimer?: StartTimer } = {}) {
  const members = people();
  const teams: ATeams = await aTeams({ members: Object.values(members) });
  const stores = memoryStores();
  const database = await openDatabase('sqlite::memory:');
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
  const newId = idsFrom(1);
  const matterStores = {
    matters: sqlMatters(database.db, { applied, newId }),
    outbox: sqlOutbox(database.db),
    schoolBook: sqlSchoolBook(database.db),
  };
  const schools = theSchools(members);
  const inForce = { schools };
  const minutes = { undelivered: 5, withoutSchool: 5 };
  let references = 0;
  const revisionsAtHand = {
    knowledge: () => revisions.at(-1)!,
    knowledgeAt: (revision: string) => Promise.resolve(revisions.find((each) => each.revision === revision)),
  };
  const escalation = createEscalation({
    ...matterStores,
    schools: () => inForce.schools,
    minutes,
    detailDays: 90,
    now,
    newId,
    newReference: () => `K7P4Q${'23456789ABCDEFGHJKMNPQRSTVWXYZ'[references++] ?? 'Z'}`,
    // Nothing is sent by itself: `delivers()` says when.
    kick: () => undefined,
    log: logger,
  });
  const asking = createAsking({
    ...stores,
    ...revisionsAtHand,
    seal: { of: ({ question, person }) => `seal-${question}-${person}` },
    whoIsTold: createWhoIsTold({ schools: () => inForce.schools, schoolOf: escalation.schoolOf }),
    trust: () => schools.trust,
    now,
    newKey: () => `key-${String(keys++).padStart(6, '0')}`,
    settings: { questionMaxCharacters: 2000, unansweredDays: 90, botName: 'Policy Guide', commands: COMMANDS },
  });
  const authentication = withoutRetries(createAuthentication({ config: readConfig({}) }));
  const adapter = createAdapter({ authentication, newReference: () => 'REF-8', log: logger });
  const book: ConversationBook = stores.book;
  const courier = createCourier({
    adapter,
    appId: '',
    book,
    place: () => ({ serviceUrl: teams.serviceUrl, botId: BOT, botName: 'Policy Guide', tenantId: TENANT }),
    config: readConfig({}),
    now,
    log: logger,
  });
  const askedInVain = createAsked({
    store: stores.asked,
    knowledge: () => revisionsAtHand.knowledge(),
    intoDraft: () => Promise.resolve({ kind: 'not-there' }),
    countPupilSignal: (on) => stores.unanswered.countPupilSignal(on),
  });
  const tellAskers = () =>
    createTellAskers({
      store: stores.asked,
      revision: () => revisionsAtHand.knowledge().revision,
      onRevision: askedInVain.readAgain,
      isSettled: asking.isSettled,
      isDuty: asking.isDuty,
      tell: createTellAsker({ asking, courier, log: logger }),
      now,
      log: logger,
    });
  const askersJob = { tell: tellAskers() };
  const { worker, ...telling } = createTelling({
    ...matterStores,
    ...revisionsAtHand,
    escalation,
    asking,
    offers: stores.offers,
    schools: () => inForce.schools,
    book,
    courier,
    minutes,
    detailDays: 90,
    isAdmin: (person) => person === members.admin.entraId,
    now,
    newId,
    random: () => 0.5,
    log: logger,
  });
  const handler = createActivityHandler({
    asking,
    escalation,
    ...telling,
    book,
    appId: '',
    staff: everybodyIsStaff ? {} : { pattern: /^[a-z_.#@0-9]+@staff\.school\.example$/i, tenantId: TENANT },
    settings: { typingAfterMilliseconds: 500 },
    places,
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
    escalation,
    ...stores,
    ...matterStores,
    /** The schools in force; a test may replace them. */
    inForce,
    /** The outbox sends what is due now; gives the new messages. */
    async delivers(): Promise<TeamsMessage[]> {
      const before = teams.messages.length;
      await worker.settle();
      return teams.messages.slice(before);
    },
    /** So many minutes go by; then jobs run and the outbox sends. */
    async passes(passed: number): Promise<TeamsMessage[]> {
      clock.now = new Date(clock.now.getTime() + passed * 60_000);
      await escalation.chase();
      return school.delivers();
    },
    /** The job that tells those who asked the policy team runs; gives the new messages. */
    async tellsAskers(): Promise<TeamsMessage[]> {
      const before = teams.messages.length;
      await askersJob.tell();
      return teams.messages.slice(before);
    },
    /** The process ends and another begins, as far as that job knows. */
    restarts: () => void (askersJob.tell = tellAskers()),
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
    /** All rows of all tables about matters. */
    async tables(): Promise<Record<string, unknown[]>> {
      const tables = ['matter', 'notice', 'event', 'detail', 'parcel', 'person_school'] as const;
      const rows = tables.map(async (table) => [table, await database.db.selectFrom(table).selectAll().execute()]);
      return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown[]>;
    },
    events: () => log.map(({ event }) => event),
    async close() {
      await database.close();
      await teams.close();
    },
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
