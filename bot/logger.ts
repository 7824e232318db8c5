import pino from 'pino';

/**
 * The facts a log line may carry, and nothing else: people's words, names and ids have no key here.
 * A fact is an identifier or a figure. Need another one? Add its key; ask first whether it could ever say who asked what.
 */
export interface Facts {
  /** Reference shown to the person on the error card, so that IT can find the line. */
  reference?: string;
  /** Why something was refused or ignored, as a word-with-dashes. */
  reason?: string;
  /** Part of the programme: "http", "storage", "retention". */
  part?: string;
  error?: unknown;
  status?: number;
  method?: string;
  /** Route, never the address as sent: that could hold words. */
  route?: string;
  activityType?: string;
  conversationType?: string;
  channelId?: string;
  /** Host of a serviceUrl, without its path. */
  host?: string;
  outcome?: string;
  policy?: string;
  clause?: string;
  revision?: string;
  verb?: string;
  command?: string;
  milliseconds?: number;
  seconds?: number;
  count?: number;
  offers?: number;
  unanswered?: number;
  feedback?: number;
  replies?: number;
  people?: number;
  attempt?: number;
  url?: string;
  port?: number;
  signal?: string;
  mode?: string;
  database?: string;
  version?: string;
}

/** Only a text written out in the code can be an event: `asked ${question}` does not compile. (A record by it would need no key.) */
type Literal<Event extends string> = Record<never, never> extends Record<Event, 1> ? never : Event;
type Say = <Event extends string>(event: Literal<Event>, facts?: Facts) => void;

/** Events and facts. Log at the doors (HTTP, Teams, jobs, start and stop). */
export interface Logger {
  debug: Say;
  info: Say;
  warn: Say;
  error: Say;
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

const known = new Set<string>([
  'reference', 'reason', 'part', 'error', 'status', 'method', 'route', 'activityType', 'conversationType', 'channelId',
  'host', 'outcome', 'policy', 'clause', 'revision', 'verb', 'command', 'milliseconds', 'seconds', 'count', 'offers',
  'unanswered', 'feedback', 'replies', 'people', 'attempt', 'url', 'port', 'signal', 'mode', 'database', 'version',
] satisfies (keyof Facts)[]); // prettier-ignore

/**
 * Logs to `write` (stdout by default), one JSON object a line, or for people to read.
 * The compiler keeps people's words out; what slips past it (a cast, an object from outside) is removed when written.
 */
export function createLogger({
  level,
  readable = false,
  write = (line) => process.stdout.write(line),
  now = () => new Date(),
}: {
  level: LogLevel;
  readable?: boolean;
  write?: (line: string) => void;
  /** For the readable form; JSON lines carry pino's own time. */
  now?: () => Date;
}): Logger {
  if (readable) return readableLogger({ level, write, now });
  const out = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const say =
    (method: Method): Say =>
    (event, facts = {}) => {
      if (out.isLevelEnabled(method)) out[method](keepFacts(facts), event);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

function keepFacts(facts: Facts): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || !known.has(key)) continue;
    if (key === 'error') kept.error = describeError(value);
    else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
    else kept[key] = typeof value === 'string' && /^\S{0,200}$/.test(value) ? value : '[removed]';
  }
  return kept;
}

/**
 * What went wrong and where, without the text it went wrong on: parsers and databases quote what they were given,
 * so quoted passages, addresses and long numbers are taken out of the message.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    name: error.name,
    message: withoutWords(error.message),
    ...(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? { code } : {}),
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    at: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim()), // prettier-ignore
    ...(error.cause instanceof Error ? { cause: describeError(new Error(error.cause.message)).message } : {}),
  };
}

const withoutWords = (message: string) =>
  (message.split('\n')[0] ?? '')
    .replace(/(["'`“‘])[\s\S]*["'`”’]/gu, '$1…$1')
    .replace(/\S+@\S+|\d{6,}/gu, '…')
    .slice(0, 200);

const METHODS = ['debug', 'info', 'warn', 'error'] as const;
type Method = (typeof METHODS)[number];

function readableLogger(needs: { level: LogLevel; write: (line: string) => void; now: () => Date }): Logger {
  const { level, write, now } = needs;
  const say = (method: Method): Say => {
    if (level === 'silent' || METHODS.indexOf(method) < METHODS.indexOf(level)) return () => undefined;
    return (event, facts = {}) => {
      const { error, ...rest } = keepFacts(facts);
      const said = Object.entries(rest).map(([key, value]) => ` ${key}=${String(value)}`);
      const line = `${now().toISOString().slice(11, 19)} ${method.padEnd(5)} ${event as string}${said.join('')}\n`;
      write(error === undefined ? line : `${line}${JSON.stringify(error, null, 2)}\n`);
    };
  };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
