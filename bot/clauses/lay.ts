import {
  ItemError,
  withItems,
  type ItemValue,
  type KnowledgeSource,
  type PolicySource,
} from '../../knowledge/index.ts';

/** An item of the draft that cannot be laid over what is published, such as a clause of a policy that is not there. */
export interface NotLaid {
  key: string;
  what: string;
  mend: string;
}

/**
 * The source with the items of a draft laid over it. Those that do not fit are left out, and named. What this retires is no right answer to
 * other clauses' examples any more, and goes from them: nobody could mend dozens of them by hand.
 */
export function lay(
  source: KnowledgeSource,
  items: readonly { key: string; value: unknown }[],
): { source: KnowledgeSource; notLaid: NotLaid[] } {
  const notLaid: NotLaid[] = [];
  for (;;) {
    const left = items.filter(({ key }) => !notLaid.some((each) => each.key === key));
    try {
      // Parsed at the door and kept as it was: a draft's value is of its key's kind.
      const laid = withItems(source, left as { key: string; value: ItemValue | null }[]);
      return { source: withoutRetired(laid, source), notLaid };
    } catch (error) {
      if (!(error instanceof ItemError) || notLaid.some(({ key }) => key === error.key)) throw error;
      notLaid.push({ key: error.key, what: error.what, mend: error.mend });
    }
  }
}

/** Takes clauses that were there before, and are no more, out of what other clauses' examples name as right. */
export function withoutRetired(laid: KnowledgeSource, before: KnowledgeSource): KnowledgeSource {
  const policies = laid.policies.map((each): PolicySource => {
    const old = before.policies.find(({ policy }) => policy.id === each.policy.id)?.policy.clauses ?? [];
    const kept = new Set(each.policy.clauses.map(({ id }) => id));
    const gone = new Set(old.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
    if (gone.size === 0) return each;
    const left = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
    const examples = Object.entries(each.examples).map(([id, own]) => [
      id,
      own.map((example) => ({ ...example, shown: left(example.shown), or: left(example.or) })),
    ]);
    return { ...each, examples: Object.fromEntries(examples) as PolicySource['examples'] };
  });
  return { ...laid, policies };
}
