import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { trainClassifier } from './classifier.ts';
import { KnowledgeError } from './knowledge-error.ts';
import type { Knowledge } from './knowledge.ts';
import { labelExamples, learnCompanions, type OutsideExample } from './labelled.ts';
import { loadPolicy } from './load-policy.ts';
import { createMatcher } from './matcher.ts';
import { OutsideFile, ThesaurusFile } from './policy-file.ts';
import { readYaml } from './read-yaml.ts';
import { revisionOf } from './revision.ts';
import { repairSpelling } from './repair-spelling.ts';
import { createThesaurus, type ThesaurusSource } from './thesaurus.ts';
import { loadWordVectors } from './word-vectors.ts';

/** The policies that the project comes with. */
export const POLICIES_FOLDER = join(__dirname, 'policies');

/**
 * Reads all policies of a folder (one sub-folder each), checks them, and learns from their examples; about a second.
 * thesaurus.yaml and outside.yaml lying in the folder are added to the project's own.
 * Throws KnowledgeError that names file, line and mend.
 */
export function loadKnowledge({ policiesFolder = POLICIES_FOLDER }: { policiesFolder?: string } = {}): Knowledge {
  const policies = policyFolders(policiesFolder).map(loadPolicy);
  const thesaurusSource = mergeThesaurus([__dirname, policiesFolder].flatMap(readThesaurus));
  const outside = [__dirname, policiesFolder].flatMap(readOutside);
  const clauses = policies.flatMap((policy) => policy.clauses);
  const labelled = labelExamples(clauses, outside);
  const vectors = loadWordVectors();
  const texts = [...labelled, ...outside].map(({ q }) => q);
  const classifier = trainClassifier({
    labelled,
    classes: clauses.length + 1,
    thesaurus: repairSpelling(createThesaurus(thesaurusSource), {
      source: thesaurusSource,
      texts,
      general: vectors.words,
    }),
    vectors,
  });
  const byRef = new Map(clauses.map((clause) => [`${clause.policy}/${clause.id}`, clause]));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return {
    revision: revisionOf({ policies, thesaurusSource, outside }),
    policies,
    clause: ({ policy, id }) => byRef.get(`${policy}/${id}`),
    policy: (id) => byId.get(id),
    match: createMatcher({ clauses, classifier, belongTogether: learnCompanions(labelled) }),
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
