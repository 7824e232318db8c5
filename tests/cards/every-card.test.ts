import { describe, expect, test } from '@jest/globals';
import { checkCard, elements } from '../../cards/check-card.ts';
import { CardAction } from '../../cards/index.ts';
import { allCards, allSamples, pressable } from './all-cards.ts';
import { faults } from './vocabulary.ts';

interface Parsed {
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): { message: string } };
  AdaptiveCard: new () => {
    parse(card: unknown, context: unknown): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
}
// The package's main file needs a browser's bundler; this one loads in Node.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { AdaptiveCard, SerializationContext } = require('adaptivecards/dist/adaptivecards.js') as Parsed;

describe.each(allSamples)('the card $name', ({ card, data }) => {
  const { content, summary } = card(data);

  test('is fit for Teams', () => {
    expect(() => checkCard(content, card.cardName)).not.toThrow();
  });

  test('uses only words of schema 1.5, wraps its text and leaves no list empty', () => {
    expect(faults(content)).toEqual([]);
  });

  test('is read by Microsoft’s renderer without a complaint', () => {
    const context = new SerializationContext();
    const drawn = new AdaptiveCard();
    drawn.parse(content, context);
    const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    const events = complaints.concat(drawn.validateProperties().validationEvents.map(({ message }) => message));
    // The renderer (3.0.6) tests `lang` with a /g pattern, which forgets to start anew and refuses every second card's "en".
    expect(events.filter((message) => message !== 'Invalid value "en" for property "lang".')).toEqual([]);
  });

  test('has only buttons that the bot understands, also as Action.Submit', () => {
    for (const element of elements(content)) {
      if (element.type !== 'Action.Execute') continue;
      const { verb, data: payload, fallback } = element as { verb: string; data: unknown; fallback: { data: unknown } };
      expect(CardAction.parse(payload)).toEqual(payload);
      expect(payload).toMatchObject({ verb });
      // A refresh is no button: an old client has nothing to fall back to.
      if (verb !== 'refresh-matter') expect(fallback.data).toEqual(payload);
    }
  });

  test('notifies without content', () => {
    expect(summary).toMatch(/^Policy Guide: (TEST[.,] )?[A-Za-z][A-Za-z ?]+([.?] Ref [A-Z0-9]+)?$/);
  });

  test('is the same card each time, and leaves its data as they were', () => {
    const before = structuredClone(data);
    expect(card(data)).toEqual({ content, summary });
    expect(data).toEqual(before);
  });
});

test('a person contacted by a pupil finds the button on every card they may have been sent in vain', () => {
  const button = 'A pupil has contacted me';
  const quiet = ['welcome', 'help', 'topics', 'topic', 'which-did-you-mean', 'no-answer', 'error'];
  for (const { name, card, data } of allSamples.filter(({ card }) => quiet.includes(card.cardName))) {
    expect({ name, pressable: pressable(card(data).content) }).toEqual({
      name,
      pressable: expect.arrayContaining([button]) as unknown,
    });
  }
});

test('no two cards have the same name', () => {
  expect(new Set(allCards.map((card) => card.cardName)).size).toBe(allCards.length);
  expect(allCards.length).toBe(25);
});

test('no card that answers a question says that something was sent, stored or delivered', () => {
  const asking = ['it-depends', 'clause', 'shared-clause', 'welcome', 'help', 'topics', 'topic', 'no-answer', 'error'];
  for (const { card, data } of allSamples.filter(({ card }) => asking.includes(card.cardName))) {
    expect(JSON.stringify(card(data).content)).not.toMatch(/\b(stored|delivered|has been sent|was sent)\b/i);
  }
});
