import { CardFactory, type Activity } from 'botbuilder';
import type { RenderedCard } from '../../cards/index.ts';

export type Message = Partial<Activity>;

/** A message with a card; `note` stands above it. */
export function cardMessage({ content, summary }: RenderedCard, note?: string): Message {
  return {
    type: 'message',
    summary,
    ...(note && { text: note, textFormat: 'plain' }),
    attachments: [CardFactory.adaptiveCard(content)],
  };
}

/** A message of plain words: no markdown is read in it. The notification says only who it is from. */
export function textMessage(text: string): Message {
  return { type: 'message', text, textFormat: 'plain', summary: 'Policy Guide' };
}

/** The same, with what could be said next as buttons, which Teams shows in a 1:1 chat below the newest message. A press says it. */
export function suggestingMessage(text: string, next: readonly string[]): Message {
  const actions = next.map((words) => ({ type: 'imBack', title: words, value: words }));
  return { ...textMessage(text), suggestedActions: { to: [], actions } };
}
