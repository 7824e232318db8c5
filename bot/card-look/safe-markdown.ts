/**
 * Text as Teams draws it: bold, italic, links and lists; no pictures, headings, tables or HTML. Everything is escaped
 * first, so that the only tags in the result are those written here, and the only attribute is a web address.
 */
export function safeMarkdown(text: string): string {
  const blocks: string[] = [];
  let list: { tag: 'ul' | 'ol'; items: string[] } | undefined;
  const closeList = () => {
    if (list) blocks.push(`<${list.tag}>${list.items.map((item) => `<li>${item}</li>`).join('')}</${list.tag}>`);
    list = undefined;
  };
  for (const line of escapeHtml(text).split(/\r\n|\r|\n/)) {
    const [, marker = '', item = ''] = /^\s*([-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line) ?? [];
    if (marker !== '') {
      const tag = /\d/.test(marker) ? 'ol' : 'ul';
      if (list?.tag !== tag) closeList();
      list ??= { tag, items: [] };
      list.items.push(inline(item));
    } else {
      closeList();
      if (line.trim() !== '') blocks.push(`<p>${inline(line)}</p>`);
    }
  }
  closeList();
  return blocks.join('');
}

function inline(escaped: string): string {
  return escaped
    .split(/(\[[^[\]]{1,300}\]\(https?:\/\/[^\s()]{1,2000}\))/)
    .map((piece) => {
      const [, words, address] = /^\[(.+)\]\((https?:\/\/[^\s()]+)\)$/.exec(piece) ?? [];
      if (words === undefined || address === undefined) return emphasis(piece);
      return `<a href="${address}" target="_blank" rel="noopener noreferrer">${emphasis(words)}</a>`;
    })
    .join('');
}

function emphasis(escaped: string): string {
  return escaped
    .replace(/\*\*([^\s*](?:[^*]*[^\s*])?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])/g, '$1<em>$2</em>')
    .replace(/(^|[^\w_])_([^\s_](?:[^_]*[^\s_])?)_(?![\w_])/g, '$1<em>$2</em>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
