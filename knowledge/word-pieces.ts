import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of text and whether both versions have it. */
export interface Piece {
  is: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond so many changed words two texts are two texts: comparing on would take seconds and be unreadable. */
const MOST_EDITS = 1000;

/** What became of a text, word by word. Joined without the removed pieces it is the new text, without the added ones the old. */
export function wordPieces(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ is: 'same', text: before }];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return lineByLine(before, after);
  return changes.map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function lineByLine(before: string, after: string): Piece[] {
  const lines = (text: string) => text.split(/(?<=\n)/);
  const changes = diffArrays(lines(before), lines(after), { maxEditLength: MOST_EDITS }) ?? [];
  if (changes.length === 0)
    return [
      { is: 'removed', text: before },
      { is: 'added', text: after },
    ];
  return changes.map(({ added, removed, value }) => ({ is: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') })); // prettier-ignore
}

/** Entries of a list that came or went, whatever their order. An entry that was put elsewhere is no change. */
export function listPieces(before: readonly string[], after: readonly string[]): Piece[] {
  return [
    ...without(before, after).map((text): Piece => ({ is: 'removed', text })),
    ...without(after, before).map((text): Piece => ({ is: 'added', text })),
  ];
}

function without(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const times = left.get(each) ?? 0;
    left.set(each, times - 1);
    return times <= 0;
  });
}
