import { ItemError, withItems, type ItemValue, type KnowledgeSource } from '../../knowledge/index.ts';

/** An item of the draft that cannot be laid over what is published, such as a clause of a policy that is not there. */
export interface NotLaid {
  key: string;
  what: string;
  mend: string;
}

/** The source with the items of a draft laid over it. Those that do not fit are left out, and named. */
export function lay(
  source: KnowledgeSource,
  items: readonly { key: string; value: unknown }[],
): { source: KnowledgeSource; notLaid: NotLaid[] } {
  const notLaid: NotLaid[] = [];
  for (;;) {
    const left = items.filter(({ key }) => !notLaid.some((each) => each.key === key));
    try {
      // Parsed at the door and kept as it was: a draft's value is of its key's kind.
      return { source: withItems(source, left as { key: string; value: ItemValue | null }[]), notLaid };
    } catch (error) {
      if (!(error instanceof ItemError) || notLaid.some(({ key }) => key === error.key)) throw error;
      notLaid.push({ key: error.key, what: error.what, mend: error.mend });
    }
  }
}
