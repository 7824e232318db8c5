import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from './figures.ts';
import type { Facts, Logger } from './logger.ts';

interface Needs {
  figures: Pick<Figures, 'matters'>;
  backlog: (now: Date) => Promise<{ due: number; oldest?: Date }>;
  now: () => Date;
  /** Off in tests that only count: it watches the whole process. */
  process?: boolean;
}

const TIMES_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MINUTES_SECONDS = [1, 2, 5, 15, 60, 300, 900, 3600];

/**
 * What /metrics says. Events are counted as they are logged, so nothing else in the programme knows of it; each label takes one of few fixed
 * values, and none says who, where or what.
 */
export function createMetrics({ figures, backlog, now, process = true }: Needs) {
  const registers = [new Registry()] as const;
  const [registry] = registers;
  if (process) collectDefaultMetrics({ register: registry });
  const questions = new Counter({ name: 'policy_guide_questions_total', help: 'Questions answered, by what came of them.', labelNames: ['outcome'], registers: [...registers] }); // prettier-ignore
  const answerTime = new Histogram({ name: 'policy_guide_answer_seconds', help: 'Finding and drawing an answer, without Teams’ way.', buckets: TIMES_SECONDS, registers: [...registers] }); // prettier-ignore
  const deliveryTime = new Histogram({ name: 'policy_guide_notice_delivery_seconds', help: 'From storing a notice until Teams has taken it.', buckets: MINUTES_SECONDS, registers: [...registers] }); // prettier-ignore
  const events = new Counter({ name: 'policy_guide_events_total', help: 'What matters to whoever runs it, by kind.', labelNames: ['event'], registers: [...registers] }); // prettier-ignore
  const requests = new Histogram({ name: 'policy_guide_http_request_seconds', help: 'HTTP requests, by route and status class.', labelNames: ['route', 'status'], buckets: TIMES_SECONDS, registers: [...registers] }); // prettier-ignore
  const due = new Gauge({ name: 'policy_guide_outbox_due', help: 'Parcels due to be sent to Teams.', registers: [...registers] }); // prettier-ignore
  const age = new Gauge({ name: 'policy_guide_outbox_oldest_seconds', help: 'How long the oldest of them has been due.', registers: [...registers] }); // prettier-ignore
  const matters = new Gauge({ name: 'policy_guide_matters', help: 'Matters by state; tests count too.', labelNames: ['state'], registers: [...registers] }); // prettier-ignore

  const count = (event: string, { outcome, milliseconds = 0 }: Facts = {}) => {
    if (event === 'question answered') {
      questions.inc({ outcome: OUTCOMES.has(outcome ?? '') ? outcome : 'other' });
      answerTime.observe(milliseconds / 1000);
    }
    if (event === 'notice delivered') deliveryTime.observe(milliseconds / 1000);
    if (COUNTED.has(event)) events.inc({ event: event.replaceAll(' ', '-').replaceAll(',', '') });
  };
  for (const event of COUNTED) events.inc({ event: event.replaceAll(' ', '-').replaceAll(',', '') }, 0);

  return {
    /** The logger, counting what passes. */
    counting(log: Logger): Logger {
      // Texts from our code go through as they are: only whoever writes them is held to literals.
      const also = (say: Logger['info']) => {
        const pass = say as (event: string, facts?: Facts) => void;
        return ((event: string, facts?: Facts) => {
          count(event, facts);
          pass(event, facts);
        }) as Logger['info'];
      };
      return { debug: log.debug, info: also(log.info), warn: also(log.warn), error: also(log.error) };
    },

    request({ path, status, seconds }: { path: string; status: number; seconds: number }): void {
      requests.observe({ route: routeOf(path), status: `${Math.floor(status / 100)}xx` }, seconds);
    },

    /** In Prometheus' text form. Rejects where the database cannot be asked. */
    async text(): Promise<{ type: string; text: string }> {
      const [parcels, states] = await Promise.all([backlog(now()), figures.matters()]);
      due.set(parcels.due);
      age.set(parcels.oldest ? Math.max(0, (now().getTime() - parcels.oldest.getTime()) / 1000) : 0);
      for (const [state, number] of Object.entries(states)) matters.set({ state }, number);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

const OUTCOMES = new Set(['answer', 'it-depends', 'which-did-you-mean', 'no-answer', 'english-only']);

/** Events that are counted by their name; all are texts in our code. */
const COUNTED = new Set([
  'matter stored', 'matter moved', 'notice delivered', 'not taken', 'nobody can be reached', 'parcel failed', 'outbox not read',
  'stored, and not looked after', 'turn failed', 'request failed', 'activity refused', 'sign-in refused', 'purge failed', 'chase failed', 'not ready',
]); // prettier-ignore

const ROUTES = ['/api/messages', '/api/v1', '/tabs', '/healthz', '/readyz', '/metrics', '/privacy', '/terms', '/local'];
const routeOf = (path: string) => ROUTES.find((route) => path === route || path.startsWith(`${route}/`)) ?? 'other';
