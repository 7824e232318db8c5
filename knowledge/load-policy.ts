import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Clause, Example, Narrowing, Policy } from './clause.ts';
import { KnowledgeError, type Problem } from './knowledge-error.ts';
import { ExamplesFile, PolicyFile } from './policy-file.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

type ClauseEntry = PolicyFile['clauses'][number];

/**
 * Reads a policy's folder: policy.yaml and, where there is one, examples.yaml.
 * Throws KnowledgeError that names every problem with file, line and mend.
 */
export function loadPolicy(folder: string): Policy {
  const source = readYaml(join(folder, 'policy.yaml'), PolicyFile);
  const examplesPath = join(folder, 'examples.yaml');
  const examples = existsSync(examplesPath) ? readYaml(examplesPath, ExamplesFile) : undefined;
  const problems = [...checkPolicy(folder, source), ...(examples ? checkExamples(source.value, examples) : [])];
  if (problems.length > 0) throw new KnowledgeError(problems);
  const { stems, clauses, ...policy } = source.value;
  return {
    ...policy,
    clauses: clauses.map((entry) => toClause(policy.id, entry, stems, examples?.value[entry.id] ?? [])),
  };
}

function toClause(
  policy: string,
  entry: ClauseEntry,
  stems: Record<string, string>,
  examples: ExamplesFile[string],
): Clause {
  const { condition, exception, limit, actions, stem, parts, ...rest } = entry;
  return {
    ...rest,
    policy,
    nextSteps: actions,
    stem: stem && stems[stem],
    narrowing: narrowingOf({ condition, exception, limit }),
    parts: parts.map((part) => ({
      act: part.act,
      stance: part.stance,
      stem: part.stem && stems[part.stem],
      text: part.text,
      nextSteps: part.actions,
    })),
    examples: examples.map(toExample),
  };
}

function narrowingOf(given: Record<Narrowing['kind'], string | undefined>): Narrowing | undefined {
  for (const kind of ['condition', 'exception', 'limit'] as const) {
    const words = given[kind];
    if (words !== undefined) return { kind, words };
  }
  return undefined;
}

function toExample(entry: ExamplesFile[string][number]): Example {
  return typeof entry === 'string' ? { q: entry, shown: [], or: [], escalate: false } : entry;
}

function checkPolicy(folder: string, { file, value, lineOf }: YamlFile<PolicyFile>): Problem[] {
  const problems: Problem[] = [];
  const complain = (path: PropertyKey[], what: string, mend: string) =>
    problems.push({ file, line: lineOf(path), what, mend });
  if (basename(folder) !== value.id) {
    complain(
      ['id'],
      `The policy's id is "${value.id}" but its folder is "${basename(folder)}".`,
      'Give both the same name.',
    );
  }
  const sections = new Set(value.sections.map((section) => section.number));
  const seen = new Set<string>();
  value.clauses.forEach((clause, i) => {
    const at = ['clauses', i];
    if (seen.has(clause.id)) complain([...at, 'id'], `Two clauses have the id "${clause.id}".`, 'Give each its own.');
    seen.add(clause.id);
    if (!sections.has(clause.section)) {
      complain(
        [...at, 'section'],
        `"${clause.id}" is in section "${clause.section}", which is not listed.`,
        'Add it under "sections:" or correct the number.',
      );
    }
    [clause, ...clause.parts].forEach((holder) => {
      if (holder.stem !== undefined && !(holder.stem in value.stems)) {
        complain(
          [...at, 'stem'],
          `"${clause.id}" hangs on the stem "${holder.stem}", which is not listed.`,
          'Add it under "stems:" or correct the name.',
        );
      }
    });
    if (clause.parts.length > 0 && flat(clause.parts.map((part) => part.text).join(' ')) !== flat(clause.text)) {
      complain(
        [...at, 'parts'],
        `The parts of "${clause.id}" do not add up to its text.`,
        'Together, in order, they must be the text, word for word.',
      );
    }
  });
  return problems;
}

function checkExamples(policy: PolicyFile, { file, value, lineOf }: YamlFile<ExamplesFile>): Problem[] {
  const known = new Set(policy.clauses.map((clause) => clause.id));
  const guarded = new Set(policy.clauses.flatMap((clause) => clause.protected.map(flat)));
  const problems: Problem[] = [];
  for (const [id, entries] of Object.entries(value)) {
    if (!known.has(id)) {
      problems.push({
        file,
        line: lineOf([id]),
        what: `There is no clause "${id}".`,
        mend: 'Correct the id or remove its examples.',
      });
    }
    entries.forEach((entry, i) => {
      const { q, shown, or } = toExample(entry);
      for (const other of [...shown, ...or].filter((other) => !known.has(other))) {
        problems.push({ file, line: lineOf([id, i]), what: `There is no clause "${other}".`, mend: 'Correct the id.' });
      }
      if (guarded.has(flat(q))) {
        problems.push({
          file,
          line: lineOf([id, i]),
          what: 'This question is protected.',
          mend: 'A protected question tests the examples, so it may not be one: remove it here.',
        });
      }
    });
  }
  return problems;
}

/** White space collapsed: line and page breaks inside a sentence don't count. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
