import { z } from 'zod';
import type { Clauses } from '../clauses/clauses.ts';
import type { WhyNot } from '../clauses/publishing.ts';
import { apiRoute, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import { toChange, toCheck, toRevision } from './clauses-answers.ts';
import * as contract from './clauses-contract.ts';
import { EDIT, READ } from './item-routes.ts';

export interface RevisionRouteNeeds {
  clauses: Pick<Clauses, 'views' | 'checks' | 'publish' | 'seeding'>;
}

const noRevision = () => problem(404, 'There is no such version.');
const WHY_NOT: Record<Exclude<WhyNot, 'overtaken'>, [status: 403 | 409, detail: string]> = {
  'not-checked': [409, 'Not published: check it first, and wait until the check is done.'],
  blocked: [409, 'Not published: mend what the check has found first.'],
  broken: [409, 'Not published: a protected question is no longer answered by its clause. Mend it, or let an approver say why it may change.'], // prettier-ignore
  'override-not-yours': [
    403,
    'Not published: only an approver who changed none of it may let a protected question break. Ask another approver.',
  ],
  'another-approver': [
    403,
    'Not published: exact wording is put in force by an approver who changed none of it. Ask another approver.',
  ],
  discarded: [
    409,
    'Not published: some of it has been taken out of the draft since. Look at the changes, and check again.',
  ],
};

/** What was published, what would be, and publishing it. */
export function revisionRoutes({ clauses }: RevisionRouteNeeds): ApiRoute[] {
  const { views, checks, publish, seeding } = clauses;
  const changesSeen = (changes: Parameters<typeof toChange>[0][], person: Person) => changes.map((change) => toChange(change, person)); // prettier-ignore

  return [
    apiRoute({
      method: 'get',
      path: '/knowledge/revisions',
      summary: 'What was published, newest first.',
      who: READ,
      query: contract.RevisionsQuery,
      answer: contract.Revisions,
      run: async ({ query }) => {
        const { revisions, next } = await views.revisions(query.before);
        return { status: 200, body: { revisions: revisions.map(toRevision), ...(next !== undefined && { next }) } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/revisions/:id',
      summary: 'What a version changed, against the one before it or another, word by word.',
      who: READ,
      query: contract.CompareQuery,
      answer: contract.Compared,
      run: async ({ id, query, person }) => {
        if (!/^[1-9]\d{0,8}$/.test(id)) return noRevision();
        const found = await views.compare({ number: Number(id), ...query });
        if (!found) return noRevision();
        const { revision, against, changes } = found;
        return {
          status: 200,
          body: { revision: toRevision(revision), against, changes: changesSeen(changes, person) },
        };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/checks',
      summary: 'Checks items of the draft, or a version that is to be restored: what would be answered in another way, and what is wrong.', // prettier-ignore
      who: EDIT,
      body: contract.CheckRequest,
      answer: contract.Check,
      run: async ({ body }): Promise<Answer> => {
        const started = await checks.start(body);
        switch (started.kind) {
          case 'check':
            return { status: started.check.state === 'running' ? 202 : 200, body: toCheck(started.check) };
          case 'not-in-draft':
            return problem(409, 'Some of these are no longer in the draft: look at the changes again.', { why: 'not-in-draft', items: started.keys }); // prettier-ignore
          case 'not-there':
            return noRevision();
          case 'nothing-new':
            return problem(409, 'There is nothing to publish: it is as published.', { why: 'nothing-new' });
          default:
            return started satisfies never;
        }
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/checks/:id',
      summary: 'How far a check is, and what it found. Ask every half second.',
      who: READ,
      answer: contract.Check,
      run: async ({ id }) => {
        const check = await checks.read(id);
        return check
          ? { status: 200, body: toCheck(check) }
          : problem(404, 'There is no such check any more: check again.');
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/publish',
      summary: 'Puts exactly what was checked in force, everywhere within seconds.',
      who: EDIT,
      body: contract.PublishRequest,
      versioned: true,
      answer: contract.Published,
      run: async ({ person, body, ifMatch = -1 }) => {
        const done = await publish({ who: person, ...body, ifMatch });
        if (done.kind === 'published') {
          const revision = toRevision(done.revision);
          return { status: 200, body: { revision }, etag: revision.number };
        }
        if (done.kind === 'overtaken') {
          const { revision } = await views.changes();
          return problem(412, 'Not published: somebody else published since. Look at the changes, and check again.', { yours: ifMatch, now: revision }); // prettier-ignore
        }
        const [status, detail] = WHY_NOT[done.kind];
        return problem(status, detail, { why: done.kind });
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/offered',
      summary: 'What a release changed in the clauses it comes with, against what is published.',
      who: READ,
      answer: contract.Changes,
      run: async ({ person }) => {
        const offered = await clauses.seeding.offered();
        const { revision, changes } = await views.held(offered?.items ?? []);
        return { status: 200, body: { revision, changes: changesSeen(changes, person), along: [] } };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/offered',
      summary: 'Takes a release’s changes into the draft, or puts them aside.',
      who: EDIT,
      body: contract.OfferedRequest,
      answer: z.strictObject({}),
      run: async ({ person, body }) => {
        const dealt = await seeding.deal({ who: person, ...body });
        if (dealt.kind === 'done') return { status: 200, body: {} };
        if (dealt.kind === 'not-offered') return problem(409, 'This is not offered any more: look at the list again.', { why: 'not-offered' }); // prettier-ignore
        return problem(412, 'Nothing was taken: some of it is in the draft already. Publish or discard that first.', { items: dealt.keys }); // prettier-ignore
      },
    }),
  ];
}
