import { same } from '../same.ts';
import { SETTINGS, STANCES, STEPS, plain } from './words.ts';

const MOST = 12;

/** A field's value in words. Of a list or record, beside another: only where it is not as that one. */
export function shownValue(value: unknown, beside?: unknown): string {
  if (value === undefined || value === '') return 'Nothing';
  if (typeof value === 'string') return named(value) ?? value;
  if (Array.isArray(value)) {
    if (value.length === 0) return 'None';
    const other = Array.isArray(beside) ? beside : [];
    const own = value.filter((one) => !other.some((two) => same(one, two)));
    const rest = value.length - own.length;
    return [
      ...own.slice(0, MOST).map(entry),
      ...(own.length > MOST ? [`and ${own.length - MOST} more`] : []),
      ...(rest > 0 ? [`${rest} the same in both`] : []),
    ].join('\n');
  }
  if (typeof value === 'object' && value !== null) {
    const other = (beside ?? {}) as Record<string, unknown>;
    const own = Object.entries(value).filter(([name, one]) => !same(one, other[name]));
    return own.map(([name, one]) => `${plain(name)}: ${shownValue(one, other[name])}`).join('\n') || 'The same';
  }
  return JSON.stringify(value);
}

function entry(one: unknown): string {
  if (typeof one === 'string') return named(one) ?? one;
  const { q, title, number, act, by, text, escalate } = one as Partial<Record<string, string | boolean>>;
  const words = [number, q ?? title ?? act ?? by, by && text].filter((word) => typeof word === 'string').join(' · ');
  return escalate === true ? `${words} (tells of a pupil’s contact)` : words;
}

const named = (word: string): string | undefined =>
  (STANCES as Record<string, { words: string }>)[word]?.words ??
  (SETTINGS as Record<string, string>)[word] ??
  (STEPS as Record<string, string>)[word];
