import type { Classifier, Reading } from './classifier.ts';
import type { Clause, NextStep } from './clause.ts';
import { createLeadingPart } from './leading-part.ts';
import type { Explanation, Match, ShownClause } from './match.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { createNearestTopics } from './nearest-topics.ts';
import { explain } from './reasons.ts';
import { stricterFirst } from './stricter-first.ts';
import { splitSentences } from './words.ts';

// Measured on questions of writers left out of learning; see decisions.md.
/** Outside is more likely than this: the policies do not say. */
const SILENT_ABOVE = 0.5;
/** The best clause is less likely than this: naming it would be a guess. */
const GUESS_BELOW = 0.12;
/** A further clause is shown when it has at least this share of the first one's probability … */
const SHOWN_FROM = 0.2;
/** … or this share, where admins' examples need both clauses together. */
const TOGETHER_FROM = 0.03;
/** From here the message may tell of a pupil's contact, and the duty to tell is shown. Low, because a miss is the worst error. */
const CONTACT_FROM = 0.36;
/** From here it leads, whatever else was asked; below, it stands second. */
const CONTACT_LEADS_FROM = 0.5;
/** Text is only kept below this: a contact that was missed must not be stored either. */
const KEPT_BELOW = 0.05;
/** Concepts of the thesaurus with which somebody reaches a person; a message that holds one is never kept. */
const REACHING = new Set(['contact', 'follow-me', 'found-me']);
/** A sentence alone is surer of itself than it should be, so it counts for this much; yet one buried deep is found. */
const SENTENCE_COUNTS = 0.6;
/** Beside a pupil's contact another clause needs this much of its own. */
const BESIDE_CONTACT_FROM = 0.15;
/** Where it depends on the setting, two sides are enough to read: a third clause needs this share of the first. */
const BESIDE_SETTINGS_FROM = 0.75;
/** … and of two sides about equally near, the stricter is read first. */
const SAME_RANK_FROM = 0.5;
/** Below this no clause leads: the two nearest are offered as a question back. */
const LEADS_FROM = 0.34;
const MOST_SHOWN = 3;
const MOST_EXPLAINED = 5;

export interface Matcher {
  match(question: string): Match;
  explain(question: string): Explanation;
}

/** Makes the matcher of one revision. `clauses` are in the classifier's order of classes. */
export function createMatcher(needs: {
  clauses: readonly Clause[];
  classifier: Classifier;
  /** Admins' examples need both of these clauses (by index) shown together. */
  belongTogether: (one: number, other: number) => boolean;
}): Matcher {
  const { clauses, classifier, belongTogether } = needs;
  const contactClass = clauses.findIndex((clause) => stepsOf(clause).includes('tell-headteacher'));

  const nearestTopics = createNearestTopics(clauses);
  const leadingPart = createLeadingPart(clauses, classifier);

  const leadPartOf = (clause: Clause, reading: Reading): number | undefined => {
    if (clause.parts.length === 0) return undefined;
    // Whoever asks about a pupil's contact is led by the duty to tell, not by the ban beside it.
    if (clause === clauses[contactClass])
      return clause.parts.findIndex((part) => part.nextSteps.includes('tell-headteacher'));
    return leadingPart(clause, reading);
  };

  return {
    match: (question) => decide(question).match,
    explain: (question) => {
      const { match, ranking, scoreOf } = decide(question);
      const ranked = ranking.map((k) => ({ clause: clauses[k] as Clause, score: scoreOf(k) }));
      return { match, ranking: ranked.sort((a, b) => b.score - a.score).slice(0, MOST_EXPLAINED) };
    },
  };

  function decide(question: string) {
    const whole = classifier.read(question);
    const sentences = splitSentences(question);
    const parts = sentences.length > 1 ? sentences.map((sentence) => classifier.read(sentence)) : [];
    const probabilities = weighSentences(classifier, whole, parts, clauses.length);
    const contactIn = (reading: Reading) => classifier.contact.probabilities(reading.vector)[1] ?? 0;
    const contact = Math.max(contactIn(whole), ...parts.map((part) => SENTENCE_COUNTS * contactIn(part)));
    const ranking = rank(probabilities, clauses.length);
    const told = contact >= CONTACT_FROM;
    const mayBeKept = contact < KEPT_BELOW && !whole.features.readings.some(({ concept }) => REACHING.has(concept));
    const guess = (probabilities[ranking[0] ?? 0] ?? 0) < GUESS_BELOW;
    const outside = guess || (probabilities[clauses.length] ?? 0) > SILENT_ABOVE;
    const silent = !saysSomething(classifier, whole) || (!told && outside);

    const scoreOf = (k: number) =>
      k === contactClass ? Math.max(contact, probabilities[k] ?? 0) : (probabilities[k] ?? 0);
    const decided = (match: Match) => ({ match, ranking, scoreOf });
    const why = (k: number) => () => {
      const speaksFor = clauses[k]?.id ?? 'none';
      return explain({ question, reading: whole, classifier, classIndex: k, speaksFor });
    };
    if (silent) {
      return decided({
        kind: 'none',
        nearest: nearestTopics(whole.features.words, ranking),
        pupilSignal: false,
        mayBeKept,
        nextSteps: [],
        why: why(clauses.length),
      });
    }
    const duty = told && contactClass >= 0 ? contactClass : undefined;
    const chosen = choose({
      ranking,
      probabilities,
      clauses,
      duty,
      dutyLeads: contact >= CONTACT_LEADS_FROM,
      belongTogether,
    });
    const pupilSignal = told || chosen[0] === contactClass;
    const shown = chosen.map((k): ShownClause => {
      const clause = clauses[k] as Clause;
      return { clause, score: scoreOf(k), leadPart: leadPartOf(clause, whole) };
    });
    const match = {
      shown,
      pupilSignal,
      mayBeKept: mayBeKept && !chosen.includes(contactClass),
      nextSteps: nextStepsOf(shown, pupilSignal),
      why: () => chosen.flatMap((k) => why(k)()),
    };
    const because = pupilSignal ? undefined : unclear(shown, probabilities, chosen);
    return decided(because ? { kind: 'clarify', because, ...match } : { kind: 'answer', ...match });
  }
}

/** Words that are in every sentence say nothing: "can I", "42", "is it ok?". */
function saysSomething(classifier: Classifier, reading: Reading): boolean {
  return reading.features.words.some(({ read, stem }) => !FUNCTION_WORDS.has(read) && classifier.knows(stem));
}

/**
 * A long message is read whole and by the sentence: what matters may be one sentence among chat.
 * Sentences count by how surely they are about a clause at all; both readings weigh the same.
 */
function weighSentences(
  classifier: Classifier,
  whole: Reading,
  parts: readonly Reading[],
  outside: number,
): Float32Array {
  const all = classifier.clauses.probabilities(whole.vector);
  if (parts.length === 0) return all;
  const fromSentences = new Float64Array(all.length);
  let sum = 0;
  for (const part of parts) {
    const p = classifier.clauses.probabilities(part.vector);
    const inside = 1 - (p[outside] ?? 0);
    const weight = inside * inside + 1e-6;
    sum += weight;
    for (let k = 0; k < p.length; k++) fromSentences[k] = (fromSentences[k] as number) + weight * (p[k] as number);
  }
  return all.map((p, k) => (p + (fromSentences[k] as number) / sum) / 2);
}

/** Clauses that were looked at, by probability, best first; equal ones in the order of the policies. */
function rank(probabilities: Float32Array, count: number): number[] {
  const ranking: number[] = [];
  for (let k = 0; k < count; k++) if ((probabilities[k] as number) > 0) ranking.push(k);
  return ranking.sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b);
}

/** Which clauses are shown, best first. The duty to tell of a pupil's contact, where it applies, leads. */
function choose(needs: {
  ranking: readonly number[];
  probabilities: Float32Array;
  clauses: readonly Clause[];
  duty: number | undefined;
  dutyLeads: boolean;
  belongTogether: (one: number, other: number) => boolean;
}): number[] {
  const { ranking, probabilities, clauses, duty, dutyLeads, belongTogether } = needs;
  const p = (k: number) => probabilities[k] ?? 0;
  const rest = ranking.filter((k) => k !== duty);
  const best = rest[0] ?? 0;
  const close = rest.filter(
    (k, place) =>
      (place === 1 && p(best) < LEADS_FROM) || p(k) >= (belongTogether(best, k) ? TOGETHER_FROM : SHOWN_FROM) * p(best),
  );
  if (duty !== undefined) {
    const beside = close.filter((k) => p(k) >= BESIDE_CONTACT_FROM);
    const leads = dutyLeads || beside.length === 0 || ranking[0] === duty;
    return (leads ? [duty, ...beside] : [beside[0] as number, duty, ...beside.slice(1)]).slice(0, MOST_SHOWN);
  }
  const second = close[1];
  const depends = second !== undefined && opposed(clauses[best], clauses[second]);
  if (depends && stricter(clauses[second], clauses[best]) && p(second) >= SAME_RANK_FROM * p(best))
    close.splice(0, 2, second, best);
  const clear = depends
    ? close.filter((k) => k === best || k === second || p(k) >= BESIDE_SETTINGS_FROM * p(best))
    : close;
  return clear.slice(0, MOST_SHOWN);
}

function stricter(one: Clause | undefined, other: Clause | undefined): boolean {
  return one !== undefined && other !== undefined && stricterFirst(one.stance, other.stance) < 0;
}

/** Both narrow to a setting, and not to the same. */
function opposed(one: Clause | undefined, other: Clause | undefined): boolean {
  if (!one || !other || one.settings.length === 0 || other.settings.length === 0) return false;
  return !one.settings.some((setting) => other.settings.includes(setting));
}

function unclear(
  shown: readonly ShownClause[],
  probabilities: Float32Array,
  chosen: readonly number[],
): 'setting' | 'near-tie' | undefined {
  if (opposed(shown[0]?.clause, shown[1]?.clause)) return 'setting';
  if (chosen.length > 1 && (probabilities[chosen[0] ?? 0] ?? 0) < LEADS_FROM) return 'near-tie';
  return undefined;
}

function nextStepsOf(shown: readonly ShownClause[], pupilSignal: boolean): NextStep[] {
  const steps = new Set<NextStep>(pupilSignal ? ['tell-headteacher'] : []);
  for (const { clause } of shown) for (const step of clause.nextSteps) if (step !== 'tell-headteacher') steps.add(step);
  return [...steps];
}

function stepsOf(clause: Clause): NextStep[] {
  return [...clause.nextSteps, ...clause.parts.flatMap((part) => part.nextSteps)];
}
