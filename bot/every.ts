/** A job that is run again and again. `stop` resolves when the run in hand is done. */
export interface Job {
  /** Runs it out of turn; after the run in hand, which may have looked too early. */
  again(): void;
  stop(): Promise<void>;
}

/** Runs `job` now and then every `milliseconds`, never twice at once. `job` must not reject. Keeps no process alive. */
export function every({ milliseconds, job }: { milliseconds: number; job: () => Promise<void> }): Job {
  let running: Promise<void> | undefined;
  let stopped = false;
  const run = () => {
    running ??= job().finally(() => (running = undefined));
  };
  const timer = setInterval(run, milliseconds).unref();
  run();
  return {
    again: () => void Promise.resolve(running).then(() => stopped || run()),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
