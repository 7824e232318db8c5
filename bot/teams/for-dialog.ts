import type { RenderedCard } from '../../cards/index.ts';

/**
 * A card as a dialog takes it: there Action.Execute does nothing (design.md), so every button becomes the Action.Submit that it carries for old
 * clients anyway. `note` stands above.
 */
export function forDialog({ content }: RenderedCard, note?: string): Record<string, unknown> {
  const { refresh, ...card } = submitting(content) as Record<string, unknown> & { body: unknown[] };
  void refresh;
  if (note === undefined) return card;
  return { ...card, body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: note }] }, ...card.body] };
}

function submitting(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(submitting);
  if (typeof node !== 'object' || node === null) return node;
  const { type, title, tooltip, data, verb } = node as Record<string, unknown>;
  if (type === 'Action.Execute')
    return {
      type: 'Action.Submit',
      title,
      ...(tooltip !== undefined && { tooltip }),
      data: { ...(data as object), verb },
    };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, submitting(value)]));
}
