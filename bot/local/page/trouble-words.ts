import type { Setup, TroubleView } from '../contract.ts';

/** What the connector does, as a choice and as a sentence. */
export const CONNECTOR: readonly [TroubleView['connector'], string, string][] = [
  ['works', 'Works', ''],
  ['busy', 'Is busy (429, Retry-After 2)', 'Teams is busy: it answers the bot with 429 and Retry-After 2.'],
  ['refuses', 'Refuses (403)', 'Teams refuses whatever the bot sends (403).'],
  ['fails', 'Fails (502)', 'Teams fails: it answers the bot with 502.'],
  ['hangs', 'Hangs (no answer for 20 s)', 'Teams hangs: the bot gets no answer for 20 seconds.'],
];

/** Which trouble is on, in sentences; nothing where everything works. */
export function troubleWords(trouble: TroubleView, { people }: Pick<Setup, 'people'>): string {
  const names = people.filter(({ id }) => trouble.people.includes(id)).map(({ name }) => name);
  return [
    CONNECTOR.find(([what]) => what === trouble.connector)?.[2] ?? '',
    trouble.everybody ? 'Nobody has installed the app.' : '',
    !trouble.everybody && names.length > 0 ? `Has not installed the app: ${names.join('; ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Whether the bot cannot reach this person, because of what is played. */
export function isWithout(trouble: TroubleView, person: { id: string }): boolean {
  return trouble.everybody || trouble.people.includes(person.id);
}
