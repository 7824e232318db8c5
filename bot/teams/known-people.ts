import { chatLink } from './chat-link.ts';
import type { createCourier } from './courier.ts';
import { atMost } from './at-most.ts';
import type { StartTimer } from './typing.ts';

/** A page waits no longer for names and links; whoever was too late is known at the next look. */
const WAIT_MILLISECONDS = 1000;
/** Teams counts look-ups: a trust with many schools asks it a few at a time. */
const AT_ONCE = 8;

/** What the tabs are told of people: never what somebody says of themself, only what Teams' roster says. */
export function createKnownPeople(needs: {
  courier: Pick<ReturnType<typeof createCourier>, 'whoIs'>;
  startTimer: StartTimer;
}) {
  const { courier, startTimer } = needs;
  return {
    /** By Entra object id; whom nobody knows is left out. */
    namesOf: async (people: readonly string[]): Promise<Record<string, string>> => {
      const names: Record<string, string> = {};
      const waiting = [...new Set(people)];
      const look = async () => {
        for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
          const { name } = await courier.whoIs({ entraId: person });
          if (name !== undefined) names[person] = name;
        }
      };
      await atMost(WAIT_MILLISECONDS, Promise.all(Array.from({ length: AT_ONCE }, look)), startTimer);
      return { ...names };
    },

    /** Opens a chat with them in Teams; undefined where their user principal name cannot be had. */
    chatWith: async (person: string): Promise<string | undefined> => {
      const known = await atMost(WAIT_MILLISECONDS, courier.whoIs({ entraId: person }), startTimer);
      return known?.upn === undefined ? undefined : chatLink(known.upn);
    },
  };
}
