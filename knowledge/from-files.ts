import { KnowledgeError, type Problem } from './knowledge-error.ts';
import { policyFaults } from './policy-faults.ts';
import { Document, ExamplesFile, OutsideFile, PolicyFile, ThesaurusFile } from './policy-file.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { documentName, type SourceFile } from './source-files.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import type { z } from 'zod';

/**
 * Reads what `toFiles` wrote, or files of the same form: <policy>/policy.yaml, examples.yaml and <policy>.txt, thesaurus.yaml, outside.yaml.
 * Thesaurus and outside questions that are not among the files are empty. `folder` is what the paths begin with.
 * Throws KnowledgeError with file, line and mend for every problem found, and for a file that is none of these.
 */
export function fromFiles(files: readonly SourceFile[], { folder = '' } = {}): KnowledgeSource {
  const problems: Problem[] = [];
  const inFolder = new Map(files.map((file) => [file.path.slice(folder === '' ? 0 : folder.length + 1), file]));
  const take = (path: string) => {
    const file = inFolder.get(path);
    inFolder.delete(path);
    return file;
  };
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const readPart = <T>(path: string, schema: z.ZodType<T>) => {
    const file = take(path);
    return file && attempt(() => readYaml(file, schema).value);
  };
  const policies = [...inFolder.keys()]
    .flatMap((path) => /^([^/\\]+)[/\\]policy\.yaml$/.exec(path)?.[1] ?? [])
    .sort()
    .flatMap((name) => {
      const [policy, examples, document] = ['policy.yaml', 'examples.yaml', documentName(name)].map((each) => take(`${name}/${each}`) ?? take(`${name}\\${each}`)); // prettier-ignore
      return policy ? (attempt(() => readPolicy({ name, policy, examples, document })) ?? []) : [];
    });
  const thesaurus = readPart('thesaurus.yaml', ThesaurusFile) ?? { concepts: {}, shorthand: {} };
  const outside = readPart('outside.yaml', OutsideFile) ?? [];
  for (const { path } of inFolder.values()) {
    problems.push({
      file: path,
      line: 1,
      what: 'This file is no part of a knowledge base.',
      mend: 'Remove it, or correct its name: <policy>/policy.yaml, examples.yaml, <policy>.txt; thesaurus.yaml; outside.yaml.',
    });
  }
  if (problems.length > 0) throw new KnowledgeError(problems);
  return { policies, thesaurus, outside };
}

interface PolicyFiles {
  /** The folder's. */
  name: string;
  policy: SourceFile;
  examples?: SourceFile;
  document?: SourceFile;
}

function readPolicy({ name, policy: policyFile, examples: examplesFile, document }: PolicyFiles): PolicySource {
  const policy = readYaml(policyFile, PolicyFile);
  const examples: YamlFile<ExamplesFile> = examplesFile
    ? readYaml<ExamplesFile>(examplesFile, ExamplesFile)
    : { file: policyFile.path, value: {}, lineOf: () => 1 };
  const problems = policyFaults(policy.value, examples.value).map(({ file, path, what, mend }): Problem => {
    const read = file === 'policy' ? policy : examples;
    return { file: read.file, line: read.lineOf(path), what, mend };
  });
  if (name !== policy.value.id) {
    problems.unshift({
      file: policy.file,
      line: policy.lineOf(['id']),
      what: `The policy's id is "${policy.value.id}" but its folder is "${name}".`,
      mend: 'Give both the same name.',
    });
  }
  const text = Document.safeParse(document?.text ?? '');
  if (!text.success) {
    const what = `The document can't be taken: ${text.error.issues.map(({ message }) => message).join('; ')}.`;
    problems.push({ file: document?.path ?? '', line: 1, what, mend: 'Save it as plain text (UTF-8) of at most 400,000 characters.' }); // prettier-ignore
  }
  if (problems.length > 0) throw new KnowledgeError(problems);
  return {
    policy: policy.value,
    examples: inClauseOrder(policy.value, examples.value),
    document: document?.text ?? '',
  };
}

/** Examples stand in the order of their clauses, and only where there are any: so that the same content is the same source. */
function inClauseOrder({ clauses }: PolicyFile, examples: ExamplesFile): ExamplesFile {
  return Object.fromEntries(
    clauses.flatMap(({ id }) => {
      const own = examples[id] ?? [];
      return own.length > 0 ? [[id, own]] : [];
    }),
  );
}
