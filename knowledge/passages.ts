import { flat } from './flat.ts';

/** A stretch of a document that may be quoted by itself: a sentence, a bullet, a line. */
export interface Passage {
  /** Places in the flattened document. */
  from: number;
  to: number;
  text: string;
  /** Which line of the document it is in. */
  line: number;
}

/** A bullet's mark or number, which a clause does not quote. */
const MARK = /^(?:[-*•–]|\(?(?:[a-z]|[ivx]+|\d+)[.)])\s+/i;

export interface ReadPassages {
  /** White space collapsed. */
  whole: string;
  /** In order. */
  passages: Passage[];
}

/** A document with its white space collapsed, and the passages it is made of, in order. */
export function passagesOf(document: string): ReadPassages {
  const lines = document.split(/\r?\n|\f/).map(flat).filter((line) => line !== '');
  const passages: Passage[] = [];
  let start = 0;
  for (const [line, text] of lines.entries()) {
    let from = start + (MARK.exec(text)?.[0].length ?? 0);
    for (const sentence of sentences(text.slice(from - start))) {
      passages.push({ from, to: from + sentence.length, text: sentence, line });
      from += sentence.length + 1;
    }
    start += text.length + 1;
  }
  return { whole: lines.join(' '), passages };
} // prettier-ignore

/** "e.g." ends no sentence. */
const sentences = (text: string) =>
  text.split(/(?<=[.;:!?]["”’)]?)(?<!\b(?:e\.g|i\.e|etc|No|Dr|Mr|Mrs|Ms)\.) /).filter((sentence) => sentence !== '');
