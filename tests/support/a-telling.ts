import { aSchool, type Who } from './a-school.ts';
import type { TeamsMessage } from './a-teams.ts';
import { buttonOn, wordsOn } from './on-card.ts';

export const CONTACT = 'a pupil has followed me on Instagram';

/** A school in which the teacher works at Northfield, with what tests about telling keep asking. */
export async function aTelling(needs: Parameters<typeof aSchool>[0] = {}) {
  const school = await aSchool(needs);
  const works = (who: Who, at: string) =>
    school.escalation.chooseSchool({ person: school.members[who].entraId, school: at });
  await works('teacher', 'northfield');

  /** What is due now, and what only had to wait because Teams takes so much at once. */
  const delivers = async () => {
    await school.delivers();
    while ((await school.outbox.backlog(new Date(school.clock.now.getTime() + 5000))).due > 0) {
      school.clock.now = new Date(school.clock.now.getTime() + 1000);
      await school.delivers();
    }
  };
  const inChatOf = (who: Who) =>
    school.teams.messages.filter(
      ({ conversationId, type }) => conversationId === school.chatOf(who) && type === 'message',
    );
  const cardsOf = (who: Who) => inChatOf(who).filter(({ card }) => card);

  return {
    ...school,
    works,
    delivers,
    /** Without waiting a moment for what Teams would not take at once. */
    deliversNow: () => school.delivers(),
    passesNow: (minutes: number) => school.passes(minutes),
    async passes(minutes: number) {
      await school.passes(minutes);
      await delivers();
    },
    inChatOf,
    /** The newest card, or text, in somebody's chat. */
    cardOf: (who: Who): TeamsMessage => cardsOf(who).at(-1)!,
    textsOf: (who: Who) => inChatOf(who).flatMap(({ text, card }) => (text && !card ? [text] : [])),
    /** All that somebody could have read in their chat. */
    allReadBy: (who: Who) => JSON.stringify(inChatOf(who)),
    /** What this person has told, newest first. */
    toldBy: (who: Who) => school.matters.reportedBy(school.members[who].entraId),
    /** The answer with the button that tells. */
    answered: async (by: Who = 'teacher') => (await school.asks(CONTACT, { by })).sent[0]!,

    /** Somebody tells, and what is due is sent. Gives the answer card, which is the receipt by now. */
    async tells({ by = 'teacher', button = 'Tell ', at }: { by?: Who; button?: string; at?: string } = {}) {
      if (at !== undefined) await works(by, at);
      const card = (await school.asks(CONTACT, { by })).sent[0]!;
      await school.presses(button, { on: card, by });
      await delivers();
      return card;
    },
    /** A press, what comes of it, and the words that whoever pressed sees. */
    async press(title: string, on: TeamsMessage, by: Who, and: Record<string, unknown> = {}) {
      const { body, sent } = await school.presses(title, { on, by, and });
      await delivers();
      return { says: said(body), sent };
    },
    /** A form is filled in and saved. */
    async saves(form: TeamsMessage, fields: Record<string, string>, by: Who, button = 'Save') {
      const { data } = buttonOn(form.card, button);
      const { body, sent } = await school.pressesData({ ...data, ...fields }, { on: form, by });
      await delivers();
      return { says: said(body), sent, body };
    },
  };
}

export type ATelling = Awaited<ReturnType<typeof aTelling>>;

/** The words of the answer to a press: of the card, or the line. */
export function said(body: { value: unknown } | undefined): string {
  if (body === undefined) return '';
  const { value } = body;
  if (typeof value === 'string') return value;
  const { message } = value as { message?: unknown };
  return typeof message === 'string' ? message : wordsOn(value);
}

/** All words of a message. */
export const words = ({ card, text }: TeamsMessage): string => [text, wordsOn(card)].filter(Boolean).join(' ');
