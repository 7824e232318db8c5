import type { Asking } from '../asking/asking.ts';
import type { OfferStore } from '../asking/stores.ts';
import type { ChaseMinutes } from '../escalation/asking-receivers.ts';
import type { Escalation } from '../escalation/escalation.ts';
import { aboutKey } from '../escalation/tell.ts';
import { createOutboxWorker } from '../escalation/outbox-worker.ts';
import { createPace } from '../escalation/pace.ts';
import { createWhen } from '../escalation/school-hours.ts';
import type { MatterStore, Outbox } from '../escalation/stores.ts';
import type { Knowledge, Wording } from '../../knowledge/index.ts';
import type { Logger } from '../logger.ts';
import type { Schools } from '../schools.ts';
import { atMost } from './at-most.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { createCourier } from './courier.ts';
import { createDeliver } from './deliver.ts';
import { createDrawMatter } from './draw-matter.ts';
import { createMatterPress } from './matter-press.ts';
import { listMatters } from './matter-lists.ts';
import { schoolName } from './office-names.ts';
import { createTellPress } from './tell-press.ts';
import { startTimer } from './start-timer.ts';

interface Needs {
  escalation: Escalation;
  matters: MatterStore;
  outbox: Outbox;
  asking: Asking;
  offers: OfferStore;
  knowledge: () => Knowledge;
  knowledgeAt: (revision: string) => Promise<Wording | undefined>;
  schools: () => Schools | undefined;
  book: ConversationBook;
  courier: ReturnType<typeof createCourier>;
  minutes: ChaseMinutes;
  detailDays: number;
  isAdmin: (person: string) => boolean;
  now: () => Date;
  newId: () => string;
  /** From 0 up to, not including, 1. */
  random: () => number;
  log: Logger;
}

const LINK_MILLISECONDS = 1000;

/** The parts list of telling, as far as it speaks Teams: what presses and commands do, and what the outbox sends. */
export function createTelling(needs: Needs) {
  const { escalation, matters, outbox, asking, offers, knowledge, schools, book, courier, now, newId, log } = needs;
  const when = createWhen(() => schools()?.trust.timezone ?? 'Europe/London');
  const draw = createDrawMatter({
    ...needs,
    when,
    fileOf: (id) => matters.file(id),
    mriOf: async (person) => {
      const mri = (await book.person(person))?.mri;
      // The id in the book stands in for one not known yet: Teams would refresh nobody's card by it.
      return mri === person ? undefined : mri;
    },
    // The link is a convenience: no notice waits long for it.
    upnOf: async (person) => (await atMost(LINK_MILLISECONDS, courier.whoIs(person), startTimer))?.upn,
  });
  const common = { escalation, draw, schools, when, now, newId };
  return {
    tellPress: createTellPress({
      ...common,
      asking,
      offers,
      toldUnder: async (offer, person) =>
        ((await matters.toldUnder(aboutKey(offer), person)) ?? (await matters.toldUnder(offer, person)))?.matter,
      knowledge,
      isAdmin: needs.isAdmin,
      log,
    }),
    matterPress: createMatterPress({ ...common, today: () => when.isoDay(now()), detailDays: needs.detailDays }),
    listMatters: (list: { verb: 'open-matters' | 'my-reports' }, person: string) => listMatters(list, person, common),
    /** For the welcome: the person's school, where known, and those to choose from. */
    async schoolsFor(person: string) {
      const known = schools();
      if (!known) return {};
      const school = schoolName(await escalation.schoolOf(person), known);
      const several = known.schools.length > 1 ? known.schools.map(({ id, name }) => ({ id, name })) : undefined;
      return { ...(school !== undefined && { school }), ...(several && { schools: several }) };
    },
    worker: createOutboxWorker({
      matters,
      outbox,
      deliver: createDeliver({ courier, draw }),
      schools,
      minutes: needs.minutes,
      pace: createPace({ now }),
      now,
      newId,
      random: needs.random,
      log,
    }),
  };
}
