import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import {
  filesOf,
  fromFiles,
  fromZip,
  toFiles,
  toZip,
  type KnowledgeSource,
  type SourceFile,
} from '../knowledge/index.ts';

/** A knowledge base as it lies in a folder or an archive. What it does not hold is empty in `source`. */
export interface Held {
  source: KnowledgeSource;
  staffWords: boolean;
  outside: boolean;
}

/** Something about a path that was typed: what is wrong with it, and what to do. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError' as const;
}

/** Reads a folder or an archive by itself: unlike when the service starts, nothing of the project's own is added. Throws KnowledgeError, PlaceError. */
export function readPlace(path: string): Held {
  if (!existsSync(path)) throw new PlaceError(`${path} is not there. Check the name.`);
  if (statSync(path).isDirectory()) return held(filesOf(path), path);
  if (extname(path).toLowerCase() === '.zip') return held(fromZip(readFileSync(path), path));
  throw new PlaceError(`${path} is neither a folder nor a .zip. Give what "export" wrote, or a folder of the form of knowledge/policies.`);
} // prettier-ignore

function held(files: readonly SourceFile[], folder = ''): Held {
  const has = (name: string) => files.some(({ path }) => path === join(folder, name));
  const source = fromFiles(files, { folder });
  if (files.length === 0) throw new PlaceError(`There is nothing of a knowledge base in ${folder || 'it'}. Give what "export" wrote, or a folder of the form of knowledge/policies.`); // prettier-ignore
  return { source, staffWords: has('thesaurus.yaml'), outside: has('outside.yaml') };
}

/**
 * Writes a source as a folder or, where the name ends in .zip, as an archive; how many files and bytes. It takes its place in one move, so that
 * nothing half written is left. Throws PlaceError where something is there already: nothing is overwritten.
 */
export function writePlace(path: string, source: KnowledgeSource): { files: number; bytes: number } {
  if (existsSync(path) && !(statSync(path).isDirectory() && readdirSync(path).length === 0)) {
    throw new PlaceError(`${path} is there already. Nothing was written: give another name, or move it away.`);
  }
  const files = toFiles(source);
  const part = `${path.replace(/[/\\]+$/, '')}.part`;
  rmSync(part, { recursive: true, force: true });
  if (extname(path).toLowerCase() === '.zip') {
    const bytes = toZip(files);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, bytes);
    renameSync(part, path);
    return { files: files.length, bytes: bytes.length };
  }
  for (const file of files) {
    mkdirSync(dirname(join(part, file.path)), { recursive: true });
    writeFileSync(join(part, file.path), file.text);
  }
  renameSync(part, path);
  return { files: files.length, bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) };
}
