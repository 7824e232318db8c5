import { load } from 'js-yaml';
import { isMap, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { KnowledgeError, type Problem } from './knowledge-error.ts';
import type { SourceFile } from './source-files.ts';

/** A YAML file that has passed its schema, and where things stand in it. */
export interface YamlFile<T> {
  file: string;
  value: T;
  /** The line (from 1) of a key path such as ["clauses", 3, "stem"]; of its nearest parent when the path itself is not there. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a file's text by its schema. Throws KnowledgeError with file, line and mend for every problem found. */
export function readYaml<T>({ path: file, text }: SourceFile, schema: z.ZodType<T>): YamlFile<T> {
  const lineOf = lineFinder(text);
  const result = schema.safeParse(parseText(file, text));
  if (result.success) return { file, value: result.data, lineOf };
  throw new KnowledgeError(result.error.issues.flatMap((issue) => toProblems(file, issue, lineOf)));
}

/** js-yaml reads five times as fast and without places; whatever it does not take is read again by yaml, which says where and why, or takes it. */
function parseText(file: string, text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return parseWithPlaces(file, text);
  }
}

function parseWithPlaces(file: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
    const what = `This is not valid YAML: ${error.message.split('\n')[0] ?? ''}`;
    throw new KnowledgeError([{ file, line, what, mend: 'Check indentation, quotes and colons there.' }]);
  }
}

/** Finds lines only when asked: most files have no problem, and keeping places costs time. */
function lineFinder(text: string): (path: readonly PropertyKey[]) => number {
  return (path) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    for (let depth = path.length; depth > 0; depth--) {
      const around: unknown = document.getIn(path.slice(0, depth - 1), true);
      const key = isMap(around) ? around.items.find((pair) => String(pair.key) === path[depth - 1])?.key : undefined;
      const node = key ?? document.getIn(path.slice(0, depth), true);
      if (hasRange(node)) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && Array.isArray((node as { range?: unknown }).range);
}

function toProblems(
  file: string,
  issue: z.core.$ZodIssue,
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem[] {
  return describeIssue(issue).map(({ path, ...said }) => ({ file, line: lineOf(path), ...said }));
}
