import type { Classifier, Reading } from './classifier.ts';
import type { Clause, NextStep } from './clause.ts';
import { leadingPart } from './leading-part.ts';
import type { Match, ShownClause } from './match.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { explain } from './reasons.ts';
import { splitSentences } from './words.ts';

// Measured on questions of writers left out of learning; see decisions.md.
/** Outside is more likely than this: the policies do not say. */
const SILENT_ABOVE = 0.5;
/** A further clause is shown when it has at least this share of the first one's probability. */
const SHOWN_FROM = 0.25;
/** From here the message tells of a pupil's contact: that leads, whatever else was asked. Low, because a miss is the worst error. */
const CONTACT_FROM = 0.35;
/** Beside a pupil's contact another clause needs this much of its own. */
const BESIDE_CONTACT_FROM = 0.15;
/** Below this no clause leads, and a second one close by makes it a question back. */
const LEADS_FROM = 0.34;
const NEAR_TIE_FROM = 0.75;
const MOST_SHOWN = 3;
const NEAREST = 3;

export type MatchQuestion = (question: string) => Match;

/** Makes the matcher of one revision. `clauses` are in the classifier's order of classes. */
export function createMatcher(needs: { clauses: readonly Clause[]; classifier: Classifier }): MatchQuestion {
  const { clauses, classifier } = needs;
  const contactClass = clauses.findIndex((clause) => stepsOf(clause).includes('tell-headteacher'));

  return (question) => {
    const whole = classifier.read(question);
    const sentences = splitSentences(question);
    const parts = sentences.length > 1 ? sentences.map((sentence) => classifier.read(sentence)) : [];
    const probabilities = weighSentences(classifier, whole, parts, clauses.length);
    const contact = Math.max(...[whole, ...parts].map((each) => classifier.contact.probabilities(each.vector)[1] ?? 0));
    const ranking = rank(probabilities, clauses.length);
    const told = contact >= CONTACT_FROM;
    const silent = !saysSomething(classifier, whole) || (!told && (probabilities[clauses.length] ?? 0) > SILENT_ABOVE);

    const why = (k: number) => () => {
      const speaksFor = clauses[k]?.id ?? 'none';
      return explain({ question, reading: whole, classifier, classIndex: k, speaksFor });
    };
    if (silent) {
      const nearest = ranking.slice(0, NEAREST).map((k) => clauses[k] as Clause);
      return { kind: 'none', nearest, pupilSignal: false, nextSteps: [], why: why(clauses.length) };
    }
    const chosen = choose(ranking, probabilities, told && contactClass >= 0 ? contactClass : undefined);
    const pupilSignal = told || chosen[0] === contactClass;
    const shown = chosen.map((k): ShownClause => {
      const clause = clauses[k] as Clause;
      const score = k === contactClass ? Math.max(contact, probabilities[k] ?? 0) : (probabilities[k] ?? 0);
      return { clause, score, leadPart: leadPartOf(clause, k === contactClass, whole, classifier) };
    });
    const match = { shown, pupilSignal, nextSteps: nextStepsOf(shown, pupilSignal), why: why(chosen[0] ?? 0) };
    const because = pupilSignal ? undefined : unclear(shown, probabilities, chosen);
    return because ? { kind: 'clarify', because, ...match } : { kind: 'answer', ...match };
  };
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
  const each = parts.map((part) => classifier.clauses.probabilities(part.vector));
  const weights = each.map((p) => (1 - (p[outside] ?? 0)) ** 2 + 1e-6);
  const sum = weights.reduce((a, b) => a + b, 0);
  return all.map((p, k) => {
    const fromSentences = each.reduce((total, q, i) => total + ((weights[i] ?? 0) / sum) * (q[k] ?? 0), 0);
    return (p + fromSentences) / 2;
  });
}

/** Clauses by probability, best first; equal ones in the order of the policies. */
function rank(probabilities: Float32Array, count: number): number[] {
  return Array.from({ length: count }, (_, k) => k).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
}

function choose(ranking: readonly number[], probabilities: Float32Array, first: number | undefined): number[] {
  const best = ranking.find((k) => k !== first) ?? 0;
  const enough = SHOWN_FROM * (probabilities[best] ?? 0);
  const chosen = ranking.filter((k) => k === first || (probabilities[k] ?? 0) >= enough);
  const list =
    first === undefined
      ? chosen
      : [first, ...chosen.filter((k) => k !== first && (probabilities[k] ?? 0) >= BESIDE_CONTACT_FROM)];
  return list.slice(0, MOST_SHOWN);
}

function unclear(
  shown: readonly ShownClause[],
  probabilities: Float32Array,
  chosen: readonly number[],
): 'setting' | 'near-tie' | undefined {
  const settings = shown.slice(0, 2).map(({ clause }) => clause.settings);
  const [one, two] = settings;
  if (one && two && one.length > 0 && two.length > 0 && !one.some((setting) => two.includes(setting))) return 'setting';
  const [first, second] = chosen.map((k) => probabilities[k] ?? 0);
  if (first !== undefined && second !== undefined && first < LEADS_FROM && second >= NEAR_TIE_FROM * first)
    return 'near-tie';
  return undefined;
}

function leadPartOf(clause: Clause, isContact: boolean, reading: Reading, classifier: Classifier): number | undefined {
  if (clause.parts.length === 0) return undefined;
  // Whoever asks about a pupil's contact is led by the duty to tell, not by the ban beside it.
  if (isContact) return clause.parts.findIndex((part) => part.nextSteps.includes('tell-headteacher'));
  return leadingPart(clause, reading, classifier);
}

function nextStepsOf(shown: readonly ShownClause[], pupilSignal: boolean): NextStep[] {
  const steps = new Set<NextStep>(pupilSignal ? ['tell-headteacher'] : []);
  for (const { clause } of shown) for (const step of clause.nextSteps) if (step !== 'tell-headteacher') steps.add(step);
  return [...steps];
}

function stepsOf(clause: Clause): NextStep[] {
  return [...clause.nextSteps, ...clause.parts.flatMap((part) => part.nextSteps)];
}
