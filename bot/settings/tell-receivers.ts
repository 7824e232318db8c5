import type { Logger } from '../logger.ts';
import type { SettingsStore } from '../schools-book.ts';
import { TO_TELL_SETTING, type ToTell } from './to-tell.ts';

/** Sends a line to somebody's own chat; "later": worth another attempt. Must not throw. */
export type SendLine = (person: string, what: ToTell['what']) => Promise<'sent' | 'later' | 'never'>;

/**
 * Makes the job that tells receivers that their schools' settings change. Who is still to be told is stored, so a restart loses nobody;
 * whom another change is stored for meanwhile is told again: twice is better than not at all. Each hears one thing after the other, so that
 * nobody hears of a proposal after it was dropped. Never rejects.
 */
export function createTellReceivers(needs: { settings: SettingsStore; send: SendLine; now: () => Date; log: Logger }) {
  const { settings, send, now, log } = needs;
  let running: Promise<void> | undefined;

  const tell = async (): Promise<void> => {
    const stored = await settings.setting(TO_TELL_SETTING);
    const waiting = (stored?.value ?? []) as ToTell[];
    if (!stored || waiting.length === 0) return;
    const left: ToTell[] = [];
    for (const each of waiting) {
      if (left.some(({ person }) => person === each.person)) {
        left.push(each);
        continue;
      }
      const sent = await send(each.person, each.what);
      if (sent === 'later') left.push(each);
      if (sent === 'never') log.warn('receiver not told of a change', { reason: 'not-taken' });
    }
    if (left.length < waiting.length)
      await settings.replace(TO_TELL_SETTING, { value: left, by: stored.by, at: now(), basedOn: stored.version });
  };

  return (): Promise<void> =>
    (running ??= tell()
      .catch((error: unknown) => log.error('telling receivers failed', { part: 'settings', error }))
      .finally(() => (running = undefined)));
}
