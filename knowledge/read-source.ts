import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromFiles } from './from-files.ts';
import { KnowledgeError } from './knowledge-error.ts';
import { filesOf } from './source-files.ts';
import type { KnowledgeSource } from './source.ts';

/** The policies that the project comes with. */
export const POLICIES_FOLDER = join(__dirname, 'policies');

/**
 * Reads and checks all policies of a folder (one sub-folder each). thesaurus.yaml and outside.yaml lying in the folder are added to the
 * project's own. Throws KnowledgeError that names file, line and mend.
 */
export function readSource(folder = POLICIES_FOLDER): KnowledgeSource {
  const files = filesOf(folder);
  const source = fromFiles(files, { folder });
  if (source.policies.length === 0) {
    throw new KnowledgeError([
      {
        file: folder,
        line: 1,
        what: 'There is no policy in this folder.',
        mend: 'Give each policy a folder of its own with a policy.yaml in it.',
      },
    ]);
  }
  return added(readOwn(), source);
}

function readOwn(): KnowledgeSource {
  const paths = ['thesaurus.yaml', 'outside.yaml']
    .map((name) => join(__dirname, name))
    .filter((path) => existsSync(path));
  return fromFiles(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })), { folder: __dirname }); // prettier-ignore
}

/** The project's own words and questions first; what is there already is not added again, so that an export is read back as it was. */
function added(own: KnowledgeSource, { policies, thesaurus, outside }: KnowledgeSource): KnowledgeSource {
  const concepts: Record<string, string[]> = { ...own.thesaurus.concepts };
  for (const [concept, words] of Object.entries(thesaurus.concepts)) {
    const known = concepts[concept] ?? [];
    concepts[concept] = [...known, ...words.filter((word) => !known.includes(word))];
  }
  const known = new Set(own.outside.map(({ q }) => q));
  return {
    policies,
    thesaurus: { concepts, shorthand: { ...own.thesaurus.shorthand, ...thesaurus.shorthand } },
    outside: [...own.outside, ...outside.filter(({ q }) => !known.has(q))],
  };
}
