import { CLAIM_SECONDS } from '../../bot/storage/conversation-book.ts';
import type { ConversationBook, Person, Reply } from '../../bot/teams/conversation-book.ts';
import type { AskedStore, Waiting } from '../../bot/asked/stores.ts';
import type {
  Feedback,
  FeedbackStore,
  Offer,
  OfferStore,
  UnansweredQuestion,
  UnansweredStore,
} from '../../bot/asking/stores.ts';

// They pass the same suites as the real stores (tests/bot/storage), so a test that uses them tests against the promise.

const DAY_MILLISECONDS = 86_400_000;

/** A conversation book in Maps. */
export function memoryConversationBook(): ConversationBook {
  const persons = new Map<string, Person>();
  const replies = new Map<string, Omit<Reply, 'replyConversationId' | 'replyActivityId'> & Partial<Reply>>();
  const keyOf = (question: { conversationId: string; activityId: string }) =>
    JSON.stringify([question.conversationId, question.activityId]);
  return {
    person: (entraId) => soon(() => copy(persons.get(entraId))),
    newestReference: () =>
      soon(() => {
        const reached = [...persons.values()].filter(({ reference }) => reference !== undefined);
        const newest = reached.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())[0];
        return copy(newest?.reference);
      }),
    remember: ({ entraId, mri, reference, at }) =>
      soon(() => {
        const known = persons.get(entraId);
        const same =
          known?.mri === mri && (!reference || JSON.stringify(known.reference) === JSON.stringify(reference));
        const aDayLater = !known || at.getTime() - known.seenAt.getTime() >= DAY_MILLISECONDS;
        if (same && !aDayLater) return;
        persons.set(entraId, copy({ ...known, entraId, mri, seenAt: at, ...(reference && { reference }) }));
      }),
    claimWelcome: (entraId, at) =>
      soon(() => {
        const person = persons.get(entraId);
        if (!person || person.welcomedAt) return false;
        person.welcomedAt = copy(at);
        return true;
      }),
    releaseWelcome: (entraId) =>
      soon(() => {
        delete persons.get(entraId)?.welcomedAt;
      }),
    forget: (entraId) =>
      soon(() => {
        const person = persons.get(entraId);
        if (person) persons.set(entraId, { entraId, mri: person.mri, seenAt: person.seenAt });
      }),
    claimQuestion: (question) =>
      soon(() => {
        const before = replies.get(keyOf(question));
        const free = before?.replyActivityId === undefined && before !== undefined && before.at.getTime() < question.at.getTime() - CLAIM_SECONDS * 1000; // prettier-ignore
        if (before !== undefined && !free) return false;
        replies.set(keyOf(question), copy({ ...question, pressed: false }));
        return true;
      }),
    releaseQuestion: (question) =>
      soon(() => {
        if (replies.get(keyOf(question))?.replyActivityId === undefined) replies.delete(keyOf(question));
      }),
    keepReply: (reply) =>
      soon(() => {
        const before = replies.get(keyOf(reply));
        const same =
          before?.replyConversationId === reply.replyConversationId && before.replyActivityId === reply.replyActivityId;
        replies.set(keyOf(reply), copy({ ...reply, pressed: same && before.pressed }));
      }),
    replyTo: (question) =>
      soon(() => {
        const reply = replies.get(keyOf(question));
        return reply?.replyActivityId === undefined ? undefined : copy(reply as Reply);
      }),
    markPressed: ({ replyConversationId, replyActivityId }) =>
      soon(() => {
        for (const reply of replies.values()) {
          if (reply.replyConversationId === replyConversationId && reply.replyActivityId === replyActivityId) {
            reply.pressed = true;
          }
        }
      }),
    purgeReplies: (before) => soon(() => removeWhere(replies, (reply) => reply.at < before)),
  };
}

/** Offers in a Map; memoryFeedback() needs these to remember that feedback was given. */
export function memoryOffers(): OfferStore & { takeFeedback(key: string): boolean } {
  const offers = new Map<string, { offer: Offer; feedbackGiven: boolean }>();
  return {
    add: (offer) =>
      soon(() => {
        if (offers.has(offer.key)) throw new Error('There is an offer with this key already');
        offers.set(offer.key, { offer: copy(offer), feedbackGiven: false });
      }),
    offer: (key) =>
      soon(() => {
        const found = offers.get(key);
        if (!found) return undefined;
        return copy(found.offer);
      }),
    timesShown: () =>
      soon(() => {
        const times = new Map<string, number>();
        for (const { offer } of offers.values()) {
          if (offer.pupilSignal) continue;
          const shown = JSON.stringify(offer.shown);
          times.set(shown, 1 + (times.get(shown) ?? 0));
        }
        return [...times].map(([shown, count]) => ({ shown: JSON.parse(shown) as Offer['shown'], times: count }));
      }),
    purge: (before) => soon(() => removeWhere(offers, ({ offer }) => offer.at < before)),
    takeFeedback: (key) => {
      const offer = offers.get(key);
      if (!offer || offer.feedbackGiven) return false;
      offer.feedbackGiven = true;
      return true;
    },
  };
}

/** Feedback in a list. */
export function memoryFeedback(offers: { takeFeedback(key: string): boolean }): FeedbackStore {
  const given = new Map<number, Feedback>();
  let next = 0;
  return {
    give: (offerKey, feedback) =>
      soon(() => {
        if (!offers.takeFeedback(offerKey)) return false;
        given.set(next++, copy(feedback));
        return true;
      }),
    all: () => soon(() => copy([...given.values()].sort((a, b) => compare(a.on, b.on)))),
    purge: (before) => soon(() => removeWhere(given, (feedback) => feedback.on < before)),
  };
}

/** Unanswered questions in a Map, with those who wait for an answer: for those who ask, and for the policy team. */
export function memoryUnanswered(): { unanswered: UnansweredStore; asked: AskedStore } {
  const questions = new Map<string, UnansweredQuestion>();
  const used = new Map<string, string | undefined>();
  const asOutside = (id: string) => {
    const outside = used.get(id);
    return outside === undefined ? {} : { outside };
  };
  const signals = new Map<string, number>();
  const waiting = new Map<string, Waiting & { sending: boolean; at: number }>();
  const keyOf = ({ question, person }: { question: string; person: string }) => JSON.stringify([question, person]);
  const waitingFor = (id: string) => [...waiting.values()].filter(({ question }) => question === id);
  const drop = (id: string) => {
    for (const each of waitingFor(id)) waiting.delete(keyOf(each));
    used.delete(id);
    return questions.delete(id);
  };
  const dropUsed = (id: string) => void (used.has(id) && waitingFor(id).length === 0 && drop(id));
  const inOrder = () => [...questions.values()].sort((a, b) => compare(a.on, b.on) || compare(a.id, b.id));
  const unanswered: UnansweredStore = {
    add: (question) =>
      soon(() => {
        if (questions.has(question.id)) return;
        questions.set(question.id, copy({ ...question, question: question.question.replaceAll('\0', '\uFFFD') }));
      }),
    all: () => soon(() => copy(inOrder())),
    question: (id) => soon(() => copy(questions.get(id))),
    remove: (id) => soon(() => void drop(id)),
    wait: ({ question, person, at }) =>
      soon(() => {
        if (!questions.has(question)) return false;
        const key = keyOf({ question, person });
        if (!waiting.has(key)) waiting.set(key, { question, person, attempts: 0, sending: false, at: at.getTime() });
        return true;
      }),
    countPupilSignal: (on) => soon(() => void signals.set(on, (signals.get(on) ?? 0) + 1)),
    purge: (before) =>
      soon(() => {
        for (const day of signals.keys()) if (day < before) signals.delete(day);
        const old = [...questions.values()].filter(({ on }) => on < before);
        old.forEach(({ id }) => drop(id));
        return old.length;
      }),
  };
  const waitingIn = (sending: boolean, since: Date) =>
    [...waiting.values()]
      .filter((one) => one.sending === sending && one.at <= since.getTime())
      .map(({ question, person, attempts }) => ({
        question,
        person,
        attempts,
        text: questions.get(question)?.question ?? '',
        ...asOutside(question),
      }))
      .sort((a, b) => compare(a.question, b.question) || compare(a.person, b.person));
  const asked: AskedStore = {
    asked: () =>
      soon(() =>
        inOrder().map(({ revision, ...question }) => {
          void revision;
          return copy({
            ...question,
            waiting: waitingFor(question.id).length,
            used: used.has(question.id),
            ...asOutside(question.id),
          });
        }),
      ),
    delete: (id) => soon(() => drop(id)),
    markUsed: (id, outside) =>
      soon(() => {
        if (!questions.has(id) || used.has(id)) return false;
        used.set(id, outside);
        dropUsed(id);
        return true;
      }),
    pupilSignals: () => soon(() => [...signals.values()].reduce((sum, times) => sum + times, 0)),
    due: (now) => soon(() => waitingIn(false, now)),
    claimed: (before) => soon(() => waitingIn(true, before)),
    claim: (one, at) =>
      soon(() => {
        const found = waiting.get(keyOf(one));
        if (!found || found.sending) return false;
        Object.assign(found, { sending: true, at: at.getTime() });
        return true;
      }),
    told: (one) =>
      soon(() => {
        waiting.delete(keyOf(one));
        dropUsed(one.question);
      }),
    later: (one, at) =>
      soon(() => {
        const found = waiting.get(keyOf(one));
        if (found) Object.assign(found, { sending: false, at: at.getTime(), attempts: one.attempts + 1 });
      }),
  };
  return { unanswered, asked };
}

/** All of them together, as the app has them. */
export function memoryStores() {
  const offers = memoryOffers();
  return {
    book: memoryConversationBook(),
    offers,
    feedback: memoryFeedback(offers),
    ...memoryUnanswered(),
  };
}

/** Answers in a later microtask, as a database does, and turns a throw into a rejection. */
const soon = async <T>(act: () => T): Promise<T> => {
  await Promise.resolve();
  return act();
};

const copy = <T>(value: T): T => structuredClone(value);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function removeWhere<K, V>(map: Map<K, V>, is: (value: V) => boolean): number {
  const gone = [...map].filter(([, value]) => is(value));
  for (const [key] of gone) map.delete(key);
  return gone.length;
}
