import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledge, type KnowledgeContent } from './create-knowledge.ts';
import { KnowledgeError } from './knowledge-error.ts';
import type { Knowledge } from './knowledge.ts';
import type { OutsideExample } from './labelled.ts';
import { loadPolicy } from './load-policy.ts';
import { OutsideFile, ThesaurusFile } from './policy-file.ts';
import { readYaml } from './read-yaml.ts';
import type { ThesaurusSource } from './thesaurus.ts';
import { loadWordVectors } from './word-vectors.ts';

/** The policies that the project comes with. */
export const POLICIES_FOLDER = join(__dirname, 'policies');

/**
 * Reads all policies of a folder (one sub-folder each), checks them, and learns from their examples; README.md says how long that takes.
 * thesaurus.yaml and outside.yaml lying in the folder are added to the project's own.
 * Throws KnowledgeError that names file, line and mend.
 */
export function loadKnowledge(options: { policiesFolder?: string } = {}): Knowledge {
  return createKnowledge(readContent(options));
}

/** Reads and checks what there is to learn, as loadKnowledge does. */
export function readContent({ policiesFolder = POLICIES_FOLDER }: { policiesFolder?: string } = {}): KnowledgeContent {
  return {
    policies: policyFolders(policiesFolder).map(loadPolicy),
    thesaurus: mergeThesaurus([__dirname, policiesFolder].flatMap(readThesaurus)),
    outside: [__dirname, policiesFolder].flatMap(readOutside),
    vectors: loadWordVectors(),
  };
}

function policyFolders(folder: string): string[] {
  const found = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter(
        (entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'policy.yaml')),
      )
    : [];
  if (found.length === 0) {
    throw new KnowledgeError([
      {
        file: folder,
        line: 1,
        what: 'There is no policy in this folder.',
        mend: 'Give each policy a folder of its own with a policy.yaml in it.',
      },
    ]);
  }
  return found.map((entry) => join(folder, entry.name)).sort();
}

function readThesaurus(folder: string): ThesaurusSource[] {
  const file = join(folder, 'thesaurus.yaml');
  return existsSync(file) ? [readYaml(file, ThesaurusFile).value] : [];
}

function mergeThesaurus(sources: readonly ThesaurusSource[]): ThesaurusSource {
  const concepts: Record<string, string[]> = {};
  for (const source of sources) {
    for (const [concept, words] of Object.entries(source.concepts)) (concepts[concept] ??= []).push(...words);
  }
  return {
    concepts,
    shorthand: Object.assign({}, ...sources.map((source) => source.shorthand)) as Record<string, string>,
  };
}

function readOutside(folder: string): OutsideExample[] {
  const file = join(folder, 'outside.yaml');
  if (!existsSync(file)) return [];
  return readYaml(file, OutsideFile).value.map((entry) =>
    typeof entry === 'string' ? { q: entry, escalate: false } : entry,
  );
}
