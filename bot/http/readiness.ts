import type { Logger } from '../logger.ts';
import type { ReadinessChecks } from './route.ts';

export interface Readiness {
  ready: boolean;
  checks: Record<string, 'ready' | 'failed'>;
}

/** Runs all checks at once; requests that come while they run share their result, so that asking costs the database nothing more. */
export function createReadiness({ checks, log }: { checks: ReadinessChecks; log: Logger }): () => Promise<Readiness> {
  let running: Promise<Readiness> | undefined;
  const run = async (): Promise<Readiness> => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([part, check]) => {
        try {
          await check();
          return [part, 'ready'] as const;
        } catch (error) {
          log.error('not ready', { part, error });
          return [part, 'failed'] as const;
        }
      }),
    );
    return { ready: results.every(([, result]) => result === 'ready'), checks: Object.fromEntries(results) };
  };
  return () => (running ??= run().finally(() => (running = undefined)));
}
