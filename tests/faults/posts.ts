import type { aSignedChannel } from '../support/a-signed-channel.ts';
import type { Person } from './a-trust.ts';
import type { Bots } from './bots.ts';

/** Teams waits so long for an answer. */
const PATIENCE_MILLISECONDS = 15_000;
/** Sooner than Teams, which takes half a minute: the run is to be short. */
const AGAIN_MILLISECONDS = 1_500;
/** Within the ten minutes in which a press is the same press. */
const MOST_ROUNDS = 60;

export type PressAnswer = { statusCode: number; value: unknown };
const wait = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));

/** Posts to the bots as Teams does. */
export function createPosts(needs: {
  bots: Bots;
  channel: Awaited<ReturnType<typeof aSignedChannel>>;
  serviceUrl: string;
  tenant: string;
  random: () => number;
}) {
  const { bots, channel, serviceUrl, tenant, random } = needs;
  const authorization = `Bearer ${channel.token()}`;
  const counts = { posts: 0, unanswered: 0, failed: 0, doubleClicks: 0, answeredAgain: 0 };
  let next = 1_700_000_000_000;
  const newId = () => String(next++);

  /** Undefined: there was no answer. */
  const post = async (person: Person, activity: Record<string, unknown>): Promise<PressAnswer | undefined> => {
    counts.posts += 1;
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const body = JSON.stringify({
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: person.mri, name: `Teacher ${person.mri}`, aadObjectId: person.entraId },
      recipient: { id: '28:bot', name: 'Policy Guide' },
      conversation: { id: person.chat, conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      ...activity,
    });
    try {
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(bots.nextUrl(), { method: 'POST', headers, body, signal });
      const text = await response.text();
      if (response.status >= 500) return undefined;
      if (response.status !== 200) throw new Refused(`The bot refused a post: ${response.status} ${text}`);
      return text === '' ? { statusCode: 200, value: undefined } : (JSON.parse(text) as PressAnswer);
    } catch (error) {
      if (error instanceof Refused) throw error;
      counts.unanswered += 1;
      return undefined;
    }
  };

  const pressed = (data: Record<string, unknown>, on: string | undefined, id: string) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id,
    ...(on !== undefined && { replyToId: on }),
    value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
  });

  /** One click: delivered twice under its id, and then under new ones, until there is an answer that it has been done. */
  const click = async (
    person: Person,
    data: Record<string, unknown>,
    on: string | undefined,
    heard: (answer: PressAnswer) => void,
  ) => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const activity = pressed(data, on, newId());
      for (const again of [false, true]) {
        const answer = await post(person, activity);
        if (answer) heard(answer);
        if (answer?.statusCode === 200) {
          // The answer may be lost on its way to Teams as well.
          if (again || random() > 0.1) return;
          counts.answeredAgain += 1;
        } else if (answer) {
          counts.failed += 1;
          break;
        }
        await wait(AGAIN_MILLISECONDS);
      }
    }
    throw new Error('A press was never answered.');
  };

  return {
    counts,
    says: (person: Person, text: string) => post(person, { type: 'message', id: newId(), text, textFormat: 'plain' }),
    /** A press; one in five is a double click. `heard` is given every answer. */
    async presses(
      person: Person,
      data: Record<string, unknown>,
      { on, heard = () => undefined }: { on?: string; heard?: (answer: PressAnswer) => void } = {},
    ) {
      const clicks = random() < 0.2 ? 2 : 1;
      if (clicks === 2) counts.doubleClicks += 1;
      await Promise.all(Array.from({ length: clicks }, () => click(person, data, on, heard)));
    },
  };
}

class Refused extends Error {}

export type Posts = ReturnType<typeof createPosts>;
