import { describe, expect, test } from '@jest/globals';
import { countActions, elements } from '../../cards/check-card.ts';
import type { RenderedCard } from '../../cards/index.ts';
import { allSamples, word } from './all-cards.ts';
import { faults } from './vocabulary.ts';

const MARK = 'hstl';
const HOSTILE = {
  'a link': `[Reset ${MARK}](https://evil.example)`,
  bold: `**${MARK}**`,
  'a list': `1. ${MARK}`,
  'a template expression': `\${$root} ${MARK} \${lead}`,
  'a date function': `{{DATE(2020-01-01T00:00:00Z)}} ${MARK}`,
  'a mention': `<at>${MARK}</at>`,
  '5,000 characters': `${MARK} ${'x'.repeat(4990)}`,
  'a right-to-left override': `\u202e${MARK}\u2066`,
  'line breaks': `${MARK}\r\n\n- one`,
};

describe.each(allSamples.filter(({ data }) => stringsIn(data).length > 0))('in the card $name', ({ card, data }) => {
  test.each(Object.entries(HOSTILE))('%s does no harm, wherever it stands', (_what, text) => {
    const harm = stringsIn(data).flatMap((place) => {
      const altered = put(data, place, text);
      // Ids, stances and addresses refuse it: nothing to draw.
      return card.data.safeParse(altered).success
        ? harmDone(card(altered)).map((what) => `${place.join('.')}: ${what}`)
        : [];
    });
    expect(harm).toEqual([]);
  });
});

function harmDone({ content, summary }: RenderedCard): string[] {
  const json = JSON.stringify(content);
  const harm = faults(content);
  if (summary.includes(MARK)) harm.push('it is in the notification');
  if (/\[object|\{\{|[\u202a-\u202e\u2066-\u2069]/.test(json)) harm.push('it is evaluated, or turns the text round');
  if (Buffer.byteLength(json) > 28 * 1024) harm.push('the card is too big');
  if (countActions(content) > 6) harm.push('there are too many buttons');
  for (const { where, value } of strings(content).filter((one) => one.value.includes(MARK))) {
    // What has no type and a title is a choice.
    if (
      !/^(TextRun\.text|TextBlock\.text|Input\.Text\.value|data\.title|Action\.(Execute|Submit|OpenUrl)\.title)$/.test(
        where,
      )
    )
      harm.push(`it is in ${where}`);
    if (!/^(TextRun\.text|Input\.Text\.value)$/.test(where) && /[\r\n]/.test(value))
      harm.push(`it has a line break in ${where}`);
    // What is left in a TextBlock or a choice, which read markdown, can make nothing of it.
    if (/^(TextBlock\.text|data\.title)$/.test(where) && /[\\*_[\]#<>~`|]|:\/\/|^\s*([-+•]|\d+[.)])\s/.test(value))
      harm.push(`markdown: ${value}`);
  }
  return harm;
}

type Place = (string | number)[];

function stringsIn(node: unknown, at: Place = []): Place[] {
  if (typeof node === 'string') return [at];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    stringsIn(value, [...at, Array.isArray(node) ? Number(name) : name]),
  );
}

function put(data: unknown, place: Place, text: string): unknown {
  const copy = structuredClone(data);
  const parent = place.slice(0, -1).reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], copy);
  (parent as Record<string, unknown>)[place.at(-1)!] = text;
  return copy;
}

function strings(content: Record<string, unknown>): { where: string; value: string }[] {
  return elements(content).flatMap((element) =>
    Object.entries(element).flatMap(([name, value]) =>
      typeof value === 'string' ? [{ where: `${word(element.type) || 'data'}.${name}`, value }] : [],
    ),
  );
}
