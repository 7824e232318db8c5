import type { Tab } from '../ui/tab.tsx';
import type { ClausesApi } from './clauses-api.ts';
import type { createEditors } from './editors.ts';
import type { Overview } from './said.ts';

/** What every page of the tab may need. */
export interface Around {
  tab: Tab;
  api: ClausesApi;
  overview: Overview;
  /** Reads the overview again. */
  reload: () => Promise<void>;
  /** Grows when something changed elsewhere. */
  changes: number;
  /** May edit and publish; who may not sees no button that would. */
  edits: boolean;
  approver: boolean;
  editors: ReturnType<typeof createEditors>;
  /** The newest check that this person started, by its id; also after a reload. */
  newest: { get: () => string | undefined; set: (id: string | undefined) => void };
}
