import { readConfig, type Config } from '../../bot/config.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createAuthentication } from '../../bot/teams/authentication.ts';
import { createCourier } from '../../bot/teams/courier.ts';
import { textMessage } from '../../bot/teams/message.ts';
import { oneAttempt } from '../../bot/teams/one-attempt.ts';
import { createPlace } from '../../bot/teams/place.ts';
import type { StartTimer } from '../../bot/teams/typing.ts';
import { aTeams, ownChatOf, type Member } from './a-teams.ts';
import { memoryConversationBook } from './memory-stores.ts';

export const TENANT = '00000000-0000-4000-8000-00000000000a';
const person = (number: number, upn: string): Member => ({
  entraId: `00000000-0000-4000-8000-00000000000${number}`,
  mri: `29:${number}`,
  upn,
  tenantId: TENANT,
  installed: true,
});

/** A courier before a Teams on loopback, with a clock and timers moved by hand. Close it in the end. */
export async function aCourier({ settings = {} }: { settings?: Record<string, string> } = {}) {
  const head = person(1, 'head@staff.school.example');
  const reporter = person(2, 'o’neil.reporter@staff.school.example');
  const teams = await aTeams({ members: [head, reporter] });
  const book = memoryConversationBook();
  const clock = { now: new Date('2026-11-24T08:41:00Z') };
  const now = () => clock.now;
  const log: { event: string; error?: unknown }[] = [];
  const say = (event: string, facts: { error?: unknown } = {}) => void log.push({ event, ...facts });
  const logger = { debug: say, info: say, warn: say, error: say };
  const timers = timersByHand();

  const config: Config = readConfig(settings);
  const tune = oneAttempt({ startTimer: timers.startTimer });
  const adapter = createAdapter({
    authentication: createAuthentication({ config, tune }),
    newReference: () => 'REF-9',
    log: logger,
  });
  const teamsPlace = createPlace({ config, port: () => 0 });
  const courier = createCourier({
    adapter,
    appId: config.MicrosoftAppId ?? '',
    book,
    // On this computer this Teams stands where local mode's connector does.
    place: () => (config.mode === 'local' ? { ...teamsPlace(), serviceUrl: teams.serviceUrl } : teamsPlace()),
    config,
    now,
    log: logger,
  });

  return {
    ...{ head, reporter, teams, book, clock, log, timers, courier },
    /** The Headteacher (or whoever) has opened the bot, and it remembers where. */
    opened: (member: Member, { chat = ownChatOf(member), serviceUrl = teams.serviceUrl } = {}) =>
      book.remember({
        entraId: member.entraId,
        mri: member.mri,
        reference: {
          channelId: 'msteams',
          serviceUrl,
          bot: { id: '28:policy-guide', name: 'Policy Guide' },
          user: { id: member.mri, name: '', aadObjectId: member.entraId },
          conversation: { id: chat, isGroup: false, name: '', conversationType: 'personal', tenantId: TENANT },
        },
        at: now(),
      }),
    notifies: (member: Member, text = 'Somebody has told you of a matter.') =>
      courier.send({ entraId: member.entraId }, textMessage(text)),
    close: () => teams.close(),
  };
}

export type ACourier = Awaited<ReturnType<typeof aCourier>>;

/** Timers that go off when told. */
function timersByHand() {
  const running = new Set<{ run: () => void; milliseconds: number }>();
  const startTimer: StartTimer = (run, milliseconds) => {
    const timer = { run, milliseconds };
    running.add(timer);
    return () => void running.delete(timer);
  };
  return {
    startTimer,
    running,
    /** So much time goes by for the timers that run. */
    pass(milliseconds: number) {
      for (const timer of running) if (timer.milliseconds <= milliseconds) timer.run();
    },
  };
}
