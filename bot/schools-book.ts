import type { Logger } from './logger.ts';
import type { Schools } from './schools.ts';
import type { AuditLine } from './settings/audit.ts';

/** Settings that people may change while the service runs, each as a whole, with a version. */
export interface SettingsStore {
  setting(name: string): Promise<{ value: unknown; version: number; by: string } | undefined>;
  /** False if it has another version by now than `basedOn` (0: none yet); then nothing is stored. */
  replace(name: string, change: { value: unknown; by: string; at: Date; basedOn: number }): Promise<boolean>;
  /** Several, with what the audit says of it: all or nothing. */
  replaceAll(
    changes: readonly { name: string; value: unknown; basedOn: number }[],
    with_: { by: string; at: Date; audit: AuditLine },
  ): Promise<boolean>;
}

export const SCHOOLS_SETTING = 'schools';
/** In place of a person: the schools came from SCHOOLS_FILE. */
const FROM_FILE = 'file';

/**
 * The schools in force. The file seeds an empty database; a changed file is taken over as long as nobody has changed the schools in
 * Teams, since then the database rules and the file is left aside, with a warning.
 */
export async function readSchoolsInForce(needs: {
  settings: SettingsStore;
  /** As SCHOOLS_FILE says. */
  file: Schools | undefined;
  now: () => Date;
  log: Logger;
}): Promise<Schools | undefined> {
  const { settings, file, now, log } = needs;
  const stored = await settings.setting(SCHOOLS_SETTING);
  const inForce = stored?.value as Schools | undefined;
  if (file === undefined || JSON.stringify(file) === JSON.stringify(inForce)) return inForce ?? file;
  if (stored && stored.by !== FROM_FILE) {
    log.warn('schools file left aside', { reason: 'changed-in-teams-since' });
    return inForce;
  }
  const basedOn = stored?.version ?? 0;
  if (await settings.replace(SCHOOLS_SETTING, { value: file, by: FROM_FILE, at: now(), basedOn })) {
    log.info('schools taken from the file', { count: file.schools.length });
    return file;
  }
  // Another instance was faster.
  return ((await settings.setting(SCHOOLS_SETTING))?.value as Schools | undefined) ?? file;
}
