import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a knowledge base as text. In an export `path` is relative, with "/". */
export interface SourceFile {
  path: string;
  text: string;
}

/** The approved document that lies beside a policy.yaml. */
export const documentName = (policy: string) => `${policy}.txt`;

/**
 * The files of a folder that a knowledge base is made of: <policy>/policy.yaml, examples.yaml and <policy>.txt, thesaurus.yaml and
 * outside.yaml. Others are passed over: a folder may hold a README. Paths begin with the folder's.
 */
export function filesOf(folder: string): SourceFile[] {
  const read = (...names: string[]): SourceFile[] => {
    const path = join(folder, ...names);
    return existsSync(path) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  };
  return [
    ...policyFolders(folder).flatMap((policy) =>
      ['policy.yaml', 'examples.yaml', documentName(policy)].flatMap((name) => read(policy, name)),
    ),
    ...read('thesaurus.yaml'),
    ...read('outside.yaml'),
  ];
}

function policyFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'policy.yaml')))
    .map(({ name }) => name)
    .sort();
}
