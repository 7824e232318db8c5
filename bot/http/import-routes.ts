import { z } from 'zod';
import type { Clauses } from '../clauses/clauses.ts';
import type { ImportRead } from '../clauses/read-yaml-import.ts';
import { apiRoute, problem, type ApiRoute } from './api-route.ts';
import * as contract from './clauses-contract.ts';
import { invalid } from './invalid.ts';
import { EDIT, ITEM_BYTES, READ, readValue } from './item-routes.ts';

/** As the tab says before it sends one. */
const FILE_BYTES = 10_485_760;

export interface ImportRouteNeeds {
  clauses: Pick<Clauses, 'edits' | 'exported' | 'readYaml' | 'compareDocument'>;
  /** Reads a Word document as a policy; never throws for what is in it. */
  readDocx?: (bytes: Uint8Array) => Promise<ImportRead>;
  today: () => string;
}

/** Documents and files: held against the clauses, read as a dry run, taken into the draft, given out. */
export function importRoutes({ clauses, readDocx, today }: ImportRouteNeeds): ApiRoute[] {
  const reads = (kind: 'yaml' | 'docx', summary: string, read: (bytes: Uint8Array) => Promise<ImportRead>) =>
    apiRoute({
      method: 'post',
      path: `/knowledge/import/${kind}`,
      summary,
      who: EDIT,
      file: true,
      bytes: FILE_BYTES,
      answer: contract.ImportRead,
      run: async ({ body }) => ({ status: 200, body: await read(body as unknown as Buffer) }),
    });

  return [
    apiRoute({
      method: 'post',
      path: '/knowledge/documents/:id',
      summary: 'Holds a new document against the clauses of a policy, clause by clause. Nothing is kept.',
      who: EDIT,
      body: contract.DocumentRequest,
      bytes: ITEM_BYTES,
      answer: contract.DocumentCompared,
      run: async ({ id, body }) => {
        const compared = await clauses.compareDocument({ policy: id, document: body.document });
        return compared ? { status: 200, body: compared } : problem(404, 'There is no such policy.');
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/export',
      summary: 'What is published, as a zip of YAML files and documents that can be imported again.',
      who: READ,
      run: async () => ({ status: 200, zip: await clauses.exported(), fileName: `policy-guide-${today()}.zip` }),
    }),
    reads('yaml', 'Reads a zip of YAML files, or one of them. A dry run: nothing is kept.', clauses.readYaml),
    ...(readDocx ? [reads('docx', 'Reads a Word document as a policy. A dry run: nothing is kept.', readDocx)] : []),
    apiRoute({
      method: 'post',
      path: '/knowledge/import',
      summary: 'Takes items into the draft: all of them, or none.',
      who: EDIT,
      body: z.strictObject({
        items: z.array(z.strictObject({ key: contract.ItemKey, version: z.int().min(0), value: z.unknown() })).min(1).max(5000), // prettier-ignore
      }),
      bytes: FILE_BYTES,
      answer: z.strictObject({}),
      run: async ({ person, body: { items } }) => {
        const twice = items.findIndex(({ key }, place) => items.findIndex((other) => other.key === key) < place);
        if (twice >= 0)
          return problem(422, 'Something in it cannot be taken: see each field.', { errors: [{ field: `items.${twice}.key`, wrong: 'is there twice' }] }); // prettier-ignore
        const read = items.map((item) => ({ ...item, value: readValue(item.key, item.value) }));
        const wrong = read.flatMap(
          ({ value }, place) =>
          value && !value.success ? [new z.ZodError(value.error.issues.map((issue) => ({ ...issue, path: ['items', place, 'value', ...issue.path] })))] : [], // prettier-ignore
        );
        if (wrong[0]) return invalid(wrong[0], 422);
        const taken = await clauses.edits.take({ who: person, items: read.map(({ key, version, value }) => ({ key, version, value: value?.data })) }); // prettier-ignore
        if (taken.kind === 'imported') return { status: 200, body: {} };
        return problem(412, 'Nothing was taken: some of it is in the draft already.', { items: taken.keys });
      },
    }),
  ];
}
