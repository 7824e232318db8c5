import { randomUUID } from 'node:crypto';
import type { Refusal, SentCard } from '../../bot/escalation/courier.ts';
import { createEscalation } from '../../bot/escalation/escalation.ts';
import type { KnownCard, Line, MatterFile } from '../../bot/escalation/matter.ts';
import { createOutboxWorker, type Deliver } from '../../bot/escalation/outbox-worker.ts';
import { createPace } from '../../bot/escalation/pace.ts';
import type { MatterView } from '../../bot/escalation/views.ts';
import type { Facts, Logger } from '../../bot/logger.ts';
import type { Schools } from '../../bot/schools.ts';
import { aTrust, minutesLater, tuesday, who } from './a-matter.ts';
import { openMatterStores } from './stores.ts';

/** What was put before somebody. */
export type Delivered = { person: string } & (
  { kind: 'card' | 'update'; at: SentCard; view: MatterView } | { kind: 'line'; line: Line }
);
type Who = keyof typeof who;
type Answer = Refusal | 'throws' | Promise<Refusal | undefined>;

export const notInstalled: Refusal = { refused: 'stop', reason: 'not-installed' };
export const clause = { policy: 'social-media-policy', id: 'tell-headteacher', revision: '7' };
export const minutes = { undelivered: 5, withoutSchool: 10 };

/** The escalation with its worker on a database in memory, in front of people who are told by `answers` what to answer. */
export async function anEscalation(start: Schools | undefined = aTrust({ only: true })) {
  const stores = await openMatterStores();
  let at = tuesday;
  let schools: Schools | undefined = start;
  const now = () => at;
  const logged: { level: string; event: string; facts: Facts }[] = [];
  const say =
    (level: string) =>
    (event: string, facts: Facts = {}) =>
      void logged.push({ level, event, facts });
  const log: Logger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };

  const delivered: Delivered[] = [];
  /** By person: how every attempt ends until it is deleted; where there is none, Teams takes it. */
  const answers = new Map<string, Answer>();
  let number = 0;
  const attempt = async <T>(person: string, taken: () => T): Promise<T | Refusal> => {
    const answer = answers.get(person);
    if (answer === 'throws') throw new Error('thrown');
    return (await answer) ?? taken();
  };
  const newCard = (person: string): SentCard => ({ conversationId: `chat ${person}`, activityId: `${(number += 1)}` });
  const deliver: Deliver = {
    card: (person, view) =>
      attempt(person, () => {
        const sent = newCard(person);
        delivered.push({ person, kind: 'card', at: sent, view });
        return sent;
      }),
    update: (card: KnownCard, view) =>
      attempt(card.person, () => {
        const { conversationId, activityId } = card;
        delivered.push({ person: card.person, kind: 'update', at: { conversationId, activityId }, view });
        return 'updated' as const;
      }),
    line: (person, line) =>
      attempt(person, () => {
        delivered.push({ person, kind: 'line', line });
        return newCard(person);
      }),
  };

  const any = [{ count: 1_000_000, milliseconds: 1 }];
  const unlimited = { each: any, all: any, urgent: any };
  const shared = { ...stores, schools: () => schools, minutes, now, newId: randomUUID, log };
  const newWorker = () =>
    createOutboxWorker({ ...shared, deliver, pace: createPace({ now, limits: unlimited }), random: () => 0.5 });
  const newEscalation = () =>
    createEscalation({
      ...shared,
      detailDays: 30,
      newReference: () => randomUUID().slice(0, 6).toUpperCase(),
      kick: () => undefined,
    });
  const escalation = newEscalation();
  const worker = newWorker();

  const matterOf = async (reporter: Who = 'teacher'): Promise<string> =>
    (await stores.matters.reportedBy(who[reporter]))[0]?.matter.id ?? 'none';

  return {
    ...stores,
    escalation,
    worker,
    newWorker,
    newEscalation,
    answers,
    delivered,
    logged,
    matterOf,
    setSchools: (next: Schools | undefined) => void (schools = next),
    tell: (by: Who = 'teacher', more: { key?: string; aboutHeadteacher?: boolean; card?: SentCard } = {}) =>
      escalation.tell({
        key: 'offer-1',
        clause,
        aboutHeadteacher: false,
        presser: { person: who[by], name: 'A. Teacher' },
        ...more,
      }),
    async file(reporter: Who = 'teacher'): Promise<MatterFile> {
      const file = await stores.matters.file(await matterOf(reporter));
      if (!file) throw new Error('Nothing was told.');
      return file;
    },
    async press<Result>(
      by: Who,
      move: (press: { matter: string; person: string }) => Promise<Result>,
    ): Promise<Result> {
      return move({ matter: await matterOf(), person: who[by] });
    },
    /** Lets time pass, and nothing happen. */
    pass: (byMinutes: number) => void (at = minutesLater(byMinutes, at)),
    /** Lets time pass; then whatever is due is chased and sent. */
    async later(byMinutes: number): Promise<void> {
      at = minutesLater(byMinutes, at);
      await escalation.chase();
      await worker.settle();
    },
    /** What this person was sent, shortly: cards by status, lines by name. */
    sentTo: (person: Who): string[] =>
      delivered
        .filter((each) => each.person === who[person])
        .map((each) => (each.kind === 'line' ? each.line : `${each.kind}: ${each.view.status.is}`)),
    /** Who was sent a new card, in order. */
    asked: (): string[] =>
      delivered
        .filter(({ kind }) => kind === 'card')
        .map(({ person }) => Object.entries(who).find(([, id]) => id === person)?.[0] ?? person),
    events: async () => (await stores.matters.events(await matterOf())).map(({ kind }) => kind),
  };
}

export type AnEscalation = Awaited<ReturnType<typeof anEscalation>>;
