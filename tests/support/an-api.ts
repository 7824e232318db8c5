import { randomUUID } from 'node:crypto';
import { createAsked, type Use } from '../../bot/asked/asked.ts';
import { createApi } from '../../bot/http/api.ts';
import { createHttpServer } from '../../bot/http/server.ts';
import { createSignIn } from '../../bot/http/sign-in.ts';
import type { Schools } from '../../bot/schools.ts';
import { SCHOOLS_SETTING } from '../../bot/schools-book.ts';
import { createSchoolProposals } from '../../bot/settings/school-proposals.ts';
import { sqlAsked } from '../../bot/storage/asked.ts';
import { sqlAudit } from '../../bot/storage/audit.ts';
import { sqlSettings } from '../../bot/storage/settings.ts';
import { sqlUnanswered } from '../../bot/storage/unanswered.ts';
import { aKnowledge } from './a-knowledge.ts';
import { aTrust, tuesday, who } from './a-matter.ts';
import { someClauses } from './some-clauses.ts';
import { anEscalation, clause } from './an-escalation.ts';
import { anIssuer, APP, APP_URI, TENANT } from './an-issuer.ts';

const person = (number: number) => `00000000-0000-4000-8000-0000000002${String(number).padStart(2, '0')}`;
/** Everybody who may ask, with a token of their own. */
export const people = {
  ...who,
  admin: person(1),
  approver: person(2),
  auditor: person(3),
  adminAndApprover: person(4),
  pupil: person(5),
  guest: person(6),
};
export type Name = keyof typeof people;
/** As Teams' roster has them; the stranger has never met the bot. */
const nameOf = (id: string): [string, string][] => {
  const name = (Object.keys(people) as Name[]).find((each) => people[each] === id);
  return name === undefined || name === 'stranger' ? [] : [[id, `The ${name}`]];
};

/** The real API behind the real door, on a database in memory, with an issuer of tokens. Close it in the end. */
export async function anApi({
  schools = aTrust(),
  requests = { burst: 10_000, rate: 10_000 },
}: { schools?: Schools; requests?: { burst: number; rate: number } } = {}) {
  const school = await anEscalation(schools);
  const { escalation, db } = school;
  let at = tuesday;
  const now = () => at;
  const issuer = await anIssuer({ now });
  const [settings, audit] = [sqlSettings(db), sqlAudit(db)];
  let inForce = schools;
  await settings.replace(SCHOOLS_SETTING, { value: schools, by: 'file', at, basedOn: 0 });
  const lines: { event: string; facts: unknown }[] = [];
  const knowledge = aKnowledge();
  const say = (event: string, facts: unknown = {}) => void lines.push({ event, facts });
  const log = { debug: say, info: say, warn: say, error: say };
  const proposals = createSchoolProposals({
    settings,
    audit,
    take: (next) => {
      inForce = next;
      school.setSchools(next);
    },
    kick: () => undefined,
    now,
    newId: randomUUID,
    log,
  });
  const vain = { unanswered: sqlUnanswered(db), store: sqlAsked(db) };
  const used: { use: Use; by: string }[] = [];
  const asked = createAsked({
    store: vain.store,
    knowledge: () => knowledge,
    countPupilSignal: (on) => vain.unanswered.countPupilSignal(on),
    intoDraft: (use, by) => {
      if (use.as === 'example' && !use.key.startsWith('clause.')) return Promise.resolve({ kind: 'not-there' });
      used.push({ use, by: by.id });
      return Promise.resolve({ kind: 'added', key: use.as === 'example' ? use.key : use.as === 'outside' ? 'outside' : `clause.${use.policy}.new` }); // prettier-ignore
    },
  });
  const kept = await someClauses();
  const { clauses } = kept;
  const api = createApi({
    clauses,
    askedCount: () => Promise.resolve(kept.questions.length),
    readDocx: () => Promise.resolve({ policies: [], problems: [] }),
    escalation,
    asked,
    schools: () => inForce,
    words: { clause: () => Promise.resolve({ title: 'Tell the Headteacher', section: '3' }) },
    proposals,
    audit,
    drillClause: () => clause,
    namesOf: (asked) => Promise.resolve(Object.fromEntries(asked.flatMap((id) => nameOf(id)))),
    chatWith: (id) =>
      Promise.resolve(id === people.teacher ? 'https://teams.microsoft.com/l/chat/0/0?users=t' : undefined),
    detailDays: 90,
    retention: { detailDays: 90 },
    signIn: createSignIn({
      tenantId: TENANT,
      appId: APP,
      appIdUri: APP_URI,
      authority: issuer.authority,
      staffPattern: /^[a-z.]+@staff\.school\.example$/iu,
      given: {
        admin: [people.admin, people.adminAndApprover],
        approver: [people.approver, people.adminAndApprover],
        auditor: [people.auditor],
      },
      now,
    }),
    requests,
    today: () => at.toISOString().slice(0, 10),
    now,
    newId: randomUUID,
    log,
  });
  const server = createHttpServer({
    answerMessage: () => Promise.resolve({ refused: 403 }),
    readiness: {},
    api,
    newReference: () => 'K7P4QX',
    log,
  });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${port}/api/v1`;

  const upnOf = (name: Name) =>
    name === 'pupil'
      ? '21pupil@pupils.school.example'
      : name === 'guest'
        ? 'guest#EXT#@staff.school.example'
        : `${name.toLowerCase()}@staff.school.example`;
  const tokenOf = (name: Name, claims: Record<string, unknown> = {}, how: { forged?: boolean } = {}) =>
    issuer.token({ oid: people[name], name: `The ${name}`, preferred_username: upnOf(name), ...claims }, how);

  /** Asks as somebody; `body` is what the answer holds, as JSON where it is. */
  const ask = async (
    name: Name | undefined,
    path: string,
    more: { method?: string; body?: unknown; version?: number; headers?: Record<string, string>; token?: string } = {},
  ) => {
    const token = more.token ?? (name && (await tokenOf(name)));
    const response = await fetch(`${url}${path}`, {
      method: more.method ?? (more.body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
        ...(more.version !== undefined && { 'if-match': `"${more.version}"` }),
        ...more.headers,
      },
      ...(more.body !== undefined && { body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body) }),
    });
    const text = await response.text();
    const body = (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as never;
    return { status: response.status, headers: response.headers, body: body as Record<string, never> & string };
  };

  return {
    ...school,
    issuer,
    audit,
    settings,
    proposals,
    vain,
    used,
    kept,
    lines,
    url,
    port,
    routes: api.routes,
    tokenOf,
    ask,
    inForce: () => inForce,
    take: (next: Schools) => {
      inForce = next;
      school.setSchools(next);
    },
    pass: (seconds: number) => void (at = new Date(at.getTime() + seconds * 1000)),
    audited: async () =>
      (await audit.list({ most: 100 }))
        .map(({ what, by }) => `${what} by ${Object.entries(people).find(([, id]) => id === by)?.[0] ?? by}`)
        .reverse(),
    async close() {
      await server.close({ milliseconds: 1000 });
      await issuer.close();
      await kept.close();
      await school.done();
    },
  };
}

export type AnApi = Awaited<ReturnType<typeof anApi>>;
