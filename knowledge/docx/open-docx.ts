import { strFromU8, unzipSync, type UnzipFileFilter } from 'fflate';

const MOST_BYTES = 10_000_000;
const MOST_ENTRIES = 5_000;
const MOST_XML = 16_000_000;
const NEEDED =
  /^(?:word\/(?:[a-z]*document\d*|styles|numbering|footnotes|endnotes)\.xml|_rels\/\.rels|\[Content_Types\]\.xml)$/i;

/** The parts of a Word document that are read, by their names within it. Pictures, headers, footers and comments are never unpacked. */
export type DocxParts = Map<string, string>;

/** This file cannot be read as a Word document; the message says why and what to do. */
export class NotReadableError extends Error {
  override readonly name = 'NotReadableError' as const;
  readonly mend: string;

  constructor(what: string, mend: string, options?: ErrorOptions) {
    super(what, options);
    this.mend = mend;
  }
}

/**
 * Unpacks what is needed of a .docx. What an entry claims to hold is checked before anything is inflated, and fflate never writes beyond the claim.
 * Throws NotReadableError.
 */
export function openDocx(bytes: Uint8Array): DocxParts {
  refuseOthers(bytes);
  let entries = 0;
  let unpacked = 0;
  const packed = unzip(bytes, (file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw tooLarge(`It holds more than ${MOST_ENTRIES.toLocaleString('en-GB')} files.`);
    if (!NEEDED.test(file.name)) return false;
    unpacked += file.originalSize;
    if (unpacked > MOST_XML) throw tooLarge('Unpacked, its text is larger than 16 MB.');
    return true;
  });
  const parts: DocxParts = new Map(Object.entries(packed).map(([name, data]) => [name.toLowerCase(), decoded(data)]));
  if (!mainPart(parts)) {
    throw new NotReadableError(
      'It is a zip file, but no Word document.',
      'Open it in Word, choose “Save as” and “Word Document (.docx)”, then import that file.',
    );
  }
  return parts;
}

/** The part with the words of the document itself; Word and others name it differently. */
export function mainPart(parts: DocxParts): string | undefined {
  const named = /Target="\/?(word\/[a-z]*document\d*\.xml)"/i.exec(parts.get('_rels/.rels') ?? '')?.[1];
  return parts.get(named?.toLowerCase() ?? '') ?? parts.get('word/document.xml');
}

function refuseOthers(bytes: Uint8Array): void {
  const begins = (...head: number[]) => head.every((byte, i) => bytes[i] === byte);
  const save = 'Open it in Word, choose “Save as” and “Word Document (.docx)”, then import that file.';
  if (bytes.length === 0) throw new NotReadableError('The file is empty.', 'Choose the policy’s Word document again.');
  if (bytes.length > MOST_BYTES) throw tooLarge('The file is larger than 10 MB.');
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new NotReadableError(
      'It is protected by a password, or in the old Word format (.doc).',
      'Open it in Word, remove the password under File, Info, and save it as “Word Document (.docx)”.',
    );
  }
  if (begins(0x25, 0x50, 0x44, 0x46)) {
    throw new NotReadableError('It is a PDF, whatever its name says.', 'Import the Word document that the PDF was made from, or open the PDF in Word and save it as .docx.'); // prettier-ignore
  }
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new NotReadableError('It is a Rich Text document (.rtf).', save);
  if (!begins(0x50, 0x4b, 0x03, 0x04)) throw new NotReadableError('It is no Word document.', save);
}

function unzip(bytes: Uint8Array, filter: UnzipFileFilter) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof NotReadableError) throw error;
    throw new NotReadableError('The file is damaged.', 'Open it in Word: if Word can repair it, save it under a new name and import that file.', { cause: error }); // prettier-ignore
  }
}

function decoded(data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  return strFromU8(data).replace(/^\uFEFF/, '');
}

const tooLarge = (what: string) =>
  new NotReadableError(what, 'Take out pictures and attachments in Word and save it again, or import its chapters one by one.'); // prettier-ignore
