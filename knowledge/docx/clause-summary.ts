import { sentencesOf } from './sentences.ts';

const MOST_SUMMARY = 1200;

/** The clause's own words with what they hang on: "share passwords" without its "must not" would be the opposite. */
export function summaryOf(text: string, stem: string | undefined): string {
  const whole = (stem === undefined ? text : `${stem} ${text}`).replace(/\s*\n+\s*/g, ' ');
  if (whole.length <= MOST_SUMMARY) return whole;
  let short = '';
  for (const sentence of sentencesOf(whole)) {
    if (`${short} ${sentence}`.length > MOST_SUMMARY - 2) break;
    short = short === '' ? sentence : `${short} ${sentence}`;
  }
  return `${short === '' ? whole.slice(0, MOST_SUMMARY - 2).replace(/\s+\S*$/, '') : short} …`;
}
