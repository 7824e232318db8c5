import type { Activity } from 'botbuilder';
import { z } from 'zod';

const Mention = z.object({
  type: z.literal('mention'),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
});

/** What a person typed: without the mention of the bot, entities and tags read, and with whom else they mentioned. */
export function plainQuestion(activity: Pick<Activity, 'text' | 'entities' | 'recipient'>): {
  text: string;
  mentioned: string[];
} {
  let text = activity.text ?? '';
  const mentioned: string[] = [];
  for (const entity of activity.entities ?? []) {
    const mention = Mention.safeParse(entity).data;
    if (!mention) continue;
    const { id, name } = mention.mentioned;
    if (id !== activity.recipient.id) {
      if (name) mentioned.push(name);
      continue;
    }
    // Mentioned twice, it comes as two entities or as one; the tag's text may be escaped in one place and not in the other.
    if (mention.text) text = text.replaceAll(mention.text, ' ');
    if (name) for (const tag of [`<at>${name}</at>`, `<at>${escaped(name)}</at>`]) text = text.replaceAll(tag, ' ');
  }
  return { text: withoutMarkup(text), mentioned };
}

function withoutMarkup(text: string): string {
  if (!/[<&\u00a0\u200b-\u200d\ufeff]|\s\s/.test(text)) return text.trim();
  return text
    .replace(/<\/?at(?:\s[^<>]{0,200})?>/gi, '')
    .replace(/&(nbsp|amp|lt|gt|quot|apos|#39|#160|#xa0);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
const escaped = (name: string) => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
