import type { DocxRead } from './docx-read.ts';
import { draftPolicy } from './draft-policy.ts';
import { NotReadableError, openDocx } from './open-docx.ts';
import { readTextBlocks } from './text-blocks.ts';
import { readWordBlocks } from './word-blocks.ts';

/**
 * Reads a policy's Word document (.docx, at most 10 MB) as a draft: its sections, and clauses of its exact words.
 * Never throws for what a file holds: a problem that stops says why and what to do, and there is no policy.
 */
export async function readDocx(bytes: Uint8Array, { fileName }: { fileName?: string } = {}): Promise<DocxRead> {
  try {
    return draftPolicy(await readWordBlocks(openDocx(bytes)), fileName);
  } catch (error) {
    if (!(error instanceof NotReadableError)) throw error;
    return {
      policies: [],
      problems: [{ where: fileName ?? 'the file', what: error.message, mend: error.mend, stops: true }],
    };
  }
}

/** The same from plain text, such as a document's words pasted in; "#" and "**" mark headings where there are any. */
export function readPlainText(text: string, { fileName }: { fileName?: string } = {}): DocxRead {
  return draftPolicy(readTextBlocks(text.slice(0, 1_000_000)), fileName);
}
