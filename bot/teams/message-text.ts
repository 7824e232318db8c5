import { convert } from 'html-to-text';

/** Longer messages there are none in Teams. */
const LONGEST = 100_000;

/** A message's HTML as plain text: tags, pictures, attachments and addresses behind links left out. */
export function messageText({ contentType, content }: { contentType?: string | null; content: string }): string {
  const given = content.slice(0, LONGEST);
  if (contentType !== 'html') return given.trim();
  return convert(given, {
    wordwrap: false,
    limits: { maxInputLength: LONGEST, maxDepth: 50 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'attachment', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '' } },
    ],
  }).trim();
}
