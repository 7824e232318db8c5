import type { Stance } from '../clause.ts';
import { headingWords } from './heading-words.ts';
import { isOpen, ruleWordsIn } from './rule-words.ts';
import { sentencesOf } from './sentences.ts';

const MOST = 100;
const WHO = /^(?:(?:all|any|the|our|school|trust|individual|other|academy|teaching|support|relevant|members? of|it is|and|however,?|therefore,?)[\s\u00a0]+)*(?:staff(?: members?)?|employees?|you|they|teachers?|colleagues?|volunteers?|adults?|everyone|members of staff|staff and volunteers|workers?)[\s\u00a0]*$/i; // prettier-ignore
const STOP =
  /[;?!(\n]|(?<!\b[ei]\.[ge]|\b[ei])\.(?=\s|$)|:\s|,? (?:unless|because|so that|as (?:this|it|these|they)|in order|except)\b|, (?:which|where|when|if|even|and|or|but|for example|including|such as|in a way)\b/; // prettier-ignore
const ADVERBS =
  /^((?:(?:always|also|only|never|ever|then|therefore|normally|\w{3,}ly|at all times|under any circumstances)[,\s\u00a0]+)*)/i;
const FUNCTION_WORDS = new Set(['the', 'a', 'an', 'any', 'all', 'no', 'it', 'there', 'this', 'that', 'these', 'their', 'our', 'your', 'in', 'on', 'at', 'for', 'by', 'of', 'and', 'or', 'if', 'where', 'when', 'with', 'who', 'what']); // prettier-ignore
const DOUBLES = /^(?:put|get|set|let|cut|hit|run|plan|stop|drop|chat|tag|log|swap|swim|begin|permit|submit|commit|refer|admit|plug|ban|bet|chip|grab|grip|jot|rub|shut|sit|slip|snap|step|strip|tap|tip|trap|trim|upset|wrap|rob|beg|dig|dip|hug|nod|quit|spit|spot|vet|visit?t|win|zip|scan|equip|transfer|occur|defer|forget|regret|unplug)$/; // prettier-ignore

/** The act in a few words that read after the stance, made of the clause's own; its first words where no act can be told. */
export function titleOf(text: string, stem: string | undefined, stance: Stance): string {
  const first = sentencesOf(text.split('\n')[0] ?? text)[0] ?? text;
  const rule = ruleWordsIn(first).find((each) => each.stance === stance);
  if (stem !== undefined && isOpen(stem) && !rule) return acting(first, stance) ?? headingWords(first, MOST);
  if (!rule || !/^(?:must|shall|should|may|can|ought|are|is)\b|\b(?:must|should|may|can|to)$|\bnot$/i.test(first.slice(rule.at, rule.end))) return headingWords(first, MOST); // prettier-ignore
  if (!WHO.test(first.slice(0, rule.at))) return headingWords(first, MOST);
  return acting(first.slice(rule.end).trim(), stance) ?? headingWords(first, MOST);
}

/** "post images of students" → "posting images of students"; an imperative after "should"; an infinitive where several acts are named. */
function acting(words: string, stance: Stance): string | undefined {
  const adverbs = ADVERBS.exec(words)?.[0] ?? '';
  const [, verb, rest = ''] = /^([A-Za-z]{2,})(?![’'\w])(.*)$/s.exec(words.slice(adverbs.length)) ?? [];
  if (verb === undefined || FUNCTION_WORDS.has(verb.toLowerCase()) || /(?:(?<!^(?:br|r|s|sw|st|cl))ing|ed|tion|ment|ness)$/i.test(verb)) return undefined; // prettier-ignore
  const base = verb.toLowerCase();
  const stop = STOP.exec(rest);
  const kept = stop && stop.index > 8 ? rest.slice(0, stop.index) : stop && stop.index === 0 ? '' : rest;
  const before = adverbs.toLowerCase().replace(/,\s*$/, ' ');
  if (stance === 'should' || stance === 'should-not') return headingWords(`${before}${base}${kept}`, MOST);
  const several = /\b(?:or|and)\b|,/.test(kept.slice(0, 60)) || /^,/.test(rest);
  return headingWords(several ? `to ${before}${base}${rest === kept || kept !== '' ? kept : rest}` : `${before}${gerund(base)}${kept}`, MOST); // prettier-ignore
}

function gerund(verb: string): string {
  if (verb === 'be') return 'being';
  if (/ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  if (/[^eyo]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return DOUBLES.test(verb) ? `${verb}${verb.at(-1) ?? ''}ing` : `${verb}ing`;
}
