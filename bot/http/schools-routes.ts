import { z } from 'zod';
import { everyReceiver } from '../schools.ts';
import type { Decided, SchoolProposals } from '../settings/school-proposals.ts';
import { apiRoute, notThere, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import * as contract from './contract.ts';
import { invalid } from './invalid.ts';

/** Schools and receivers: read, proposed by an admin, approved by another person. */
export function schoolsRoutes({
  proposals,
  namesOf,
  retention,
}: {
  proposals: SchoolProposals;
  /** By Entra object id, as far as they are known. Must not throw. */
  namesOf: (people: readonly string[]) => Promise<Record<string, string>>;
  retention: Readonly<Record<string, number>>;
}): ApiRoute[] {
  const current = async (person: Person) => {
    const { version, schools, proposal } = await proposals.current();
    const shown = proposal && { ...proposal, mine: proposal.by === person.id };
    const named = [schools, proposal?.schools].flatMap((form) => (form ? everyReceiver(form) : []));
    const names = await namesOf(named.map((id) => id.toLowerCase()));
    return contract.SchoolsInForce.parse({ version, schools, proposal: shown, names, retention });
  };
  const answer = async (person: Person): Promise<Answer> => {
    const body = await current(person);
    return { status: 200, body, etag: body.version };
  };
  const changed = async (person: Person, yours?: number): Promise<Answer> => {
    const schools = await current(person);
    return problem(
      412,
      'Somebody was faster: look at the schools as they are now, then do it again if it is still right.',
      { ...(yours !== undefined && { yours }), now: schools.version, schools },
    );
  };
  const decided = async ({ kind }: Decided, person: Person): Promise<Answer> => {
    switch (kind) {
      case 'done':
        return answer(person);
      case 'changed':
        return changed(person);
      case 'not-there':
        return notThere();
      case 'own':
        return problem(403, 'Somebody else must decide: nobody approves what they proposed themselves.', {
          why: 'own-proposal',
        });
      default:
        return kind satisfies never;
    }
  };
  const decision = (verb: 'approve' | 'reject' | 'withdraw', by: 'approver' | 'admin', summary: string) =>
    apiRoute({
      method: 'post',
      path: `/schools/proposals/:id/${verb}`,
      summary,
      who: [by],
      body: z.strictObject({}).optional(),
      answer: contract.SchoolsInForce,
      run: async ({ person, id }) => decided(await proposals[verb]({ id, who: person }), person),
    });

  return [
    apiRoute({
      method: 'get',
      path: '/schools',
      summary: 'The schools in force, and what is proposed.',
      who: ['admin', 'approver', 'auditor'],
      answer: contract.SchoolsInForce,
      run: ({ person }) => answer(person),
    }),
    apiRoute({
      method: 'put',
      path: '/schools',
      summary: 'Proposes other schools. Nothing is in force until another person approves; present receivers are told.',
      who: ['admin'],
      body: contract.Schools,
      versioned: true,
      answer: contract.SchoolsInForce,
      run: async ({ person, body, ifMatch }) => {
        const proposed = await proposals.propose({ who: person, schools: body, basedOn: ifMatch ?? -1 });
        switch (proposed.kind) {
          case 'proposed': {
            const now = await current(person);
            return { status: 202, body: now, etag: now.version };
          }
          case 'invalid':
            return invalid(proposed.error, 422);
          case 'changed':
            return changed(person, ifMatch);
          case 'waiting':
            return problem(409, 'Another proposal waits: let it be approved or rejected first.', {
              why: 'proposal-waiting',
              schools: await current(person),
            });
          default:
            return proposed satisfies never;
        }
      },
    }),
    decision(
      'approve',
      'approver',
      'Puts a proposal in force. By another person than proposed it; present receivers are told.',
    ),
    decision('reject', 'approver', 'Puts a proposal aside. By another person than proposed it.'),
    decision('withdraw', 'admin', 'Takes back what one proposed oneself.'),
  ];
}
