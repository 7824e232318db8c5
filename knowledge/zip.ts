import { strToU8, unzipSync, zipSync } from 'fflate';
import { KnowledgeError, type Problem } from './knowledge-error.ts';
import type { SourceFile } from './source-files.ts';

const MOST_PACKED = 20_000_000;
const MOST_UNPACKED = 40_000_000;
const MOST_FILES = 1000;
/** Written into every archive, so that the same files give the same bytes. */
const WHEN = '1980-01-01T00:00:00';
/** What computers put into archives of their own accord. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** Packs files; the same files, in whatever order, give the same bytes. */
export function toZip(files: readonly SourceFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(({ path, text }) => [path, strToU8(text)])), { level: 9, mtime: WHEN });
}

/**
 * Unpacks an archive as `toZip` makes them, also one in which all lies in a folder. Nothing is inflated before sizes, number and paths are known to be
 * within bounds, and never beyond what they said. Throws KnowledgeError; `name` is what its problems call the archive.
 */
export function fromZip(bytes: Uint8Array, name = 'the archive'): SourceFile[] {
  const refuse = (what: string, mend: string, file = name): never => {
    throw new KnowledgeError([{ file, line: 1, what, mend } satisfies Problem]);
  };
  if (bytes.length > MOST_PACKED) refuse(`It has ${bytes.length} bytes; ${MOST_PACKED} are taken.`, 'Export fewer policies at a time.');
  const sizes = new Map<string, number>();
  let total = 0;
  const unpacked = unzip(bytes, ({ name: path, originalSize }) => {
    if (path.endsWith('/') || CLUTTER.test(path)) return false;
    if (!isInside(path)) refuse(`A file in it is called ${JSON.stringify(path)}, which points outside it.`, 'Make the archive anew from its files.');
    if (sizes.has(path)) refuse('It is there twice.', 'Make the archive anew from its files.', path);
    sizes.set(path, originalSize);
    total += originalSize;
    if (sizes.size > MOST_FILES) refuse(`It has more than ${MOST_FILES} files.`, 'Pack only what `npm run knowledge -- export` writes.');
    if (total > MOST_UNPACKED) refuse(`Unpacked it would have more than ${MOST_UNPACKED} bytes.`, 'Pack only what `npm run knowledge -- export` writes.');
    return true;
  });
  if (!unpacked) return refuse('This is not a zip archive, or it is damaged.', 'Export or pack it again.');
  const under = commonFolder([...sizes.keys()]);
  return [...sizes].map(([path, size]) => {
    const content = unpacked[path];
    if (content?.length !== size) return refuse('It is damaged: its size is not what the archive says.', 'Export or pack it again.', path);
    return { path: path.slice(under.length), text: decode(content) ?? refuse('It is not text in UTF-8.', 'Save it as UTF-8.', path) };
  });
} // prettier-ignore

function unzip(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof KnowledgeError) throw error;
    return undefined;
  }
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return !/[\\\0:]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** "export/" where everything lies in a folder "export" and the policies in folders below it; else "". */
function commonFolder(paths: readonly string[]): string {
  const first = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  const below = first !== '' && paths.every((path) => path.startsWith(first));
  return below && !paths.includes(`${first}policy.yaml`) ? first : '';
}

function decode(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
