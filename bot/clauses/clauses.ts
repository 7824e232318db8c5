import {
  compareDocument,
  itemOf,
  readKey,
  toFiles,
  toZip,
  type KnowledgeSource,
  type Learner,
} from '../../knowledge/index.ts';
import { every, type Job } from '../every.ts';
import type { Logger } from '../logger.ts';
import type { AuditStore } from '../settings/audit.ts';
import { createChecks, type KeptQuestion } from './checks.ts';
import { createDrafts, type Added } from './drafts.ts';
import type { Person } from './person.ts';
import { createPreview, type DrawPreview } from './previews.ts';
import { createPublish } from './publishing.ts';
import { readYamlImport, type ImportRead } from './read-yaml-import.ts';
import { createSeeding } from './seeding.ts';
import { createServing } from './serving.ts';
import { createSources } from './sources.ts';
import type { ClauseStores, Line } from './stores.ts';
import { createViews } from './views.ts';

/** How often it is looked whether another instance has published. */
const LOOK_MILLISECONDS = 500;
/** A publish is answered when this instance serves it, or after this; the others follow. */
const SERVED_WITHIN_MILLISECONDS = 2_500;

/** What becomes of a question that staff asked. */
export type Use =
  | { as: 'example'; key: string; question: string }
  | { as: 'outside'; question: string }
  | { as: 'new-clause'; policy: string; question: string };

interface Needs extends ClauseStores {
  audit: AuditStore;
  learner: Learner;
  /** What staff asked in vain, or said was not what they asked. */
  questions: () => Promise<readonly KeptQuestion[]>;
  drawPreview: DrawPreview;
  /** "2026-11-23", where the trust is. */
  today: () => string;
  now: () => Date;
  newId: () => string;
  log: Logger;
}

/** The parts list of the clauses: what is published, the draft, checks, and which revision answers. Knows no Teams, HTTP or SQL. */
export function createClauses(needs: Needs) {
  const { revisions, drafts, checks: checkRuns, seeds, audit, learner, drawPreview, today, now, newId, log } = needs;
  const line: Line = (who, said) => ({ id: newId(), at: now(), by: who.id, name: who.name, ...said });
  const sources = createSources({ revisions });
  const serving = createServing({ revisions, sources, learner, now, log });
  const views = createViews({ drafts, revisions, sources, today });
  const edits = createDrafts({ drafts, sources, line, now });
  const checks = createChecks({ ...needs, checks: checkRuns, sources, instance: newId() });
  const seeding = createSeeding({ seeds, drafts, edits, sources, now, log });
  const publish = createPublish({
    ...{ checks, revisions, sources, audit, line, now },
    kick: () => Promise.race([serving.look(), passed(SERVED_WITHIN_MILLISECONDS)]),
  });
  let job: Job | undefined;

  return {
    ...{ views, edits, checks, seeding, publish },
    preview: createPreview({ views, draw: drawPreview, today }),
    knowledge: serving.knowledge,
    knowledgeAt: serving.knowledgeAt,
    /** For /readyz. */
    ready: serving.ready,
    /** Another whenever the draft or what is published is. */
    stamp: async (): Promise<number[]> => [(await revisions.newest())?.number ?? 0, await drafts.version()],
    /** The source in force. */
    published: async (): Promise<KnowledgeSource> => (await sources.newest()).source,

    /** A question, asked of what is published and of the draft. */
    async tryQuestion(question: string) {
      const { published, source } = await views.laid();
      const [before, after] = await Promise.all([
        learner.tried(question, published.source),
        learner.tried(question, source),
      ]);
      return { published: before, draft: after };
    },

    /** A clause's examples, as in the draft, that do not win; undefined: it is no clause of the draft. */
    async losing(key: string) {
      const at = readKey(key);
      const { source } = await views.laid();
      if (at?.kind !== 'clause' || itemOf(source, key) === undefined) return undefined;
      return learner.losing(source, { policy: at.policy, id: at.id });
    },

    /** A new document, against a policy's clauses as in the draft; undefined: there is no such policy. */
    async compareDocument({ policy, document }: { policy: string; document: string }) {
      const own = (await views.laid()).source.policies.find((each) => each.policy.id === policy);
      return own && compareDocument(own, document);
    },
    /** A zip of what is published. */
    exported: async (): Promise<Uint8Array> => toZip(toFiles((await sources.newest()).source)),
    /** A dry run. */
    readYaml: async (bytes: Uint8Array): Promise<ImportRead> => readYamlImport(bytes, (await views.laid()).source),
    /** A question of staff becomes an example, an outside question or a new clause. */
    async useQuestion(use: Use, who: Pick<Person, 'id' | 'name'>): Promise<Added> {
      const { question } = use;
      switch (use.as) {
        case 'example':
          return edits.addExample({ who, key: use.key, question });
        case 'outside':
          return edits.addOutside({ who, question });
        case 'new-clause':
          return edits.addClause({ who, policy: use.policy, question });
        default:
          return use satisfies never;
      }
    },

    /** `seed`: the clauses of this release. What is in the database answers; it is learned before this resolves. */
    async start(seed: KnowledgeSource): Promise<void> {
      await seeding.plant(seed);
      await serving.start();
    },
    /** From now on what other instances publish is taken over. */
    watch(): void {
      job = every({ milliseconds: LOOK_MILLISECONDS, job: serving.look });
    },
    async stop(): Promise<void> {
      checks.stopping();
      await learner.stop();
      await job?.stop();
      await checks.stop();
    },
  };
}

export type Clauses = ReturnType<typeof createClauses>;

const passed = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());
