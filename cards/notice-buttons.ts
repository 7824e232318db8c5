import { z } from 'zod';
import { action, openUrl, type ExecuteAction, type OpenUrlAction } from './actions.ts';
import type { NoticeData } from './notice.ts';
import { plainWords } from './safe-text.ts';

/** What a receiver may do from the notice. */
export const NoticeButton = z.enum([
  'acknowledge',
  'pass-on',
  'ask-for-details',
  'show-matter',
  'log-on-cpoms',
  'cpoms-not-needed',
  'recorded-elsewhere',
  'close',
  'reopen',
]);

const TITLES = {
  acknowledge: 'Acknowledge: I have this',
  'pass-on': 'Pass on',
  'ask-for-details': 'Ask for details',
  'log-on-cpoms': 'Logged on CPOMS',
  'cpoms-not-needed': 'CPOMS not needed',
  'recorded-elsewhere': 'Recorded elsewhere',
  close: 'Close',
  reopen: 'Reopen',
} as const;

const RECORDS: readonly z.infer<typeof NoticeButton>[] = ['log-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere'];
type Button = ExecuteAction | OpenUrlAction;

/** First what moves the matter on, with the chat; then, under their own heading, what may be recorded of it. */
export function noticeButtons({ matter, buttons: verbs, message, reporter, outcome }: NoticeData) {
  // Never the chat is left out, where there are more than six.
  const drawn = verbs.filter((verb) => verb !== 'show-matter').slice(0, message ? 5 : 6);
  const of = (list: typeof drawn) => list.map((verb) => action(TITLES[verb], { verb, matter }));
  const moves: Button[] = of(drawn.filter((verb) => !RECORDS.includes(verb)));
  if (message) moves.splice(2, 0, openUrl(`Message ${plainWords(reporter, 60)}`, message));
  const records = of(drawn.filter((verb) => RECORDS.includes(verb)));
  return {
    buttons: moves.length === 0 ? [] : [{ actions: moves }],
    records: records.length === 0 ? [] : [{ words: outcome ? 'Correct what is recorded' : 'Record', actions: records }],
  };
}

/** The row that opens the matter in full: a row, since there are more moves than Teams allows buttons. */
export function openRow({ matter, details }: NoticeData) {
  const words = 'Open the matter';
  const hint = details === 0 ? '' : `${details === 1 ? '1 note' : `${details} notes`} `;
  return { line: words, hint, press: action(`${words} ${hint}`.trim(), { verb: 'show-matter', matter }) };
}
