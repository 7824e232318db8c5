import * as cards from '../../cards/index.ts';
import { elements } from '../../cards/check-card.ts';

export type AnyCard = cards.Card<unknown>;

/** Every card that cards/index.ts exports. */
export const allCards: AnyCard[] = Object.values(cards).filter(
  (one) => typeof one === 'function' && 'cardName' in one,
) as unknown as AnyCard[];

/** Every card with each of its samples. */
export const allSamples = allCards.flatMap((card) =>
  Object.entries({ sample: card.sample, ...card.variants }).map(([variant, data]) => ({
    name: `${card.cardName}, ${variant}`,
    card,
    data,
  })),
);

/** All text that a reader of the card meets but for buttons, hidden parts too. */
export function textOf(content: Record<string, unknown>): string {
  return elements(content.body)
    .map(({ text }) => word(text).trim())
    .filter(Boolean)
    .join(' ');
}

/** The value if it is text, or nothing. */
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The titles of the card's buttons and pressable rows, in order. */
export function pressable(content: Record<string, unknown>): string[] {
  return elements(content.body).flatMap(({ actions, selectAction }) =>
    [
      ...((actions as { title: string }[] | undefined) ?? []),
      ...(selectAction ? [selectAction as { title: string }] : []),
    ].map(({ title }) => title),
  );
}
