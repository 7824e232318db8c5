import type { z } from 'zod';
import type { Asked } from '../asked/asked.ts';
import type { Clauses } from '../clauses/clauses.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { ClauseShown } from '../escalation/matter.ts';
import type { MatterView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import type { AuditStore } from '../settings/audit.ts';
import type { SchoolProposals } from '../settings/school-proposals.ts';
import { apiRoute, problem, type ApiRoute } from './api-route.ts';
import * as contract from './contract.ts';
import type { Record_ } from './find-matter.ts';
import { readCursor, toCursor, versionOf } from './register.ts';
import { isTrustReceiver, officesOf } from './who-may.ts';

const AUDIT_PAGE = 100;

export interface OtherRouteNeeds {
  escalation: Escalation;
  schools: () => Schools | undefined;
  proposals: SchoolProposals;
  audit: AuditStore;
  record: Record_;
  /** The clause by which a drill is told, in force now; undefined where no policy has one. */
  drillClause: () => ClauseShown | undefined;
  detailDays: number;
  clauses: Pick<Clauses, 'stamp'>;
  asked: Pick<Asked, 'stamp'>;
}

/** Who one is, what has changed, the audit, and drills. */
export function otherRoutes(needs: OtherRouteNeeds): ApiRoute[] {
  const { escalation, schools, proposals, audit, record, drillClause, detailDays, clauses, asked } = needs;

  const toDrill = ({ matter, status }: MatterView): z.input<typeof contract.Drill> => ({
    id: matter.id,
    reference: matter.reference,
    school: schools()?.schools.find(({ id }) => id === matter.school)?.name ?? matter.school ?? '',
    storedAt: matter.storedAt.toISOString(),
    status: status.is,
    statusAt: status.at.toISOString(),
    ...(matter.acknowledged && { acknowledgedAt: matter.acknowledged.at.toISOString() }),
  });

  return [
    apiRoute({
      method: 'get',
      path: '/me',
      summary: 'Who is signed in, with their roles and the schools whose matters may be put before them.',
      who: 'staff',
      answer: contract.Me,
      run: ({ person }) => {
        const known = schools();
        const { id, name, roles } = person;
        const trust = known && {
          name: known.trust.name,
          timezone: known.trust.timezone,
          receiver: isTrustReceiver(id, known),
        };
        return Promise.resolve({
          status: 200,
          body: { id, name, roles, schools: officesOf(id, known), trust, detailDays },
        });
      },
    }),
    apiRoute({
      method: 'get',
      path: '/changes',
      summary: 'Whether anything that this person may see has changed. Ask every 2 to 4 seconds.',
      who: ['receiver', 'admin', 'approver', 'auditor'],
      query: contract.ChangesQuery,
      answer: contract.Changes,
      run: async ({ person, query }) => {
        const register = person.roles.includes('receiver') ? await escalation.register(person.id) : [];
        const settings = person.roles.some((role) => role !== 'receiver') ? [...(await proposals.current()).stamp, ...(await clauses.stamp())] : []; // prettier-ignore
        const drills = person.roles.includes('admin') ? await drillsOf(escalation, person.id) : [];
        const vain = person.roles.some((role) => role === 'admin' || role === 'approver') ? await asked.stamp() : [];
        const version = versionOf(register, [
          settings,
          vain,
          person.roles,
          drills.map(({ matter }) => [matter.id, matter.version]),
        ]);
        return { status: 200, body: { version, changed: query.since !== version } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/audit',
      summary: 'Who looked at what, changed what, and was refused; newest first, without any detail.',
      who: ['auditor'],
      query: contract.AuditQuery,
      answer: contract.Audit,
      run: async ({ person, query }) => {
        const before = query.cursor === undefined ? undefined : readAuditCursor(query.cursor);
        if (before === 'wrong')
          return problem(400, 'This is no cursor of this list: start from its beginning.', {
            errors: [{ field: 'cursor', wrong: 'is none of this list' }],
          });
        const lines = await audit.list({ ...(before && { before }), most: AUDIT_PAGE });
        const entries = [];
        const hidden = new Map<string, boolean>();
        for (const line of lines) {
          // An auditor may be whom a matter is about: then not even that somebody opened it is there.
          if (line.matter !== undefined && !hidden.has(line.matter))
            hidden.set(line.matter, (await escalation.named(line.matter, person.id))?.about ?? true);
          if (line.matter === undefined || hidden.get(line.matter) === false)
            entries.push({ ...line, at: line.at.toISOString() });
        }
        const last = lines.length === AUDIT_PAGE ? lines.at(-1) : undefined;
        return { status: 200, body: { entries, ...(last && { next: toCursor([last.at.getTime(), last.id]) }) } };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/drills',
      summary: 'Starts a drill: a matter marked as a test goes the way a real one would.',
      who: ['admin'],
      body: contract.DrillRequest,
      answer: contract.Drill,
      run: async ({ person, body: { school, key } }) => {
        const clause = drillClause();
        if (!schools()?.schools.some(({ id }) => id === school) || !clause)
          return problem(422, 'Not started: choose a school.', {
            errors: [{ field: 'school', wrong: 'is no school of the trust' }],
          });
        const told = await escalation.drill({
          key: `tab:${key}`,
          school,
          clause,
          presser: { person: person.id, name: person.name },
        });
        if (told.kind !== 'told')
          return problem(409, 'Not started: it was started some time ago. See the list, or start a new one.', {
            why: told.kind,
          });
        const { id, reference } = told.view.matter;
        await record(person, { what: 'drill-started', matter: id, reference });
        return { status: 201, body: toDrill(told.view) };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/drills',
      summary: 'The drills that this person started, and how far they got.',
      who: ['admin'],
      answer: contract.Drills,
      run: async ({ person }) => ({
        status: 200,
        body: { drills: (await drillsOf(escalation, person.id)).map(toDrill) },
      }),
    }),
  ];
}

const drillsOf = async (escalation: Escalation, person: string) =>
  (await escalation.reports(person)).filter(({ matter }) => matter.drill);

function readAuditCursor(cursor: string): { at: Date; id: string } | 'wrong' {
  const place = readCursor(cursor);
  const [at, id] = Array.isArray(place) ? (place as unknown[]) : [];
  return Number.isSafeInteger(at) && Math.abs(at as number) <= 8.64e15 && typeof id === 'string'
    ? { at: new Date(at as number), id }
    : 'wrong';
}
