import { Template } from 'adaptivecards-templating';
import type { z } from 'zod';
import type { ExecuteAction } from './actions.ts';
import { checkCard } from './check-card.ts';
import { withParts } from './templates/parts.ts';

/** What a template may be expanded with: null and undefined are left out, since the template would print `${name}` for them. */
export type Expandable = string | number | boolean | readonly Expandable[] | { readonly [name: string]: Expandable };

export interface RenderedCard {
  /** Adaptive Card 1.5. */
  content: Record<string, unknown>;
  /** The notification's text: no question, no name, no clause. */
  summary: string;
}

export type Refresh = { action: Omit<ExecuteAction, 'fallback'>; userIds: readonly string[] };

export interface Card<Data> {
  (data: Data): RenderedCard;
  readonly cardName: string;
  readonly template: object;
  readonly sample: Data;
  /** Other data that show other branches of the template; drawn and tested like the sample. */
  readonly variants: Readonly<Record<string, Data>>;
  readonly data: z.ZodType<Data>;
}

/**
 * Makes a card of its template. `view` turns the data into what the template names: every optional field made explicit
 * ('' or []), every text made safe. The sample and the variants are drawn here and now.
 * @throws {CardError} when one of them is not fit to be sent, so that a bad card stops the start instead of an answer.
 */
export function defineCard<Data>(card: {
  name: string;
  template: object;
  data: z.ZodType<Data>;
  view: (data: Data) => { readonly [name: string]: Expandable };
  sample: NoInfer<Data>;
  variants?: Record<string, NoInfer<Data>>;
  /** The notification, of ids and fixed words only. */
  summary: string | ((data: Data) => string);
  /** What the card does to bring itself up to date, and for whom without being asked. */
  refresh?: (data: Data) => Refresh | undefined;
}): Card<Data> {
  const { name, view, summary, sample, variants = {} } = card;
  const template = withParts(card.template);
  const prepared = new Template(template);
  // The data is not parsed here: the compiler has seen it (decisions.md).
  const draw = (data: Data): RenderedCard => {
    const content = prepared.expand({ $root: view(data) }) as Record<string, unknown>;
    const refresh = card.refresh?.(data);
    return {
      content: refresh ? { ...content, refresh } : content,
      summary: typeof summary === 'string' ? summary : summary(data),
    };
  };
  for (const [variant, data] of Object.entries({ sample, ...variants })) {
    checkCard(draw(card.data.parse(data)).content, `${name} (${variant})`);
  }
  return Object.assign(draw, { cardName: name, template, sample, variants, data: card.data });
}
