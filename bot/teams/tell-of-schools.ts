import type { createCourier } from './courier.ts';
import { textMessage } from './message.ts';

/** Without content: anybody may look over a shoulder. */
const LINES = {
  proposed:
    'A change of your trust’s school settings was proposed. If you did not expect it, please ask your policy admin.',
  dropped:
    'The change that was proposed to your trust’s school settings is not made: it was rejected or withdrawn. They are as they were.',
  changed: 'Your trust’s school settings were changed. If you did not expect it, please ask your policy admin.',
} as const;

/** Tells somebody who receives matters that who receives them may be, or is, another. */
export function createTellOfSchools({ courier }: { courier: Pick<ReturnType<typeof createCourier>, 'send'> }) {
  return async (person: string, what: keyof typeof LINES): Promise<'sent' | 'later' | 'never'> => {
    const sent = await courier.send({ entraId: person }, textMessage(LINES[what]));
    if (!('refused' in sent)) return 'sent';
    return sent.refused === 'later' ? 'later' : 'never';
  };
}
