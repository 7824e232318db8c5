import { createHmac } from 'node:crypto';

const SETTING = 'asked-seal';

interface Settings {
  setting(name: string): Promise<{ value: unknown } | undefined>;
  /** False: somebody was faster. */
  replace(name: string, change: { value: unknown; by: string; at: Date; basedOn: number }): Promise<boolean>;
}

/**
 * Makes the function that names a person's own question on their card. Without it the service would have to store who asked what, or take
 * the card's word for it. The key is in the database, so that cards work after a restart and on every instance.
 * `newSecret`: 32 random bytes or more, as text; used by the first instance that ever starts.
 */
export async function createSeal(needs: { settings: Settings; newSecret: () => string; now: () => Date }) {
  const { settings, newSecret, now } = needs;
  const known = async () => (await settings.setting(SETTING))?.value;
  if ((await known()) === undefined)
    await settings.replace(SETTING, { value: newSecret(), by: 'service', at: now(), basedOn: 0 });
  const key = String(await known());
  return {
    of: ({ question, person }: { question: string; person: string }): string =>
      createHmac('sha256', key)
        .update(JSON.stringify([question, person]))
        .digest('base64url'),
  };
}
