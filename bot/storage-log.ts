import type { Logger } from './logger.ts';

/** Storage says more than the log has keys for, such as the file's path. */
export function storageLog(log: Logger) {
  return {
    info: (_event: string, { kind, migrated }: Record<string, unknown> = {}) =>
      log.info('database opened', {
        database: String(kind),
        count: Array.isArray(migrated) ? migrated.length : Number(migrated),
      }),
    warn: (_event: string, { reason, attempt }: Record<string, unknown> = {}) =>
      log.warn('database trouble', { reason: String(reason), attempt: Number(attempt) }),
  };
}
