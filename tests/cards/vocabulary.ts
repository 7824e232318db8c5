import { elements } from '../../cards/check-card.ts';
import { word } from './all-cards.ts';

// What of schema 1.5 the cards use. A word that is not here is a misspelling, or new: look it up in the schema, then add it.
const PLACE = ['type', 'id', 'isVisible', 'spacing', 'separator'];
const INPUT = ['label', 'value', 'isRequired', 'errorMessage'];
const VOCABULARY: Record<string, string[]> = {
  AdaptiveCard: ['type', '$schema', 'version', 'lang', 'fallbackText', 'body', 'refresh'],
  TextBlock: [...PLACE, 'text', 'style', 'weight', 'size', 'color', 'isSubtle', 'wrap'],
  RichTextBlock: [...PLACE, 'inlines'],
  TextRun: ['type', 'text', 'isSubtle', 'weight', 'size', 'fontType'],
  Container: [...PLACE, 'items', 'style', 'bleed', 'selectAction'],
  ColumnSet: [...PLACE, 'columns', 'style', 'selectAction'],
  Column: [...PLACE, 'items', 'width', 'verticalContentAlignment'],
  ActionSet: [...PLACE, 'actions'],
  'Input.Text': [...PLACE, ...INPUT, 'isMultiline'],
  'Input.Date': [...PLACE, ...INPUT, 'max'],
  'Input.ChoiceSet': [...PLACE, ...INPUT, 'choices', 'placeholder', 'style', 'wrap'],
  'Action.Execute': ['type', 'title', 'verb', 'data', 'fallback'],
  'Action.Submit': ['type', 'title', 'data'],
  'Action.OpenUrl': ['type', 'title', 'url'],
  'Action.ToggleVisibility': ['type', 'title', 'targetElements'],
};
const VALUES: Record<string, unknown[]> = {
  spacing: ['None', 'Small', 'Medium', 'Large'],
  weight: ['Bolder'],
  size: ['Small', 'Medium', 'Large'],
  color: ['Accent'],
  fontType: ['Monospace'],
  style: ['heading', 'default', 'emphasis', 'accent', 'good', 'warning', 'attention', 'compact', 'expanded'],
  width: ['stretch', 'auto'],
  verticalContentAlignment: ['Center'],
  isSubtle: [true, false],
  isVisible: [true, false],
  wrap: [true],
  bleed: [true],
  separator: [true],
};

/** What is not of the vocabulary, and what a reader could not use: unwrapped text, an empty list, an id given twice. */
export function faults(content: Record<string, unknown>): string[] {
  const found: string[] = [];
  const ids = new Set<unknown>();
  const targets: unknown[] = [];
  for (const element of elements(content)) {
    // Only a payload's data, a choice and the refreshing have no type.
    if (element.type === undefined) continue;
    const type = word(element.type);
    const known = VOCABULARY[type];
    if (!known) {
      found.push(`unknown element ${type}`);
      continue;
    }
    for (const [name, value] of Object.entries(element)) {
      if (!known.includes(name)) found.push(`${type} has no ${name}`);
      else if (VALUES[name] && !VALUES[name].includes(value)) found.push(`${type}.${name} is ${String(value)}`);
      if (Array.isArray(value) && value.length === 0) found.push(`${type}.${name} is empty`);
    }
    if (type === 'TextBlock' && element.wrap !== true) found.push(`not wrapped: ${word(element.text)}`);
    if ((type === 'TextBlock' || type === 'TextRun') && (typeof element.text !== 'string' || element.text === '')) {
      found.push(`${type} without text`);
    }
    if (element.id !== undefined && ids.has(element.id)) found.push(`id ${word(element.id)} twice`);
    if (element.id !== undefined) ids.add(element.id);
    if (Array.isArray(element.targetElements)) targets.push(...(element.targetElements as unknown[]));
  }
  for (const target of targets) if (!ids.has(target)) found.push(`nothing has the id ${word(target)}`);
  return found;
}
