import type { NextStep, Setting } from '../clause.ts';

const HEAD = '(?:executive )?head[\\s\u00a0-]?teacher|\\bprincipal\\b';
const TELLS = new RegExp(`\\b(?:report|inform|tell|notify|bring|alert|refer|disclose|pass|speak|raise|escalate)(?:s|ed|ing)?\\b[^.;]{0,100}?\\b(?:${HEAD})`, 'i'); // prettier-ignore
const TELLS_NOT = /\b(?:not|never|without|unless|authorised|permission|consent|approval|agreement)\b/i;
const LOGS =
  /\b(?:log|record|report|enter|note|add)(?:s|ged|ed|ing)?\b[^.;]{0,80}\bCPOMS\b|\bCPOMS\b[^.;]{0,40}\b(?:log|record|entry)/i;
const CHECKS = /\b(?:see|check|refer|consult|look|on|in|held|listed)\b[^.;]{0,40}\bArbor\b/i;

/** What a clause's words tell staff to do next. */
export function nextStepsIn(text: string): NextStep[] {
  const steps: NextStep[] = [];
  const tells = TELLS.exec(text)?.[0];
  if (tells !== undefined && !TELLS_NOT.test(tells)) steps.push('tell-headteacher');
  if (CHECKS.test(text)) steps.push('check-arbor');
  if (LOGS.test(text)) steps.push('log-on-cpoms');
  return steps;
}

const SETTINGS: [Setting, RegExp][] = [
  [
    'personal',
    /\bon (?:their|your|a|any)(?: own)? (?:personal|private) (?:[\w-]+ ){0,3}(?:accounts?|profiles?|pages?)\b/i,
  ],
  ['school-account', /\b(?:on|to|for|of) (?:the|our|any|a) (?:official )?(?:school|trust|academy)(?:['’]s)? (?:[\w-]+ ){0,3}(?:social media )?(?:accounts?|page|feed)\b/i], // prettier-ignore
  ['work-equipment', /(?<!not (?:be )?us(?:e|ing) )\bon (?:any )?(?:work|school|trust|academy)(?:[- ]owned|[- ]issued)? (?:equipment|devices?|laptops?|computers?|ipads?|phones?)\b/i], // prettier-ignore
  ['email-platform', /\b(?:school|work|trust|academy)(?: issued)? e-?mail (?:address|account)\b/i],
];

/** Where a clause applies: only what its words name outright, and only one. */
export function settingsIn(words: string): Setting[] {
  const found = SETTINGS.filter(([, pattern]) => pattern.test(words)).map(([setting]) => setting);
  return found.length === 1 ? found : [];
}
