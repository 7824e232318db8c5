import { readFileSync } from 'node:fs';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** A YAML file that cannot be used. Its message lists every problem as `file:line: what is wrong`, one a line. */
export class YamlFileError extends Error {
  override readonly name = 'YamlFileError' as const;
  constructor(
    readonly file: string,
    readonly problems: readonly { line: number; problem: string }[],
    options?: ErrorOptions,
  ) {
    super(problems.map(({ line, problem }) => `${file}:${line}: ${problem}`).join('\n'), options);
  }
}

/** Reads a YAML file and checks it against a schema. Throws YamlFileError with the line of each problem and its mend. */
export function readCheckedYaml<T>(needs: { file: string; schema: z.ZodType<T> }): T {
  return checkYaml({ ...needs, text: readText(needs.file) });
}

/** The same for a text at hand; `file` only names it in messages. */
export function checkYaml<T>(needs: { file: string; text: string; schema: z.ZodType<T> }): T {
  const lines = new LineCounter();
  const document = parseDocument(needs.text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new YamlFileError(
      needs.file,
      document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        problem: `not YAML: ${error.message}`,
      })),
    );
  }
  const read = needs.schema.safeParse(plain(needs.file, document));
  if (read.success) return read.data;
  throw new YamlFileError(
    needs.file,
    read.error.issues.map((issue) => ({
      line: lineOf(document, lines, issue),
      problem: `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
    })),
  );
}

function plain(file: string, document: Document.Parsed): unknown {
  try {
    // Aliases could make a small file enormous; our files need none.
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const problem = 'not YAML as needed here: write each value out instead of referring to another one with *';
    throw new YamlFileError(file, [{ line: 1, problem }], { cause: error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const problem = `cannot be read. Check that the file is there and that this account may read it.`;
    throw new YamlFileError(file, [{ line: 1, problem }], { cause: error });
  }
}

/** The line of the value an issue is about; where the value is missing, of the nearest thing around it. */
function lineOf(document: Document.Parsed, lines: LineCounter, issue: z.core.$ZodIssue): number {
  for (let length = issue.path.length; length >= 0; length--) {
    const node = document.getIn(issue.path.slice(0, length), true);
    const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (isMap(node) && unknownKey !== undefined) {
      const pair = node.items.find(({ key }) => String(key) === unknownKey);
      const at = startOf(pair?.key);
      if (at !== undefined) return lines.linePos(at).line;
    }
    const at = startOf(node);
    if (at !== undefined) return lines.linePos(at).line;
  }
  return 1;
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === 'number' ? node.range[0] : undefined;
}
