import type { Block, Page } from './page.ts';

/** A page as Markdown, for the documents. */
export function pageMarkdown({ title, intro, sections }: Page): string {
  const parts = sections.map(({ heading, blocks }) => `## ${heading}\n\n${blocks.map(blockMarkdown).join('\n\n')}`);
  return [`# ${title}`, intro, ...parts].join('\n\n') + '\n';
}

function blockMarkdown(block: Block): string {
  if (typeof block === 'string') return block;
  return 'list' in block ? block.list.map((item) => `- ${item}`).join('\n') : tableMarkdown(block.table);
}

export function tableMarkdown([head = ['', '', ''], ...rows]: readonly [string, string, string][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), '|---|---|---|', ...rows.map(line)].join('\n');
}
