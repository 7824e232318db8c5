import type { Check } from './checks.ts';
import { changesOf } from './candidate.ts';
import type { Person } from './person.ts';
import { readContent, type Sources } from './sources.ts';
import type { Checks } from './checks.ts';
import type { Line, RevisionFacts, RevisionStore } from './stores.ts';
import type { AuditStore } from '../settings/audit.ts';

export type WhyNot =
  /** There is no such check, or it is not done: check again. */
  | 'not-checked'
  /** Something is wrong that must be mended first. */
  | 'blocked'
  /** A protected question breaks, and there is no reason why it may. */
  | 'broken'
  /** Breaking a protected question takes an approver, and one who changed none of it. */
  | 'override-not-yours'
  /** Exact wording takes an approver who changed none of it. */
  | 'another-approver'
  /** Somebody else published since. */
  | 'overtaken'
  /** Something of it has been taken out of the draft since. */
  | 'discarded';
export type Published = { kind: 'published'; revision: RevisionFacts } | { kind: WhyNot };

export interface PublishAsked {
  who: Person;
  /** The check's id. */
  check: string;
  /** The newest revision's number, as it was seen. */
  ifMatch: number;
  note?: string;
  /** Why a protected question may break. */
  override?: string;
}

/** Who may publish what was checked; "yes", or why not. A pure function: the whole of the rules. */
export function mayPublish(
  check: Pick<Check, 'state' | 'findings' | 'broken' | 'authors' | 'wordingBy'> | undefined,
  { who, override }: Pick<PublishAsked, 'who' | 'override'>,
): 'yes' | WhyNot {
  if (check?.state !== 'done') return 'not-checked';
  if (check.findings.some(({ blocks }) => blocks)) return 'blocked';
  const approver = who.roles.includes('approver');
  if (check.wordingBy.length > 0 && (!approver || check.wordingBy.includes(who.id))) return 'another-approver';
  if (check.broken.length === 0) return 'yes';
  if (override === undefined) return 'broken';
  return approver && !check.authors.includes(who.id) ? 'yes' : 'override-not-yours';
}

/** Makes the function that publishes exactly what was checked, as the next revision. */
export function createPublish(needs: {
  checks: Pick<Checks, 'read'>;
  revisions: RevisionStore;
  sources: Sources;
  audit: Pick<AuditStore, 'add'>;
  line: Line;
  now: () => Date;
  /** It is to be served at once. Must not reject. */
  kick: () => Promise<void>;
}) {
  const { checks, revisions, sources, audit, line, now, kick } = needs;

  return async ({ who, ifMatch, note, override, ...asked }: PublishAsked): Promise<Published> => {
    const newest = await sources.newest();
    const check = await checks.read(asked.check);
    // With the next revision whatever was checked before is forgotten.
    if (newest.number !== ifMatch || (check && check.basedOn !== newest.number)) return { kind: 'overtaken' };
    const may = mayPublish(check, { who, override });
    if (may !== 'yes' || !check) {
      if (may === 'another-approver' || may === 'override-not-yours')
        await audit.add(line(who, { what: 'refused-own-wording', fact: asked.check }));
      return { kind: may === 'yes' ? 'not-checked' : may };
    }
    const { hash, content, restore, items } = check;
    const number = newest.number + 1;
    const broke = check.broken.length > 0;
    const changed = changesOf(newest.source, readContent(content, number));
    const facts = {
      ...{ number, hash, by: who.id, name: who.name, at: now(), basedOn: newest.number },
      kind: restore === undefined ? ('publish' as const) : ('restore' as const),
      ...(note !== undefined && { note }),
      ...(broke && override !== undefined && { override }),
    };
    const kind = await revisions.publish({
      revision: { ...facts, content, changed },
      items,
      audit: [
        line(who, restore === undefined ? { what: 'clauses-published', fact: `${number}` } : { what: 'clauses-restored', fact: `${number}-as-${restore}` }), // prettier-ignore
        ...(broke ? [line(who, { what: 'protected-overridden', fact: `${number}` })] : []),
      ],
    });
    if (kind !== 'published') return { kind };
    await kick();
    return { kind, revision: { ...facts, changes: changed.length } };
  };
}
