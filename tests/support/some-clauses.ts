import { randomUUID } from 'node:crypto';
import { createClauses, type Clauses } from '../../bot/clauses/clauses.ts';
import type { KeptQuestion } from '../../bot/clauses/checks.ts';
import type { Person } from '../../bot/clauses/person.ts';
import type { Facts, Logger } from '../../bot/logger.ts';
import { sqlAudit } from '../../bot/storage/audit.ts';
import { sqlClauses } from '../../bot/storage/clauses.ts';
import type { Database } from '../../bot/storage/open-database.ts';
import { itemOf, type ClauseValue, type KnowledgeSource } from '../../knowledge/index.ts';
import { aLearner } from './a-learner.ts';
import { aSource } from './some-trips.ts';
import { databaseKeeper, databases, type TestDatabase } from './databases.ts';

const someone = (number: number, name: string, ...roles: string[]): Person => ({ id: `00000000-0000-4000-8000-0000000003${String(number).padStart(2, '0')}`, name, roles }); // prettier-ignore
/** Who edits and publishes. */
export const editors = {
  admin: someone(1, 'The admin', 'admin'),
  otherAdmin: someone(2, 'The other admin', 'admin'),
  approver: someone(3, 'The approver', 'approver'),
  otherApprover: someone(4, 'The other approver', 'approver'),
  both: someone(5, 'Admin and approver', 'admin', 'approver'),
};

/** One instance of the clauses on a database, with the learner that learns nothing. */
export async function anInstance(
  { db }: Database,
  { seed = aSource(), now }: { seed?: KnowledgeSource; now: () => Date },
) {
  const learner = aLearner();
  const logged: { level: string; event: string; facts: Facts }[] = [];
  const say =
    (level: string) =>
    (event: string, facts: Facts = {}) =>
      void logged.push({ level, event, facts });
  const log: Logger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
  const questions: KeptQuestion[] = [];
  const stores = sqlClauses(db);
  const audit = sqlAudit(db);
  const clauses = createClauses({
    ...{ ...stores, audit, learner, now, log },
    questions: () => Promise.resolve(questions),
    drawPreview: ({ clause }) => ({ type: 'AdaptiveCard', title: clause.title }),
    today: () => now().toISOString().slice(0, 10),
    newId: randomUUID,
  });
  await clauses.start(seed);
  return { ...stores, audit, clauses, learner, logged, questions };
}

/** The clauses of a trust on an empty database. Close it in the end. */
export async function someClauses({ kind = databases[0], seed }: { kind?: TestDatabase; seed?: KnowledgeSource } = {}) {
  if (!kind) throw new Error('There is no database to test on.');
  const keeper = databaseKeeper(kind);
  const { database, again } = await keeper.open();
  let at = new Date('2026-11-23T09:00:00Z');
  const now = () => at;
  const instance = await anInstance(database, { seed, now });
  const { clauses, drafts, audit } = instance;

  /** What it is in the draft, else what is published. */
  const present = async (key: string) => {
    const item = await drafts.item(key);
    return { version: item?.version ?? 0, value: item ? item.value : itemOf(await clauses.published(), key) };
  };
  /** Saves what somebody sees now, changed. */
  const edit = async (who: Person, key: string, change: object) => {
    const { version, value } = await present(key);
    return clauses.edits.save({ who, key, value: { ...(value as ClauseValue), ...change }, ifMatch: version });
  };
  const checked = async (wanted: Parameters<Clauses['checks']['start']>[0]) => {
    const started = await clauses.checks.start(wanted);
    if (started.kind !== 'check') throw new Error(`No check: ${started.kind}`);
    for (;;) {
      const check = await clauses.checks.read(started.check.id);
      if (!check) throw new Error('The check is gone.');
      if (check.state !== 'running') return check;
      await new Promise((again) => setTimeout(again, 5));
    }
  };
  const newest = async () => (await instance.revisions.newest())?.number ?? 0;
  return {
    ...{ ...instance, database, again, now, present, edit, checked, newest },
    /** Checks these items and publishes them. */
    async publishes(who: Person, keys: string[], more: { note?: string; override?: string } = {}) {
      const { id } = await checked({ keys });
      return clauses.publish({ who, check: id, ifMatch: await newest(), ...more });
    },
    async restores(who: Person, number: number) {
      const { id } = await checked({ restore: number });
      return clauses.publish({ who, check: id, ifMatch: await newest() });
    },
    pass: (seconds: number) => void (at = new Date(at.getTime() + seconds * 1000)),
    /** In alphabetical order: many lines are of the same moment. */
    audited: async () =>
      (await audit.list({ most: 100 })).map(({ what, fact, name }) => [what, fact, name].join(' ')).sort(),
    async close() {
      await clauses.stop();
      await keeper.done();
    },
  };
}

export type SomeClauses = Awaited<ReturnType<typeof someClauses>>;
