import type { AFaultyConnector, Kept, Version } from './a-faulty-connector.ts';
import type { ATrust } from './a-trust.ts';
import type { StoredMatter } from './facts.ts';
import { noticeOf, receiptOf, saidOn } from './what-cards-say.ts';

/** One escalation that was asked for. */
export interface Asked {
  person: string;
  offer: string;
  /** The reference on every answer that was heard. */
  references: Set<string>;
}
/** A card that an answer to a press held, or that the connector was sent. */
type Shown = Pick<Version, 'order' | 'at' | 'words'>;

interface Run {
  trust: ATrust;
  connector: Pick<AFaultyConnector, 'messages' | 'find'>;
  stored: StoredMatter[];
  asked: Asked[];
  answers: Shown[];
  /** When an acknowledgement of this reference was first pressed. */
  acknowledgePressed: Map<string, number>;
}

/** Every way in which what is stored and what was seen from outside do not agree; empty if all is well. */
export function problemsOf(run: Run): string[] {
  return [...lost(run), ...aheadOfFacts(run), ...notEqual(run), ...linesMissing(run)];
}

const noticesIn = ({ connector, trust }: Run): (Kept & { reference: string; person: string })[] =>
  connector.messages.flatMap((message) => {
    const said = saidOn(message.versions[0]!.words);
    const person = trust.byChat.get(message.chat)!.entraId;
    return said?.states === 'Please acknowledge' ? [{ ...message, reference: said.reference, person }] : [];
  });

function lost(run: Run): string[] {
  const { stored, asked } = run;
  const before = new Set(noticesIn(run).map(({ reference, person }) => `${reference} ${person}`));
  return [
    ...(stored.length === asked.length ? [] : [`${asked.length} were told and ${stored.length} stored`]),
    ...asked.flatMap(({ person, offer, references }) => {
      const found = stored.filter(({ matter }) => matter.key === offer && matter.reporter.person === person);
      const same = references.size === 1 && references.has(found[0]?.matter.reference ?? '');
      return found.length === 1 && same ? [] : [`${offer}: ${found.length} stored, answered ${[...references].join()}`];
    }),
    ...stored.flatMap(({ matter, notices, events }) => {
      const reached = notices.filter(({ state }) => state === 'delivered');
      const alarmed = matter.alarmedAt !== undefined && events.some(({ kind }) => kind === 'nobody-left');
      const unseen = reached.filter(({ receiver }) => !before.has(`${matter.reference} ${receiver.person}`));
      if (unseen.length > 0) return [`${matter.reference}: stored as delivered, not in the chat`];
      return reached.length > 0 || alarmed ? [] : [`${matter.reference}: put before nobody, and no alarm`];
    }),
  ];
}

/** No card may say what had not happened when it was sent. */
function aheadOfFacts(run: Run): string[] {
  const { connector, stored, answers, acknowledgePressed } = run;
  const arrived = new Map<string, number>();
  for (const { reference, versions } of noticesIn(run))
    arrived.set(reference, Math.min(arrived.get(reference) ?? Infinity, versions[0]!.order));
  const byReference = new Map(stored.map((each) => [each.matter.reference, each.matter]));
  return [...connector.messages.flatMap(({ versions }) => versions), ...answers].flatMap(({ order, at, words }) => {
    const said = saidOn(words);
    if (!said) return [];
    const { states, reference } = said;
    const matter = byReference.get(reference);
    if (!matter) return [`${reference}: on a card, and not stored`];
    const taken = ['Acknowledged', 'You have this', 'Somebody else has this'].includes(states);
    const tooEarly =
      at < matter.storedAt.getTime() ||
      (states === 'Delivered' && !(order > (arrived.get(reference) ?? Infinity))) ||
      (states === 'Not delivered' && !(at >= (matter.alarmedAt?.getTime() ?? Infinity))) ||
      (taken && !(at >= (matter.acknowledged?.at.getTime() ?? Infinity))) ||
      (taken && !(order > (acknowledgePressed.get(reference) ?? Infinity)));
    return tooEarly ? [`${reference}: "${states}" was shown before it was so`] : [];
  });
}

/** In the end every card that the bot knows of states what is stored, and every receipt and delivered notice is known. */
function notEqual({ connector, stored }: Run): string[] {
  return stored.flatMap((file) => {
    const { matter, notices, cards } = file;
    const wrong = cards.flatMap(({ person, chat, id, stopped }) => {
      const said = saidOn(connector.find(chat, id)?.versions.at(-1)?.words ?? '');
      const wanted = person === matter.reporter.person ? receiptOf(file) : noticeOf(file, person);
      const equal = said?.states === wanted && said.reference === matter.reference && !stopped;
      return equal ? [] : [`${matter.reference}: a card states "${said?.states ?? 'nothing'}" for "${wanted}"`];
    });
    const holders = [matter.reporter, ...notices.filter(({ state }) => state === 'delivered').map((n) => n.receiver)];
    const without = holders.filter(({ person }) => !cards.some((card) => card.person === person));
    return [...wrong, ...without.map(() => `${matter.reference}: a card is not kept up to date`)];
  });
}

/** Whoever told hears that it was acknowledged, or that nobody was reached; and the trust is alarmed. */
function linesMissing({ connector, trust, stored }: Run): string[] {
  const lines = new Set(connector.messages.map(({ chat, versions }) => `${chat} ${versions[0]!.words}`));
  const has = (chat: string, reference: string, text: string) =>
    [...lines].some((line) => line.startsWith(`${chat} ${text}`) && line.endsWith(`Ref ${reference}`));
  return stored.flatMap(({ matter }) => {
    const { reference, reporter } = matter;
    const { chat } = trust.byId.get(reporter.person)!;
    if (matter.state === 'acknowledged')
      return has(chat, reference, 'Your report was acknowledged') ? [] : [`${reference}: not told of acknowledgement`];
    if (!matter.alarmedAt) return [];
    const told = has(chat, reference, 'Your report could NOT be delivered');
    return told && has(trust.alarms.chat, reference, 'Nobody has') ? [] : [`${reference}: no alarm in a chat`];
  });
}

/** Copies of the same notice in the same chat, beyond the first, by why the bot sent another. */
export function duplicatesOf(run: Run): { afterKill: number; ambiguous: number; notices: number } {
  const groups = groupsOf(noticesIn(run));
  const earlier = groups.flatMap((copies) => copies.slice(0, -1));
  const ambiguous = earlier.filter(({ told }) => !told).length;
  return { afterKill: earlier.length - ambiguous, ambiguous, notices: groups.length };
}

function groupsOf<Notice extends { reference: string; person: string }>(notices: Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = `${notice.reference} ${notice.person}`;
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()];
}
