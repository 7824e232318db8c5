import type { StartTimer } from './typing.ts';

/** The real clock's timers. */
export const startTimer: StartTimer = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
