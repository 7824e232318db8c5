import { diffSources, itemOf, readKey, type ItemValue, type KnowledgeSource, type PolicySource, type PolicyValue, type SourceChange } from '../../knowledge/index.ts'; // prettier-ignore
import { exactWording } from './exact-wording.ts';
import { lay } from './lay.ts';
import type { Sources } from './sources.ts';
import type { ChangeKind, DraftItem, DraftStore, RevisionFacts, RevisionStore } from './stores.ts';

const MOST_HISTORY = 50;
const REVISIONS_PAGE = 50;

type ClauseEntry = PolicySource['policy']['clauses'][number];

export interface ClauseLine extends Pick<ClauseEntry, 'id' | 'section' | 'title' | 'stance' | 'settings' | 'summary'> {
  /** How many there are. */
  examples: number;
  protected: number;
  change?: ChangeKind;
}
export interface PolicyLine extends Omit<PolicyValue, 'document' | 'stems' | 'related'> {
  id: string;
  overdue: boolean;
  change?: ChangeKind;
  clauses: ClauseLine[];
}
export interface ItemView {
  key: string;
  published: ItemValue | undefined;
  draft: DraftItem | undefined;
  /** What is published was changed after the draft was begun. */
  overtaken: boolean;
  wording: boolean;
  /** A clause's policy, as in the draft. */
  policy: PolicyValue | undefined;
  /** Revisions that changed it, newest first. */
  history: RevisionFacts[];
}
export type ChangeView = Omit<SourceChange, 'key'> & { key: string; draft?: DraftItem; overtaken: boolean };

export interface Changes {
  revision: number;
  changes: ChangeView[];
  /** What a retired one takes along, its clauses or its name in others' examples: no item to be published by itself. */
  along: ChangeView[];
}

/** What the tab shows: the draft laid over what is published. */
export function createViews(needs: {
  drafts: DraftStore;
  revisions: RevisionStore;
  sources: Sources;
  /** "2026-11-23". */
  today: () => string;
}) {
  const { drafts, revisions, sources, today } = needs;

  const isOvertaken = (changed: ReadonlyMap<string, number>, { key, basedOn }: DraftItem) =>
    (changed.get(key) ?? 0) > basedOn;

  const compared = (from: KnowledgeSource, to: KnowledgeSource): ChangeView[] =>
    diffSources(from, to).map((change) => ({ ...change, overtaken: false }));

  /** Everything of the draft that fits, over what is published. */
  const laid = async () => {
    const published = await sources.newest();
    const draft = await drafts.draft();
    return { published, draft, ...lay(published.source, draft.items) };
  };

  return {
    laid,

    async list() {
      const { published, draft, source } = await laid();
      const inDraft = new Map(draft.items.map((item) => [item.key, item]));
      const changeOf = (key: string): ChangeKind | undefined => {
        const item = inDraft.get(key);
        if (!item) return undefined;
        if (item.value === null) return 'retired';
        return itemOf(published.source, key) === undefined ? 'new' : 'changed';
      };
      const retired = published.source.policies.filter(({ policy }) => changeOf(`policy.${policy.id}`) === 'retired');
      const policies = [...source.policies, ...retired].map((each) =>
        policyLine({
          policy: each,
          before: published.source.policies.find(({ policy }) => policy.id === each.policy.id),
          changeOf,
          today: today(),
        }),
      );
      const { source: base, ...revision } = published;
      void base;
      return { revision, draft: { version: draft.version, changes: draft.items.length }, policies };
    },

    async item(key: string): Promise<ItemView | undefined> {
      const at = readKey(key);
      const published = await sources.newest();
      const draft = await drafts.item(key);
      const inForce = itemOf(published.source, key);
      const history = at ? await revisions.history(key, MOST_HISTORY) : [];
      if (!at || (inForce === undefined && !draft && history.length === 0)) return undefined;
      const own = at.kind === 'clause' ? `policy.${at.policy}` : undefined;
      const policy = own === undefined ? undefined : ((await drafts.item(own))?.value ?? itemOf(published.source, own));
      return {
        key,
        published: inForce,
        draft,
        overtaken: draft !== undefined && (history[0]?.number ?? 0) > draft.basedOn,
        wording: draft !== undefined && exactWording(draft.value as ItemValue | null) !== exactWording(inForce),
        policy: policy as PolicyValue | undefined,
        history,
      };
    },

    /** The draft against what is published; items that do not fit are named with nothing in them. */
    async changes(): Promise<Changes> {
      const { published, draft, source, notLaid } = await laid();
      const inDraft = new Map(draft.items.map((item) => [item.key, item]));
      const changed = await revisions.lastChanged(draft.items.map(({ key }) => key));
      const all = compared(published.source, source);
      const shown = all.flatMap((change): ChangeView[] => {
        const item = inDraft.get(change.key);
        return item ? [{ ...change, draft: item, overtaken: isOvertaken(changed, item) }] : [];
      });
      const along = all.filter(({ key }) => !inDraft.has(key));
      const unfit = notLaid.map(({ key }): ChangeView => ({ key, kind: 'new', title: titleOf(inDraft.get(key)) ?? key, fields: [], draft: inDraft.get(key), wording: false, overtaken: false })); // prettier-ignore
      return { revision: published.number, changes: [...shown, ...unfit], along };
    },

    async revisions(before: number | undefined): Promise<{ revisions: RevisionFacts[]; next?: number }> {
      const found = await revisions.list({ before, most: REVISIONS_PAGE });
      const last = found.at(-1);
      return {
        revisions: found,
        ...(found.length === REVISIONS_PAGE && last && last.number > 1 && { next: last.number }),
      };
    },

    /** Undefined: there is no such revision. By default it is held against the one before it. */
    async compare({ number, against }: { number: number; against?: number }) {
      const to = await sources.at(number);
      const other = against ?? Math.max(1, number - 1);
      const from = await sources.at(other);
      if (!to || !from) return undefined;
      const { source, ...revision } = to;
      return { revision, against: other, changes: compared(from.source, source) };
    },

    /** Items that are not in the draft, such as a release's, against what is published. */
    async held(items: readonly { key: string; value: unknown }[]): Promise<Omit<Changes, 'along'>> {
      const { source, number } = await sources.newest();
      return { revision: number, changes: compared(source, lay(source, items).source) };
    },
  };
}

export type Views = ReturnType<typeof createViews>;

function policyLine(needs: {
  policy: PolicySource;
  before: PolicySource | undefined;
  changeOf: (key: string) => ChangeKind | undefined;
  today: string;
}): PolicyLine {
  const { policy, before, changeOf, today } = needs;
  const { id, clauses, stems, related, ...own } = policy.policy;
  void [stems, related];
  const lines = clauses.map((clause) => clauseLine(policy, clause, changeOf));
  for (const [place, clause] of (before?.policy.clauses ?? []).entries()) {
    if (before && changeOf(`clause.${id}.${clause.id}`) === 'retired' && !clauses.some((each) => each.id === clause.id))
      lines.splice(place, 0, clauseLine(before, clause, changeOf));
  }
  const change = changeOf(`policy.${id}`);
  return { id, ...own, overdue: today.slice(0, 7) > own.nextReview, ...(change && { change }), clauses: lines };
}

function clauseLine(
  { policy, examples }: PolicySource,
  clause: ClauseEntry,
  changeOf: (key: string) => ChangeKind | undefined,
): ClauseLine {
  const { id, section, title, stance, settings, summary } = clause;
  const change = changeOf(`clause.${policy.id}.${id}`);
  return {
    ...{ id, section, title, stance, settings, summary },
    examples: examples[id]?.length ?? 0,
    protected: clause.protected.length,
    ...(change && { change }),
  };
}

const titleOf = (item: DraftItem | undefined) => (item?.value as { title?: string } | null | undefined)?.title;
