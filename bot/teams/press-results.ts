import type { RenderedCard } from '../../cards/index.ts';

/** The matter that a card shows, and which version of it, so that it is kept up to date. */
interface OfMatter {
  matter?: { id: string; version: number };
  /** Said where its card cannot be shown: what is stored all the same. */
  stored?: string;
}

/** What a press leads to. */
export type PressResult =
  /** The card that was pressed becomes this one, for every client; `also` comes below. */
  | { kind: 'replace'; card: RenderedCard; also?: RenderedCard }
  /** The card that was pressed becomes this one; its message is brought up to date by the outbox. */
  | ({ kind: 'show'; card: RenderedCard; also?: RenderedCard } & OfMatter)
  /** A form again, with what was typed and what was wrong. Its message stays: what is typed is not put there. */
  | { kind: 'ask-again'; card: RenderedCard }
  /** A new message comes below; the card stays. */
  | ({ kind: 'send'; card: RenderedCard; note?: string } & OfMatter)
  | { kind: 'say'; text: string };

export const say = (text: string): PressResult => ({ kind: 'say', text });
