/** Words that a card can show as a heading: one line, without what Markdown reads, cut at a word and marked where it was cut. */
export function headingWords(text: string, most: number): string {
  const plain = text
    .replace(/[*_[\]#>`\\~|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= most) return plain === '' ? '…' : plain;
  const cut = plain.slice(0, most - 1);
  const at = cut.lastIndexOf(' ');
  return `${(at > most / 2 ? cut.slice(0, at) : cut).replace(/[\s,;:.–—-]+$/, '')}…`;
}

const SMALL = new Set('a an the of and or to in on at by for with from that which who their our your its is are be as any all this these those it they you not'.split(' ')); // prettier-ignore

/** An id of small letters, figures and hyphens from a few words that tell, not yet taken: "posting-images-names-students". */
export function idFrom(words: string, taken: Set<string>, otherwise: string): string {
  const all = words.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/['’‘]/g, '').match(/[a-z0-9]+/g) ?? []; // prettier-ignore
  const telling = all.filter((word) => !SMALL.has(word));
  let id = '';
  for (const word of (telling.length > 1 ? telling : all).slice(0, 6)) {
    if (`${id}-${word}`.length > 52) break;
    id = id === '' ? word : `${id}-${word}`;
  }
  if (id === '') id = otherwise;
  let free = id;
  for (let i = 2; taken.has(free); i += 1) free = `${id}-${i}`;
  taken.add(free);
  return free;
}
