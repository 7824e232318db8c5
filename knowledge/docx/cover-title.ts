import { cellText, countWords, type Block } from './block.ts';

/** What policies are called. */
export const KIND =
  /\b(?:policy|code|procedures?|guidance|handbook|agreement|statement|protocol|guidelines|charter|rules|plan|strategy)\b/i;
/** How many of a document's first blocks may be its cover. */
export const COVER = 14;

/** A title that the details give, and what stands before them. */
export interface Named {
  words: string;
  before: ReadonlySet<Block>;
}

/** The title, and the cover's lines that are it or stand about it. */
export function titleOf(blocks: readonly Block[], named: Named | undefined): { title?: string; used: Set<Block> } {
  const used = new Set<Block>();
  const cover: { text: string; rank: number; block: Block }[] = [];
  for (const block of blocks.slice(0, COVER)) {
    if (block.kind === 'table') {
      const cells = block.rows
        .flat()
        .map(cellText)
        .filter((cell) => cell !== '');
      if (cells.length === 1 && countWords(cells[0] ?? '') <= 14) cover.push({ text: cells[0] ?? '', rank: KIND.test(cells[0] ?? '') ? 5 : 2, block }); // prettier-ignore
      continue;
    }
    const { text, marker, heading, label, strong } = block;
    if (block.contents || marker === 'bullet' || label !== undefined) break;
    if (countWords(text) > 14 || /[.:;]$/.test(text) || (heading === undefined && !strong && /^\p{Ll}/u.test(text)))
      break;
    if (/^contents\b|^(?:introduction|purpose|aims?|scope|overview|background)\b/i.test(text)) break;
    cover.push({ text, rank: (heading === 0 ? 6 : heading === 1 ? 2 : 0) + (!KIND.test(text) ? 0 : heading !== undefined || strong ? 7 : 3), block }); // prettier-ignore
    if (cover.length > 1 && (heading ?? 0) > 0 && !KIND.test(text)) {
      cover.pop();
      break;
    }
  }
  const best = [...cover].map((each, i) => ({ ...each, rank: each.rank - i * 0.1 })).sort((a, b) => b.rank - a.rank)[0]; // prettier-ignore
  if (best) {
    for (const { block } of cover.slice(0, cover.findIndex(({ block }) => block === best.block) + 1)) used.add(block);
    for (const { block, text } of cover) if (text === best.text) used.add(block);
  }
  if (named && !(best && isTitle(best, named))) {
    // What follows the details is the first section's heading, and no title.
    for (const block of used) if (block.kind === 'line' && (block.heading ?? 0) > 0 && !named.before.has(block)) used.delete(block); // prettier-ignore
    return { title: named.words, used };
  }
  const title = best?.text;
  return { ...(title !== undefined && { title }), used };
}

/** Beside a title that the details give: a line called as policies are, in a title's style, above the details or with the same words. */
function isTitle({ text, block }: { text: string; block: Block }, { words, before }: Named): boolean {
  const styled = block.kind === 'line' && block.heading === 0;
  const same = text.toLowerCase().includes(words.toLowerCase());
  return KIND.test(text) && (styled || same || before.has(block));
}
