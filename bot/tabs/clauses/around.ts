import type { Tab } from '../ui/tab.tsx';
import type { ClausesApi } from './clauses-api.ts';
import type { createEditors } from './editors.ts';
import type { CheckRequest, Overview } from './said.ts';

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
  /** What this person had checked since the tab was opened, the newest last. */
  checks: Map<string, CheckRequest>;
}
