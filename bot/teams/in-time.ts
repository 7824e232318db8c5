import type { StartTimer } from './typing.ts';

/** What the work gives, or undefined after so many milliseconds; the work goes on. */
export function inTime<Found>(
  milliseconds: number,
  work: Promise<Found>,
  timer: StartTimer,
): Promise<Found | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = timer(() => resolve(undefined), milliseconds);
    void work.then(resolve, reject).finally(cancel);
  });
}
