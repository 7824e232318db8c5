import type { Block } from './block.ts';

const LARGER = 1.1;

/** Lines in larger type than most of the document's words stand out. */
export function strongBySize(blocks: readonly Block[]): Block[] {
  const letters = new Map<number, number>();
  for (const block of blocks)
    if (block.kind === 'line' && block.size !== undefined)
      letters.set(block.size, (letters.get(block.size) ?? 0) + block.text.length);
  const [usual = Infinity] = [...letters].sort(([, a], [, b]) => b - a)[0] ?? [];
  return blocks.map((block) =>
    block.kind === 'line' && (block.size ?? 0) > usual * LARGER ? { ...block, strong: true } : block,
  );
}
