import type { ApiRoute } from './api-route.ts';
import { apiRoute, notThere, problem } from './api-route.ts';
import * as contract from './contract.ts';
import { createFindMatter, type MatterRouteNeeds } from './find-matter.ts';
import { toMatter } from './matter-answers.ts';
import { moveRoute } from './move-route.ts';
import { countsOf, pageOf, toCsv } from './register.ts';

const who = ['receiver'] as const;

/** The register and what can be done with a matter. Each call looks anew whether the person may. */
export function matterRoutes(needs: MatterRouteNeeds): ApiRoute[] {
  const { escalation, schools, record, now, today } = needs;
  const finding = createFindMatter(needs);
  const { find, opened } = finding;

  return [
    apiRoute({
      method: 'get',
      path: '/matters',
      summary: 'The register: the matters that reached this person, by view, a hundred at a time.',
      who,
      query: contract.MattersQuery,
      answer: contract.Matters,
      run: async ({ person, query }) => {
        const [register, known] = [await escalation.register(person.id), schools()];
        const found = pageOf(register, { ...query, cursor: query.cursor, schools: known });
        if (found === 'no-such-cursor')
          return problem(400, 'This is no cursor of this list: start from its beginning.', {
            errors: [{ field: 'cursor', wrong: 'is none of this list' }],
          });
        const { page, next } = found;
        return {
          status: 200,
          body: { matters: page.map((view) => toMatter(view, person.id, known)), counts: countsOf(register), next },
        };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters.csv',
      summary: 'The whole register as CSV: reference, times, state, outcome. Recorded.',
      who,
      run: async ({ person }) => {
        const register = await escalation.register(person.id);
        await record(person, { what: 'matters-exported', fact: String(register.length) });
        return { status: 200, csv: toCsv(register), fileName: `matters-${today()}.csv` };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id',
      summary: 'Everything of one matter. Recorded as opened.',
      who,
      answer: contract.MatterInFull,
      run: async ({ person, id }) => {
        const body = await opened(id, person, 'matter-opened');
        return body ? { status: 200, body, etag: body.matter.version } : notThere();
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id/hand-over',
      summary: 'Everything of one matter, for print. Recorded.',
      who,
      answer: contract.HandOver,
      run: async ({ person, id }) => {
        const body = await opened(id, person, 'matter-handed-over');
        if (!body) return notThere();
        const trust = schools()?.trust.name ?? '';
        return { status: 200, body: { ...body, printedAt: now().toISOString(), printedBy: person.name, trust } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id/receivers',
      summary: 'To whom this person may pass it on.',
      who,
      answer: contract.Receivers,
      run: async ({ person, id }) => {
        const view = await find(id, person);
        if (!view) return notThere();
        const school = schools()?.schools.find((each) => each.id === view.matter.school)?.name;
        const receivers = await escalation.mayPassTo({ matter: id, person: person.id });
        return {
          status: 200,
          body: {
            receivers: receivers.map((to) => ({
              to: to.person,
              office: to.office,
              ...(to.office !== 'trust' && school !== undefined && { school }),
            })),
          },
        };
      },
    }),
    moveRoute({ ...needs, ...finding }),
  ];
}
