import { checkSource, mayChangeWording, type KnowledgeSource } from '../../knowledge/index.ts';
import type { NotLaid } from './lay.ts';
import { plain } from './same.ts';

export interface Finding {
  kind: 'same-example' | 'never-wins' | 'stance-against-summary' | 'not-in-document' | 'stem-missing' | 'review-overdue' | 'not-valid'; // prettier-ignore
  key: string;
  what: string;
  mend: string;
  /** Nothing is published while it stands. */
  blocks: boolean;
}

/** A list that nobody would read to its end helps nobody. */
const MOST = 500;

/**
 * What speaks against publishing, without asking a question: of the changed items first. What is no worse than in what is published
 * blocks nothing: an old fault of another clause must not keep a mend of this one back.
 */
export function findingsOf(needs: {
  draft: KnowledgeSource;
  published: KnowledgeSource;
  changed: ReadonlySet<string>;
  notLaid: readonly NotLaid[];
  /** What was approved once: its older review dates are no fault. */
  restored: boolean;
  /** "2026-11-23". */
  today: string;
}): { findings: Finding[]; learnable: boolean } {
  const { draft, published, changed, notLaid, restored, today } = needs;
  const before = new Set([...checkSource(published, { today }), ...mayChangeWording(published, published)].map(plain));
  const wrong = checkSource(draft, { today });
  const learnable = notLaid.length === 0 && !wrong.some(({ kind, blocks }) => kind === 'not-valid' && blocks);
  const found = [...(restored ? [] : mayChangeWording(published, draft)), ...wrong];
  const own = found.filter(({ key }) => changed.has(key));
  const others = found.filter(({ key }) => !changed.has(key));
  const findings = [
    ...notLaid.map(({ key, what, mend }): Finding => ({ kind: 'not-valid', key, what, mend, blocks: true })),
    ...[...own, ...others].map((problem): Finding => {
      const { kind, key, what, mend, blocks } = problem;
      return { kind, key, what, mend, blocks: blocks && !before.has(plain(problem)) };
    }),
  ]
    .sort((a, b) => Number(b.blocks) - Number(a.blocks))
    .slice(0, MOST);
  return { findings, learnable };
}
