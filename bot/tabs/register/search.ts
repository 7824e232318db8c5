import type { Matter } from '../said.ts';
import { OUTCOMES } from './words.ts';

/**
 * The lines already here that have every word typed, at once; the service, which knows those not here as well, is asked meanwhile
 * and has the last word.
 */
export function matching(matters: readonly Matter[], typed: string): Matter[] {
  const words = plain(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [...matters];
  return matters.filter((matter) => {
    const text = plain(
      [matter.reference, matter.reporter, matter.school?.name, matter.outcome && OUTCOMES[matter.outcome.kind]].join(
        ' ',
      ),
    );
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');

/** Runs the first call at once and of those that follow quickly only the last: quick for one who pastes, gentle for one who types. */
export function atMostEvery<T>(milliseconds: number, run: (value: T) => void) {
  let waiting: { value: T } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting === undefined) return;
      const { value } = waiting;
      waiting = undefined;
      run(value);
      rest();
    }, milliseconds);
  };
  return {
    ask(value: T) {
      if (timer !== undefined) return void (waiting = { value });
      run(value);
      rest();
    },
    stop: () => clearTimeout(timer),
  };
}
