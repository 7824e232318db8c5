import { join } from 'node:path';
import { loadKnowledge, type Knowledge } from '../knowledge/index.ts';
import { createAsking } from './asking/asking.ts';
import { createCalendar } from './asking/calendar.ts';
import { createRetention, DAY_MILLISECONDS } from './asking/retention.ts';
import type { Config } from './config.ts';
import { every } from './every.ts';
import { createHttpServer } from './http/server.ts';
import type { LocalClock } from './local/clock.ts';
import type { LocalChannel } from './local/local-channel.ts';
import type { Logger } from './logger.ts';
import { loadSchools, type Schools } from './schools.ts';
import { sqlConversationBook } from './storage/conversation-book.ts';
import { sqlFeedback } from './storage/feedback.ts';
import { sqlOffers } from './storage/offers.ts';
import { openDatabase } from './storage/open-database.ts';
import { sqlUnanswered } from './storage/unanswered.ts';
import { createActivityHandler } from './teams/activity-handler.ts';
import { createAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { COMMANDS } from './teams/command-names.ts';
import { createMessagesDoor } from './teams/messages-door.ts';
import { startTimer } from './teams/start-timer.ts';

const BOT_NAME = 'Policy Guide';

interface Needs {
  log: Logger;
  /** The computer's clock; in local mode the page can run the programme's ahead of it. */
  now: () => Date;
  /** Random and unguessable, as a UUID is. */
  newId: () => string;
  /** Short enough to read out on the phone. */
  newReference: () => string;
}

export interface App {
  url: string;
  /** Closes as a building does: nobody new, answers in hand finished, jobs stopped, database closed. */
  stop(): Promise<void>;
}

/**
 * Starts Policy Guide: the parts list, and the only file that picks implementations.
 * Throws DatabaseError, KnowledgeError or YamlFileError, whose messages say what to do, and Node's error for a port in use.
 */
export async function startApp(config: Config, { log, newId, newReference, ...needs }: Needs): Promise<App> {
  const knowledge: Knowledge = loadKnowledge({ policiesFolder: config.KNOWLEDGE_FOLDER });
  const schools = readSchools(config);
  const clock = await openClock({ config, schools, now: needs.now });
  const now = clock?.now ?? needs.now;
  const database = await openDatabase(config.DATABASE_URL, { now, log: storageLog(log) });
  try {
    const { db } = database;
    const book = sqlConversationBook(db);
    const [offers, feedback, unanswered] = [sqlOffers(db), sqlFeedback(db), sqlUnanswered(db)];
    const asking = createAsking({
      knowledge: () => knowledge,
      knowledgeAt: (revision) => (revision === knowledge.revision ? knowledge : undefined),
      offers,
      feedback,
      unanswered,
      trust: schools?.trust,
      now,
      newKey: newId,
      settings: {
        questionMaxCharacters: config.QUESTION_MAX_CHARACTERS,
        unansweredDays: config.UNANSWERED_DAYS,
        botName: BOT_NAME,
        commands: COMMANDS,
      },
    });

    let port = config.PORT;
    const local = await openLocalMode({ config, schools, port: () => port, clock, newId });
    const authentication = createAuthentication({ config });
    const adapter = createAdapter({ authentication, newReference, log });
    const handler = createActivityHandler({
      asking,
      book,
      appId: config.MicrosoftAppId ?? '',
      staff: { pattern: config.STAFF_UPN_PATTERN, tenantId: config.MicrosoftAppTenantId },
      settings: { typingAfterMilliseconds: config.TYPING_AFTER_MILLISECONDS },
      now,
      startTimer,
      newReference,
      log,
    });

    const server = createHttpServer({
      answerMessage: createMessagesDoor({ adapter, authentication, handler, config, log }),
      readiness: { database: async () => void (await book.person('readiness')) },
      refuses: (request) => local?.refuses(request),
      mount: local,
      newReference,
      log,
    });
    ({ port } = await server.listen({ host: config.HOST, port }));

    const calendar = createCalendar(schools?.trust.timezone ?? 'Europe/London');
    const purge = createRetention({ offers, unanswered, feedback, replies: book, days: config, calendar, now, log });
    const retention = every({ milliseconds: DAY_MILLISECONDS, job: purge });
    local?.onClockMoved(() => retention.again());
    log.info('started', { mode: config.mode, port, revision: knowledge.revision, database: database.kind });

    return {
      url: `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}/`,
      async stop() {
        local?.stop();
        // A fifth of the time is kept for what comes after the answers.
        const finished = await server.close({ milliseconds: config.SHUTDOWN_SECONDS * 800 });
        if (!finished) log.warn('answers in hand cut off', { seconds: config.SHUTDOWN_SECONDS });
        await retention.stop();
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The schools set; in local mode the samples unless others are set; otherwise none. */
function readSchools(config: Config): Schools | undefined {
  if (config.SCHOOLS_FILE !== undefined) return loadSchools(config.SCHOOLS_FILE);
  return config.mode === 'local' ? loadSchools(join(__dirname, 'local/schools.yaml')) : undefined;
}

/** The clock that local mode's page can move. */
async function openClock({
  config,
  schools,
  now,
}: Pick<Needs, 'now'> & { config: Config; schools: Schools | undefined }): Promise<LocalClock | undefined> {
  if (config.mode !== 'local' || schools === undefined) return undefined;
  const { createClock } = await import('./local/clock.ts');
  return createClock({ now, timezone: schools.trust.timezone });
}

/** Loaded in local mode only: with Teams none of its code is in the process. */
async function openLocalMode({
  config,
  schools,
  port,
  clock,
  newId,
}: Pick<Needs, 'newId'> & {
  config: Config;
  schools: Schools | undefined;
  port: () => number;
  clock: LocalClock | undefined;
}): Promise<LocalChannel | undefined> {
  if (clock === undefined || schools === undefined) return undefined;
  const [{ createLocalChannel }, { loadPeople }, { keepOffProxies }] = await Promise.all([
    import('./local/local-channel.ts'),
    import('./local/people.ts'),
    import('./local/own-computer.ts'),
  ]);
  keepOffProxies(process.env);
  const people = loadPeople(join(__dirname, 'local/people.yaml'));
  return createLocalChannel({
    schools,
    people,
    host: config.HOST,
    port,
    botName: BOT_NAME,
    staffPattern: config.STAFF_UPN_PATTERN !== undefined,
    clock,
    newId,
  });
}

/** Storage says more than the log has keys for, such as the file's path. */
function storageLog(log: Logger) {
  return {
    info: (_event: string, { kind, migrated }: Record<string, unknown> = {}) =>
      log.info('database opened', {
        database: String(kind),
        count: Array.isArray(migrated) ? migrated.length : Number(migrated),
      }),
    warn: (_event: string, { reason, attempt }: Record<string, unknown> = {}) =>
      log.warn('database trouble', { reason: String(reason), attempt: Number(attempt) }),
  };
}
