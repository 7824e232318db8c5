import type { Block, Page } from './page.ts';

/** Colours by the reader's own choice of light or dark; both pass 4.5 : 1. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 'Segoe UI', system-ui, -apple-system, Roboto, Arial, sans-serif; color: #242424; background: #fff; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
p, ul { margin: .5rem 0; }
ul { padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #8a8886; }
a { color: #3f4299; }
@media (max-width: 32rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { border: 1px solid #8a8886; margin-bottom: .75rem; }
  td { border: 0; }
}
@media (prefers-color-scheme: dark) {
  body { color: #f3f2f1; background: #1f1f1f; }
  a { color: #aeb1f5; }
}
`;

/** The style is in the page, so the page's rules let in exactly these words. */
export const PAGE_STYLE = STYLE;

/** A page as HTML: landmarks, one h1, a table with heads. Every text is escaped. */
export function pageHtml({ title, intro, sections }: Page): string {
  const body = sections.map(({ heading, blocks }) => `<h2>${safe(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
<p>${safe(intro)}</p>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  if (typeof block === 'string') return `<p>${safe(block)}</p>`;
  if ('list' in block) return `<ul>${block.list.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
  const [head = ['', '', ''], ...rows] = block.table;
  const cells = (row: string[], tag: string) => row.map((cell) => `<${tag}>${safe(cell)}</${tag.split(' ')[0]}>`).join(''); // prettier-ignore
  const lines = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<table>\n<thead><tr>${cells(head, 'th scope="col"')}</tr></thead>\n<tbody>\n${lines}\n</tbody>\n</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }; // prettier-ignore
const safe = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
