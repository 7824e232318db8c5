import type { z } from 'zod';
import type { Asked, AskedGroup, DraftTaken } from '../asked/asked.ts';
import type { AuditKind } from '../settings/audit.ts';
import { apiRoute, notThere, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import * as contract from './clauses-contract.ts';

export interface AskedRouteNeeds {
  asked: Pick<Asked, 'list' | 'delete' | 'use'>;
  record: (who: Person, line: { what: AuditKind; fact: string }) => Promise<void>;
}

/** What staff asked in vain: only for those who keep the policies, since the words are staff's own. */
export function askedRoutes({ asked, record }: AskedRouteNeeds): ApiRoute[] {
  const WHO = ['admin', 'approver'] as const;
  return [
    apiRoute({
      method: 'get',
      path: '/knowledge/asked',
      summary:
        'What staff asked in vain, grouped by likeness. Never with who asked, never with a pupil’s contact in it.',
      who: WHO,
      answer: contract.Asked,
      run: async () => {
        return { status: 200, body: toAsked(await asked.list()) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/asked/:id/delete',
      summary: 'Deletes a question. Whoever waits for its answer is forgotten as well and is not told.',
      who: WHO,
      body: contract.Nothing,
      answer: contract.Asked,
      run: async ({ person, id }) => {
        if (!(await asked.delete(id))) return notThere();
        await record(person, { what: 'asked-deleted', fact: id });
        return { status: 200, body: toAsked(await asked.list()) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/asked/:id/use',
      summary: 'Makes a question an example, an outside example or a new clause’s first example, in the draft.',
      who: WHO,
      body: contract.UseRequest,
      answer: contract.Used,
      run: async ({ person, id, body }) => {
        const used = await asked.use(id, body, person);
        if (!('key' in used)) return refused(used);
        await record(person, { what: 'asked-used', fact: `${body.as}-${id}` });
        return { status: 200, body: { key: used.key } };
      },
    }),
  ];
}

function refused(taken: Exclude<DraftTaken, { key: string }> | { kind: 'gone' }): Answer {
  switch (taken.kind) {
    case 'gone':
      return notThere();
    case 'not-there':
      return problem(422, 'There is no such clause or policy any more: choose another.');
    case 'full':
      return problem(422, 'It has as many examples as it can hold: take one out first.');
    default:
      return taken satisfies never;
  }
}

function toAsked({
  groups,
  used,
  withPupilSignal,
}: Awaited<ReturnType<Asked['list']>>): z.input<typeof contract.Asked> {
  return {
    groups: groups.map(toGroup),
    used: used.map(({ id, question, on, waiting, outside }) => ({
      id,
      question,
      on,
      waiting,
      noPolicy: outside !== undefined,
    })),
    withPupilSignal,
  };
}

function toGroup({ id, questions, waiting, nearest }: AskedGroup): z.input<typeof contract.Asked>['groups'][number] {
  return {
    id,
    questions: questions.map((each) => ({ id: each.id, question: each.question, on: each.on, why: each.why })),
    waiting,
    nearest: nearest.map((clause) => ({ key: `clause.${clause.policy}.${clause.id}`, title: clause.title })),
  };
}
