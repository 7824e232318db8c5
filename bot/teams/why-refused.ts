import type { Refusal } from '../escalation/courier.ts';
import { NotSignedInError, TimeLimitError } from './one-attempt.ts';

/** Longer than Teams ever asks for. A mistaken header must not hold a message up for a day. */
const LONGEST_RETRY_AFTER = 3_600_000;

/** Teams' codes and subcodes, as words for the log. */
const KINDS = new Map(
  Object.entries({
    BotNotRegistered: 'bot-not-registered',
    BotDisabledByAdmin: 'disabled-by-admin',
    BotNotInConversationRoster: 'not-in-roster',
    ConversationBlockedByUser: 'blocked',
    MessageWritesBlocked: 'blocked',
    ForbiddenOperationException: 'not-installed',
    NotEnoughPermissions: 'not-permitted',
    ConversationNotFound: 'gone',
    ActivityNotFoundInConversation: 'gone',
    MessageSizeTooBig: 'too-big',
  }),
);

const BY_STATUS: Record<number, string> = {
  400: 'bad-request',
  401: 'not-authorised',
  403: 'not-permitted',
  404: 'gone',
  408: 'timeout',
  412: 'precondition-failed',
  413: 'too-big',
  429: 'busy',
};

/** These may pass; every other answer below 500 is the same however often it is asked for. */
const LATER = [408, 412, 429];

/** What an error out of botbuilder's connector means for a message: whether another attempt can help, and a word for the log. */
export function whyRefused(error: unknown, now: Date): Refusal {
  if (error instanceof TimeLimitError) return { refused: 'later', reason: 'timeout' };
  if (error instanceof NotSignedInError) return { refused: 'later', reason: 'cannot-sign-in' };
  const { name, statusCode: status, response } = error as Failure;
  if (name !== 'RestError') return { refused: 'later', reason: 'failed' };
  if (status === undefined) return { refused: 'later', reason: 'no-connection' };
  const kind = codesIn(response?.bodyAsText)
    .map((code) => KINDS.get(code))
    .find((known) => known !== undefined);
  if (stops(status, kind)) return { refused: 'stop', reason: kind ?? BY_STATUS[status] ?? `refused-${status}` };
  const wait = retryAfter(response?.headers?.get('retry-after'), now);
  return {
    refused: 'later',
    reason: BY_STATUS[status] ?? `trouble-${status}`,
    ...(wait !== undefined && { retryAfterMilliseconds: wait }),
  };
}

interface Failure {
  name?: string;
  statusCode?: number;
  response?: { bodyAsText?: string | null; headers?: { get(name: string): string | undefined } };
}

function stops(status: number, kind: string | undefined): boolean {
  // Any other 401 is about our own sign-in: every receiver would be refused alike, and the next one no better.
  if (status === 401) return kind === KINDS.get('BotNotRegistered');
  return status >= 400 && status < 500 && !LATER.includes(status);
}

/** Teams says it as {error: {code}}, or as {errorCode, message} with JSON that has a subCode inside the message. */
function codesIn(text: string | null | undefined): string[] {
  const body = readObject(text);
  const error = readObject(body.error);
  return [readObject(body.message).subCode, readObject(error.message).subCode, error.code, body.code].filter(
    (code) => typeof code === 'string',
  );
}

function readObject(value: unknown): Record<string, unknown> {
  try {
    const read: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Seconds or a date, after RFC 9110, 10.2.3. */
function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER);
}
