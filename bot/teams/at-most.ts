import type { StartTimer } from './typing.ts';

/** What the work gives, or undefined after so many milliseconds; the work goes on. */
export function atMost<Found>(
  milliseconds: number,
  work: Promise<Found>,
  startTimer: StartTimer,
): Promise<Found | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = startTimer(() => resolve(undefined), milliseconds);
    void work.then(resolve, reject).finally(cancel);
  });
}
