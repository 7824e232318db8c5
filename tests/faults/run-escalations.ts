import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aSignedChannel } from '../support/a-signed-channel.ts';
import { buttonOn, wordsOn } from '../support/on-card.ts';
import { aFaultyConnector, type Kept, type Version } from './a-faulty-connector.ts';
import { aTrust, type Person } from './a-trust.ts';
import { bots as startBots } from './bots.ts';
import type { Asked } from './check-run.ts';
import { anOutboxLook } from './facts.ts';
import { createPosts } from './posts.ts';
import { saidOn } from './what-cards-say.ts';

const CONTACT = 'a pupil has followed me on Instagram';
/** Roughly what a kill and the start after it take: the presses are spread over all of them. */
const KILL_MILLISECONDS = 6_000;
/** Slow enough for Teams' limits on the answers alone. */
const ASK_MILLISECONDS = 320;
const EMPTY_MILLISECONDS = 300_000;

const wait = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));

interface Size {
  escalations: number;
  kills: number;
  reporters: number;
  schools: number;
  instances: number;
}

/** Runs it all and gives what was seen from outside. The bots have ended when it resolves. */
export async function runEscalations(size: Size & { url: string; folder: string; seed: number }) {
  const { url, folder } = size;
  const random = createRandom(size.seed);
  const trust = aTrust(size);
  const connector = await aFaultyConnector({ trust, random });
  const channel = await aSignedChannel({ serviceUrl: connector.serviceUrl });
  writeFileSync(join(folder, 'schools.yaml'), trust.yaml);
  const env = { ...channel.env, DATABASE_URL: url, SCHOOLS_FILE: join(folder, 'schools.yaml'), LOG_LEVEL: 'info' };
  const bots = await startBots({ count: size.instances, env, folder });
  const posts = createPosts({ bots, channel, serviceUrl: connector.serviceUrl, tenant: trust.tenant, random });
  const answers: Pick<Version, 'order' | 'at' | 'words'>[] = [];
  const asked: Asked[] = [];
  const acknowledgePressed = new Map<string, number>();
  const inHand = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const goes = (work: Promise<void>) => {
    const done = work.catch((error: unknown) => void failures.push(error)).finally(() => inHand.delete(done));
    inHand.add(done);
  };
  const heard = (value: unknown): string | undefined => {
    const words = typeof value === 'string' ? value : wordsOn(value);
    answers.push({ order: connector.order(), at: Date.now(), words });
    return saidOn(words)?.reference;
  };

  /** A member of staff tells: one press on the card of their answer, in whatever ways it comes. */
  const tells = (person: Person, { id, versions }: Kept) => {
    const { data } = buttonOn(versions[0]!.card, 'Tell the Headteacher');
    const one: Asked = { person: person.entraId, offer: String(data.offer), references: new Set() };
    asked.push(one);
    return posts.presses(person, data, {
      on: id,
      heard: ({ statusCode, value }) =>
        void (statusCode === 200 && one.references.add(heard(value) ?? `no reference: ${JSON.stringify(value)}`)),
    });
  };

  /** Every other Headteacher or deputy acknowledges what stands before them after a while, whichever copy it is. */
  connector.onMessage(({ chat, id, versions: [first] }) => {
    const person = trust.byChat.get(chat)!;
    const said = saidOn(first!.words);
    if (said?.states !== 'Please acknowledge' || Number(person.mri.slice(3)) % 2 === 0) return;
    const acknowledges = async () => {
      await wait(300 + random() * 3_000);
      if (!acknowledgePressed.has(said.reference)) acknowledgePressed.set(said.reference, connector.order());
      await posts.presses(person, buttonOn(first!.card, 'Acknowledge').data, {
        on: id,
        heard: ({ statusCode, value }) => void (statusCode === 200 && heard(value)),
      });
    };
    goes(acknowledges());
  });

  /** In the middle of the work: at some moment, or just when a notice stands in a chat and the bot has not been told. */
  const killing = async () => {
    for (let kill = 0; kill < size.kills; kill++) {
      await wait(500 + random() * 2_500);
      if (kill % 2 === 0) await Promise.race([nextNotice(connector), wait(2_000)]);
      await bots.kill(kill % size.instances);
    }
  };

  try {
    await bots.startAll();
    await Promise.all(
      trust.staff.map(async (person, index) => {
        await posts.presses(person, { verb: 'save-school', school: trust.schoolOf(index) });
        for (let i = index; i < size.escalations; i += trust.staff.length) {
          await posts.says(person, CONTACT);
          await wait(ASK_MILLISECONDS);
        }
      }),
    );
    const cards = connector.messages.filter(({ versions }) => /\[Tell the Headteacher/.test(versions[0]!.words));
    if (cards.length !== size.escalations) throw new Error(`${cards.length} answers had a button.`);

    connector.fails();
    const killed = killing();
    for (const card of cards) {
      goes(tells(trust.byChat.get(card.chat)!, card));
      await wait((size.kills * KILL_MILLISECONDS) / size.escalations);
    }
    await killed;
    while (inHand.size > 0) await Promise.all(inHand);
    connector.heals();
    const well = performance.now();
    await untilEmpty(url, () => inHand.size);
    const emptyAfterSeconds = Math.round((performance.now() - well) / 1_000);
    await bots.stopAll();
    if (failures.length > 0) throw failures[0];
    return {
      ...{ trust, connector, asked, answers, acknowledgePressed, emptyAfterSeconds },
      kills: bots.kills.length,
      figures: { answered: posts.counts, connector: connector.figures() },
    };
  } finally {
    await bots.stopAll('SIGKILL');
    connector.close();
    await channel.close();
  }
}

const nextNotice = (connector: Awaited<ReturnType<typeof aFaultyConnector>>) =>
  new Promise<void>((now) =>
    connector.onMessage(({ versions }) => {
      if (saidOn(versions[0]!.words)) now();
    }),
  );

async function untilEmpty(url: string, pressing: () => number): Promise<void> {
  const look = await anOutboxLook(url);
  const end = performance.now() + EMPTY_MILLISECONDS;
  try {
    for (;;) {
      const due = await look.due();
      if (due === 0 && pressing() === 0) return;
      if (performance.now() > end) throw new Error(`${due} parcels are still due.`);
      await wait(200);
    }
  } finally {
    await look.close();
  }
}

/** mulberry32: the same numbers for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
