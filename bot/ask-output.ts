import { stanceLine } from '../cards/index.ts';
import type { Clause, Knowledge, Match, NextStep, Reason, ShownClause } from '../knowledge/index.ts';

interface Asked {
  knowledge: Knowledge;
  question: string;
  why?: boolean;
}

/** The answer as one line of JSON: q, outcome, clauses (those that the card would show, best first), actions, ms; with `why`, the reasons. */
export function answerAsJson({ knowledge, question, why }: Asked): string {
  const started = performance.now();
  const match = knowledge.match(question);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  return JSON.stringify({
    q: question,
    outcome: match.kind,
    clauses: shownOf(match).map(({ clause: { policy, id }, score }) => ({
      policy,
      id,
      score: Math.round(score * 1000) / 1000,
    })),
    actions: match.nextSteps,
    ms,
    ...(why && { why: match.why() }),
  });
}

/** The answer as a person reads it in a terminal. */
export function answerAsText({ knowledge, question, why }: Asked): string {
  const match = knowledge.match(question);
  const lines =
    match.kind === 'none'
      ? ['I can’t find this in the policies.', '', 'Nearest topics:', ...match.nearest.map(({ title }) => `  ${title}`)]
      : [
          OPENING[match.kind === 'clarify' ? match.because : 'answer'],
          ...match.shown.flatMap((shown) => ['', ...clauseLines(knowledge, shown)]),
        ];
  const steps = match.nextSteps.map((step) => `Next: ${NEXT_STEPS[step]}`);
  const reasons = why ? ['Because:', ...match.why().map(reasonLine)] : [];
  return [...lines, ...spaced(steps), ...spaced(reasons)].join('\n').trim();
}

const OPENING = {
  answer: '',
  setting: 'It depends where it goes.',
  'near-tie': 'Which did you mean?',
} as const;

const NEXT_STEPS: Record<NextStep, string> = {
  'tell-headteacher': 'tell the Headteacher.',
  'check-arbor': 'check the parental consent list on Arbor.',
  'log-on-cpoms': 'log it on CPOMS.',
};

function clauseLines(knowledge: Knowledge, { clause, score, leadPart }: ShownClause): string[] {
  const policy = knowledge.policy(clause.policy)?.title ?? clause.policy;
  return [
    ...rulesOf(clause, leadPart).flatMap(({ stance, act, stem, text }) => [
      stanceLine({ stance, act }),
      `  “${stem === undefined ? '' : `${stem} `}${text}”`,
    ]),
    `  ${policy}, section ${clause.section} · ${clause.policy}/${clause.id} · ${score.toFixed(2)}`,
  ];
}

function rulesOf({ parts, stance, title, stem, text }: Clause, leadPart = 0) {
  const lead = parts[leadPart];
  return lead ? [lead, ...parts.filter((part) => part !== lead)] : [{ stance, act: title, stem, text }];
}

function reasonLine({ words, meant, readAs, speaksFor, weight }: Reason): string {
  const readings = [meant, readAs].filter((each) => each !== undefined && each !== words.toLowerCase());
  const read = readings.length === 0 ? '' : ` read as ${[...new Set(readings)].join(', ')}`;
  return `  ‘${words}’${read} (for ${speaksFor}, ${weight.toFixed(1)})`;
}

const spaced = (lines: readonly string[]) => (lines.length > 0 ? ['', ...lines] : []);
const shownOf = (match: Match): readonly ShownClause[] => (match.kind === 'none' ? [] : match.shown);
