import type { Logger } from '../logger.ts';
import type { SettingsStore } from '../schools-book.ts';
import { TO_TELL_SETTING, type ToTell } from './school-proposals.ts';

/** Sends a line to somebody's own chat; "later": worth another attempt. Must not throw. */
export type SendLine = (person: string, what: ToTell['what']) => Promise<'sent' | 'later' | 'never'>;

/** Makes the job that tells receivers that their schools' settings change. It is stored who is still to be told, so a restart loses nobody. */
export function createTellReceivers({ settings, send, log }: { settings: SettingsStore; send: SendLine; log: Logger }) {
  return async (): Promise<void> => {
    try {
      const stored = await settings.setting(TO_TELL_SETTING);
      const waiting = (stored?.value ?? []) as ToTell[];
      if (!stored || waiting.length === 0) return;
      const left: ToTell[] = [];
      for (const each of waiting) {
        const sent = await send(each.person, each.what);
        if (sent === 'later') left.push(each);
        if (sent === 'never') log.warn('receiver not told of a change', { reason: 'not-taken' });
      }
      if (left.length === waiting.length) return;
      // Overtaken by another change: the next look tells again; twice is better than not at all.
      await settings.replace(TO_TELL_SETTING, { value: left, by: stored.by, at: new Date(), basedOn: stored.version });
    } catch (error) {
      log.error('telling receivers failed', { part: 'settings', error });
    }
  };
}
