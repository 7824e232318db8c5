import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { withItems, type ClauseValue, type PolicyValue } from '../knowledge/index.ts';
import { PlaceError, type Held } from './knowledge-place.ts';

/** Reads a Word document as drafts of policies; says what it could not read, and what it guessed. */
export type ReadDocument = (
  bytes: Uint8Array,
  options: { fileName: string },
) => Promise<{
  policies: { id: string; value: PolicyValue; clauses: { id: string; value: ClauseValue; from: string; guessed: string[] }[] }[]; // prettier-ignore
  problems: { where: string; what: string; mend: string; stops: boolean }[];
}>;

/** What a document holds, and a line for each problem and guess. Throws PlaceError where a problem stops it. */
export async function readDocumentAt(path: string, read: ReadDocument): Promise<Held & { remarks: string[] }> {
  const { policies, problems } = await read(readFileSync(path), { fileName: basename(path) });
  const lines = problems.map(({ where, what, mend }) => `${where}: ${what} ${mend}`);
  if (problems.some(({ stops }) => stops)) throw new PlaceError(lines.join('\n'));
  const items = policies.flatMap(({ id, value, clauses }) => [
    { key: `policy.${id}`, value },
    ...clauses.map((clause) => ({ key: `clause.${id}.${clause.id}`, value: clause.value })),
  ]);
  const guesses = policies.flatMap(({ id, clauses }) =>
    clauses
      .filter(({ guessed }) => guessed.length > 0)
      .map((clause) => `clause.${id}.${clause.id} (${clause.from}): guessed: ${clause.guessed.join(', ')}`),
  );
  const empty = { policies: [], thesaurus: { concepts: {}, shorthand: {} }, outside: [] };
  return { source: withItems(empty, items), staffWords: false, outside: false, remarks: [...lines, ...guesses] };
}
