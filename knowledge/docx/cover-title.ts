import { cellText, countWords, type Block } from './block.ts';

/** What policies are called. */
const KIND =
  /\b(?:policy|code|procedures?|guidance|handbook|agreement|statement|protocol|guidelines|charter|rules|plan|strategy)\b/i;
/** How many of a document's first blocks may be its cover. */
export const COVER = 14;

/** The title, and the cover's lines that are it or stand about it. */
export function titleOf(blocks: readonly Block[], named: string | undefined): { title?: string; used: Set<Block> } {
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
  const title = named !== undefined && named !== '' && (!best || !KIND.test(best.text)) ? named : best?.text;
  return { ...(title !== undefined && { title }), used };
}
