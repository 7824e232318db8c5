import { createLearner, readDocx, readSource } from '../knowledge/index.ts';
import { createAsked } from './asked/asked.ts';
import { createSeal } from './asked/seal.ts';
import { createTellAskers } from './asked/tell-askers.ts';
import { createAsking } from './asking/asking.ts';
import { createCalendar } from './asking/calendar.ts';
import { clauseToTell } from './asking/duty.ts';
import { createRetention } from './asking/retention.ts';
import { timezoneOf } from './asking/trust.ts';
import { createClauses } from './clauses/clauses.ts';
import type { Config } from './config.ts';
import { readSchoolsFile, retentionOf, signInNeeds } from './config-for.ts';
import { createEscalation } from './escalation/escalation.ts';
import { applied } from './escalation/matter.ts';
import { createWhen } from './escalation/school-hours.ts';
import { createApi } from './http/api.ts';
import { createHttpServer } from './http/server.ts';
import { createTabFiles } from './http/tab-files.ts';
import { createSignIn } from './http/sign-in.ts';
import { startJobs } from './jobs.ts';
import type { Logger } from './logger.ts';
import { everyReceiver } from './schools.ts';
import { readSchoolsInForce } from './schools-book.ts';
import { createSchoolProposals } from './settings/school-proposals.ts';
import { createTellReceivers } from './settings/tell-receivers.ts';
import { storageLog } from './storage-log.ts';
import { sqlAsked } from './storage/asked.ts';
import { sqlAudit } from './storage/audit.ts';
import { sqlClauses } from './storage/clauses.ts';
import { sqlConversationBook } from './storage/conversation-book.ts';
import { sqlFeedback } from './storage/feedback.ts';
import { sqlFigures } from './storage/figures.ts';
import { sqlMatters } from './storage/matters.ts';
import { sqlOffers } from './storage/offers.ts';
import { openDatabase, type Database } from './storage/open-database.ts';
import { sqlOutbox, takeBack } from './storage/outbox.ts';
import { sqlPeople } from './storage/people.ts';
import { sqlSchoolBook } from './storage/school-book.ts';
import { sqlSettings } from './storage/settings.ts';
import { sqlUnanswered } from './storage/unanswered.ts';
import { createActivityHandler } from './teams/activity-handler.ts';
import { createAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { COMMANDS } from './teams/command-names.ts';
import { createCourier } from './teams/courier.ts';
import { createKnownPeople } from './teams/known-people.ts';
import { createFetchToken } from './teams/fetch-token.ts';
import { createInstallApp } from './teams/install-app.ts';
import { createInstallForReceivers } from './teams/install-for-receivers.ts';
import { createMessagesDoor } from './teams/messages-door.ts';
import { oneAttempt } from './teams/one-attempt.ts';
import { createPlace } from './teams/place.ts';
import { startTimer } from './teams/start-timer.ts';
import { createTellAsker } from './teams/tell-asker.ts';
import { createTellOfSchools } from './teams/tell-of-schools.ts';
import { createTelling } from './teams/telling.ts';
import { createWhoIsTold } from './teams/who-is-told.ts';

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
export async function startApp(config: Config, { newId, newReference, ...needs }: Needs): Promise<App> {
  const seed = readSource(config.KNOWLEDGE_FOLDER);
  const file = readSchoolsFile(config);
  const localMode = config.mode === 'local' && file ? await loadLocalMode() : undefined;
  const clock = file && localMode?.createClock({ now: needs.now, timezone: file.trust.timezone });
  const now = clock?.now ?? needs.now;
  const database = await openDatabase(config.DATABASE_URL, { now, log: storageLog(needs.log) });
  try {
    const { db } = database;
    const book = sqlConversationBook(db);
    const metrics = config.METRICS_TOKEN === undefined ? undefined : await loadMetrics(db, now);
    const log = metrics?.counting(needs.log) ?? needs.log;
    const [settings, audit] = [sqlSettings(db), sqlAudit(db)];
    let schools = await readSchoolsInForce({ settings, file, now, newId, log });
    const [matters, outbox, schoolBook] = [sqlMatters(db, { applied, newId }), sqlOutbox(db), sqlSchoolBook(db)];
    // SQLite is for one instance, and its file is locked: whoever had anything in hand has ended.
    if (database.kind === 'sqlite') await takeBack(db);
    const timezone = () => timezoneOf(schools?.trust);
    const when = createWhen(timezone);
    const minutes = { undelivered: config.NEXT_RECEIVER_AFTER_MINUTES, withoutSchool: config.SCHOOL_ASKED_MINUTES };
    const [offers, feedback, unanswered] = [sqlOffers(db), sqlFeedback(db), sqlUnanswered(db)];
    const today = () => when.isoDay(now());
    const clauses = createClauses({
      ...sqlClauses(db),
      ...{ audit, today, now, newId, log },
      learner: createLearner(),
      questions: () => asked.questions(),
      drawPreview: (shown) => asking.preview(shown).content,
    });
    await clauses.start(seed);
    const { knowledge, knowledgeAt } = clauses;
    let kick: () => void = () => undefined;
    const escalation = createEscalation({
      matters,
      outbox,
      schoolBook,
      schools: () => schools,
      minutes,
      detailDays: config.DETAIL_DAYS,
      now,
      newId,
      newReference,
      kick: () => kick(),
      log,
    });
    const asking = createAsking({
      ...{ knowledge, knowledgeAt },
      whoIsTold: createWhoIsTold({ schools: () => schools, schoolOf: escalation.schoolOf }),
      offers,
      feedback,
      unanswered,
      trust: () => schools?.trust,
      seal: await createSeal({ settings, newSecret: () => `${newId()}${newId()}`, now }),
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
    const local =
      clock &&
      schools &&
      localMode?.openLocalMode({
        schools,
        host: config.HOST,
        port: () => port,
        botName: BOT_NAME,
        staffPattern: config.STAFF_UPN_PATTERN,
        clock,
        newId,
      });
    const authentication = createAuthentication({ config });
    const adapter = createAdapter({ authentication, newReference, log });
    const courier = createCourier({
      // One attempt a request: the outbox tries again by itself.
      adapter: createAdapter({
        authentication: createAuthentication({ config, tune: oneAttempt({ startTimer }) }),
        newReference,
        log,
      }),
      appId: config.MicrosoftAppId ?? '',
      book,
      place: createPlace({ config, port: () => port }),
      config,
      now,
      log,
    });
    const { worker, ...telling } = createTelling({
      ...{ knowledge, knowledgeAt },
      escalation,
      matters,
      outbox,
      asking,
      offers,
      schools: () => schools,
      book,
      courier,
      minutes,
      detailDays: config.DETAIL_DAYS,
      isAdmin: (person) => config.ADMIN_IDS.includes(person) || (local?.isAdmin(person) ?? false),
      now,
      newId,
      random: Math.random,
      log,
    });
    kick = () => void worker.look();
    const tellReceivers = createTellReceivers({ settings, send: createTellOfSchools({ courier }), now, log });
    const proposals = createSchoolProposals({
      settings,
      audit,
      take: (next) => void (schools = next),
      kick: () => void tellReceivers(),
      now,
      newId,
      log,
    });
    const askedInVain = sqlAsked(db);
    const asked = createAsked({
      store: askedInVain,
      knowledge,
      countPupilSignal: (on) => unanswered.countPupilSignal(on),
      intoDraft: (use, who) => clauses.useQuestion(use, who),
    });
    const tellAskers = createTellAskers({
      store: askedInVain,
      revision: () => knowledge().revision,
      onRevision: asked.readAgain,
      isSettled: asking.isSettled,
      isDuty: asking.isDuty,
      tell: createTellAsker({ asking, courier, log }),
      ...{ now, log },
    });
    const handler = createActivityHandler({
      asking,
      escalation,
      ...telling,
      book,
      appId: config.MicrosoftAppId ?? '',
      staff: { pattern: config.STAFF_UPN_PATTERN, tenantId: config.MicrosoftAppTenantId },
      settings: { typingAfterMilliseconds: config.TYPING_AFTER_MILLISECONDS },
      places: config.mode === 'local' ? undefined : config,
      now,
      startTimer,
      newReference,
      log,
    });

    const server = createHttpServer({
      answerMessage: createMessagesDoor({ adapter, authentication, handler, config, log }),
      api: createApi({
        ...{ escalation, proposals, asked, audit, now, newId, log },
        ...createKnownPeople({ courier, startTimer }),
        signIn: local?.signIn ?? createSignIn(signInNeeds(config, now)),
        schools: () => schools,
        words: { clause: async ({ revision, ...clause }) => (await knowledgeAt(revision))?.clause(clause) },
        clauses,
        readDocx: (bytes: Uint8Array) => readDocx(bytes),
        askedCount: () => asked.count(),
        drillClause: () => clauseToTell(knowledge()),
        detailDays: config.DETAIL_DAYS,
        retention: retentionOf(config),
        today,
      }),
      readiness: { database: async () => void (await book.person('readiness')), clauses: clauses.ready },
      refuses: (request) => local?.refuses(request),
      mount: local,
      tabs: createTabFiles({ mode: config.mode === 'local' ? 'local' : 'teams' }),
      pages: () => ({ trust: schools?.trust, days: config }),
      ...(metrics && config.METRICS_TOKEN !== undefined && { metrics: { token: config.METRICS_TOKEN, ...metrics } }),
      newReference,
      log,
    });
    ({ port } = await server.listen({ host: config.HOST, port }));

    const calendar = createCalendar(timezone);
    const purge = createRetention({
      ...{ offers, unanswered, feedback, replies: book, people: sqlPeople(db) },
      receivers: () => (schools ? everyReceiver(schools) : []),
      ...{ days: config, calendar, now, log },
    });
    const installs = config.mode === 'teams' && config.INSTALL_FOR_RECEIVERS;
    const jobs = startJobs({
      purge,
      purgeDetails: escalation.purgeDetails,
      chase: escalation.chase,
      sendWhatIsDue: worker.look,
      tellAskers,
      lookForSchools: () => proposals.lookAgain().then(tellReceivers),
      installForReceivers: installs
        ? installing(config, { schools: () => schools, book, reachable: escalation.reachable, now, log })
        : undefined,
    });
    clauses.watch();
    local?.onClockMoved(() => jobs.again());
    local?.installForStaff();
    log.info('started', { mode: config.mode, port, revision: knowledge().revision, database: database.kind });

    return {
      url: `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}/`,
      async stop() {
        local?.stop();
        // A fifth of the time is kept for what comes after the answers.
        const finished = await server.close({ milliseconds: config.SHUTDOWN_SECONDS * 800 });
        if (!finished) log.warn('answers in hand cut off', { seconds: config.SHUTDOWN_SECONDS });
        await jobs.stop();
        await worker.stop();
        await clauses.stop();
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const installing = (config: Config, needs: Omit<Parameters<typeof createInstallForReceivers>[0], 'install'>) => {
  const token = createFetchToken(config, { audience: config.GRAPH_URL, anew: false });
  const install = createInstallApp({ graph: config.GRAPH_URL, manifestId: config.MicrosoftAppId ?? '', token });
  return createInstallForReceivers({ ...needs, install });
};

/** In local mode only: with Teams none of its code is in the process. */
async function loadLocalMode() {
  const { createClock, openLocalMode } = await import('./local/open-local-mode.ts');
  return { createClock, openLocalMode };
}

/** Only where they are asked for: counting costs memory and time. */
async function loadMetrics(db: Database['db'], now: () => Date) {
  const { createMetrics } = await import('./metrics.ts');
  return createMetrics({ figures: sqlFigures(db), backlog: (at) => sqlOutbox(db).backlog(at), now });
}
