import type { Scalar } from 'yaml';
import { Document, isMap, isScalar, isSeq, visit, type ParsedNode, type YAMLMap } from 'yaml';

/** Longer words stand on lines of their own, as in a book. */
const LONG = 90;
/** Characters that a reader of YAML may take for a line's end or drop. Line feeds are left to the writer. */
const ODD = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** What can be folded and comes back letter for letter: lines with single spaces between words, none at either end. */
const PROSE = /^\S+(?: \S+)*(?:\n+\S+(?: \S+)*)*$/;

/**
 * Writes a value as YAML that people like to read and edit, always in the same way. `comment` stands at the top.
 * `spaced` names lists whose entries are set apart by an empty line. Strings that another reader of YAML might take for a number, a date or
 * "yes" are quoted. With `fold` long prose is broken into lines; otherwise every string has one line.
 */
export function writeYaml(
  value: unknown,
  { comment, spaced = [], fold = false }: { comment: string; spaced?: string[]; fold?: boolean },
): string {
  const document = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  document.commentBefore = comment;
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value === 'string') node.type = styleOf(node.value, fold && key !== 'key');
    },
    Map(_, node, path) {
      // {q: …, shown: […]} stands on one line among plain questions.
      if (isSeq(path.at(-1)) && node.has('q')) node.flow = true;
    },
    Pair(_, pair) {
      const { key, value: list } = pair as { key: unknown; value: ParsedNode | null };
      if (!isScalar(key) || !isSeq(list)) return;
      if (spaced.includes(String(key.value))) list.items.slice(1).forEach((item) => { if (isMap(item)) (item as YAMLMap).spaceBefore = true; }); // prettier-ignore
      if (list.items.length === 0) list.flow = true;
    },
  });
  return document.toString({ lineWidth: fold ? 110 : 0, minContentWidth: 20, flowCollectionPadding: false, doubleQuotedAsJSON: true, doubleQuotedMinMultiLineLength: 100_000 }); // prettier-ignore
}

function styleOf(text: string, fold: boolean): Scalar.Type {
  if (ODD.test(text)) return 'QUOTE_DOUBLE';
  if (fold && text.length > LONG) return PROSE.test(text) ? 'BLOCK_FOLDED' : 'QUOTE_DOUBLE';
  return text.includes('\n') ? 'QUOTE_DOUBLE' : 'PLAIN';
}
