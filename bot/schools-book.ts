import type { Logger } from './logger.ts';
import type { Schools } from './schools.ts';
import type { AuditLine } from './settings/audit.ts';
import { tellAll, TO_TELL_SETTING, type ToTell } from './settings/to-tell.ts';

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
export const FROM_FILE = 'file';

/**
 * The schools in force. The file seeds an empty database; a changed file is taken over as long as nobody has changed the schools in
 * Teams, since then the database rules and the file is left aside, with a warning. Taking over a changed file is in the audit, and those
 * who received until then are told: no second person has seen it.
 */
export async function readSchoolsInForce(needs: {
  settings: SettingsStore;
  /** As SCHOOLS_FILE says. */
  file: Schools | undefined;
  now: () => Date;
  newId: () => string;
  log: Logger;
}): Promise<Schools | undefined> {
  const { settings, file, now, newId, log } = needs;
  const stored = await settings.setting(SCHOOLS_SETTING);
  const inForce = stored?.value as Schools | undefined;
  if (file === undefined || JSON.stringify(file) === JSON.stringify(inForce)) return inForce ?? file;
  if (stored && stored.by !== FROM_FILE) {
    log.warn('schools file left aside', { reason: 'changed-in-teams-since' });
    return inForce;
  }
  const [waiting, told] = [await settings.setting(TO_TELL_SETTING), tellAll(inForce, 'changed')];
  const toTell = [...((waiting?.value ?? []) as ToTell[]), ...told];
  const [by, at] = [FROM_FILE, now()];
  const taken = await settings.replaceAll(
    [
      { name: SCHOOLS_SETTING, value: file, basedOn: stored?.version ?? 0 },
      ...(told.length === 0 ? [] : [{ name: TO_TELL_SETTING, value: toTell, basedOn: waiting?.version ?? 0 }]),
    ],
    { by, at, audit: { id: newId(), at, by, name: 'IT', what: 'schools-from-file' } },
  );
  if (taken) {
    log.info('schools taken from the file', { count: file.schools.length });
    return file;
  }
  // Another instance was faster, with the same or with telling.
  return readSchoolsInForce(needs);
}
