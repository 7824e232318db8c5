import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineCard } from '../../cards/define-card.ts';

const body = [{ type: 'TextBlock', text: '${name}', wrap: true }];
const fit = { type: 'AdaptiveCard', version: '1.5', lang: 'en', fallbackText: 'Please update Teams.', body };

const define = (template: object, text = 'hello') =>
  defineCard({
    name: 'trial',
    template,
    data: z.object({ text: z.string() }),
    view: (data) => ({ name: data.text }),
    sample: { text },
    summary: 'Policy Guide: trial',
  });

test('a card is drawn from its data', () => {
  expect(define(fit)({ text: 'hello' })).toEqual({
    content: { ...fit, body: [{ type: 'TextBlock', text: 'hello', wrap: true }] },
    summary: 'Policy Guide: trial',
  });
});

test('an expression in the data is shown as it is, not evaluated', () => {
  expect(define(fit)({ text: '${$root}' }).content.body).toEqual([{ type: 'TextBlock', text: '${$root}', wrap: true }]);
});

const buttons = (count: number) => Array.from({ length: count }, () => ({ type: 'Action.Submit', title: 'x' }));

describe('the start is stopped by a card', () => {
  test.each<[string, object, RegExp]>([
    [
      'with a name that the view does not give',
      { ...fit, body: [{ type: 'TextBlock', text: '${nmae}' }] },
      /\$\{nmae\}/,
    ],
    ['of another version', { ...fit, version: '1.6' }, /version/],
    ['without fallbackText', { ...fit, fallbackText: '' }, /fallbackText/],
    ['without a language', { ...fit, lang: undefined }, /lang/],
    ['in a language of five letters', { ...fit, lang: 'en-GB' }, /lang/],
    ['with an input without a label', { ...fit, body: [{ type: 'Input.Text', id: 'what' }] }, /what has no label/],
    ['with seven buttons', { ...fit, body: [{ type: 'ActionSet', actions: buttons(7) }] }, /7 buttons/],
    [
      'with seven buttons in two places',
      { ...fit, body: [{ type: 'ActionSet', actions: buttons(3) }], actions: buttons(4) },
      /7 buttons/,
    ],
    ['with a part nobody has drawn', { ...fit, body: [{ $part: 'fotter' }] }, /fotter/],
  ])('%s', (_how, template, why) => {
    expect(() => define(template)).toThrow(why);
  });

  test('of more than 28 KB', () => {
    expect(() => define(fit, 'x'.repeat(29_000))).toThrow(/bytes/);
  });

  test('with six buttons it is not', () => {
    expect(() => define({ ...fit, body: [{ type: 'ActionSet', actions: buttons(6) }] })).not.toThrow();
  });
});

test('a variant is drawn at the start like the sample', () => {
  expect(() =>
    defineCard({
      name: 'trial',
      template: { ...fit, body: [{ type: 'TextBlock', $data: '${names}', text: '${missing}' }] },
      data: z.object({ names: z.array(z.string()) }),
      view: ({ names }) => ({ names: names.map((name) => ({ name })) }),
      sample: { names: [] },
      variants: { 'with a name': { names: ['x'] } },
      summary: 'Policy Guide: trial',
    }),
  ).toThrow(/trial \(with a name\).*\$\{missing\}/);
});
