import { useEffect, useMemo } from 'preact/hooks';
import { useChanges } from '../live.ts';
import { Empty, Failed, Loading, Views, type ViewLink } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useLoaded, useRoute } from '../ui/use.ts';
import type { Around } from './around.ts';
import { AskedPage } from './asked-page.tsx';
import { ChangesPage } from './changes-page.tsx';
import { CheckPage } from './check-page.tsx';
import { ClausePage } from './clause-page.tsx';
import { createClausesApi } from './clauses-api.ts';
import { DocumentPage } from './document-page.tsx';
import { createEditors } from './editors.ts';
import { ImportPage } from './import-page.tsx';
import { ListPage } from './list-page.tsx';
import { createNewestCheck } from './newest-check.ts';
import { NewClausePage } from './new-clause-page.tsx';
import { NewPolicyPage } from './new-policy-page.tsx';
import { Offered } from './offered.tsx';
import { OutsidePage } from './outside-page.tsx';
import { PolicyPage } from './policy-page.tsx';
import type { Overview } from './said.ts';
import { StaffWordsPage } from './staff-words-page.tsx';
import { VersionPage, VersionsPage } from './versions-page.tsx';

const MAY_EDIT = ['admin', 'approver'] as const;

/** The Clauses tab. */
export function ClausesPage({ tab }: { tab: Tab }) {
  const { me } = tab;
  const edits = MAY_EDIT.some((role) => me.roles.includes(role));
  if (!edits && !me.roles.includes('auditor')) return <NotForYou />;
  return <Clauses tab={tab} edits={edits} />;
}

function Clauses({ tab, edits }: { tab: Tab; edits: boolean }) {
  const api = useMemo(() => createClausesApi(tab.api), [tab.api]);
  const changes = useChanges(tab.api);
  const { value: overview, error, reload } = useLoaded(() => api.overview(), [api]);
  useEffect(() => void (changes > 0 && reload()), [changes]);
  const editors = useMemo(
    () =>
      createEditors({
        api,
        person: tab.me.id,
        storage: storageOf(),
        now: () => new Date(),
        saved: () => void reload(),
      }),
    [api],
  );
  const newest = useMemo(() => createNewestCheck(storageOf(), tab.me.id), [api]);
  useEffect(() => {
    // Teams closes and opens tabs as it likes: the last words are on their way before.
    const leaving = () => void (document.hidden && editors.saveAll());
    const online = () => void editors.saveAll();
    const warn = (event: BeforeUnloadEvent) => editors.unsaved().length > 0 && event.preventDefault();
    document.addEventListener('visibilitychange', leaving);
    addEventListener('online', online);
    addEventListener('beforeunload', warn);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      removeEventListener('online', online);
      removeEventListener('beforeunload', warn);
      editors.stop();
    };
  }, [editors]);
  if (overview === undefined) {
    return (
      <main>
        {error === undefined ? (
          <Loading what="Fetching the clauses…" />
        ) : (
          <Failed error={error} retry={() => void reload()} />
        )}
      </main>
    );
  }
  const approver = tab.me.roles.includes('approver');
  return <Pages around={{ tab, api, overview, reload, changes, edits, approver, editors, newest }} />;
}

function Pages({ around }: { around: Around }) {
  const { overview, edits } = around;
  const [page = '', one = '', two = ''] = useRoute();
  const shown = () => {
    switch (page) {
      case 'clause':
        return <ClausePage key={`${one}/${two}`} around={around} policy={one} clause={two} />;
      case 'new-clause':
        return edits ? <NewClausePage key={one} around={around} policy={one} /> : <ListPage around={around} />;
      case 'new-policy':
        return edits ? <NewPolicyPage around={around} /> : <ListPage around={around} />;
      case 'policy':
        return edits && two === 'document' ? (
          <DocumentPage key={one} around={around} policy={one} />
        ) : (
          <PolicyPage key={one} around={around} policy={one} />
        );
      case 'changes':
        return <ChangesPage around={around} />;
      case 'check':
        return <CheckPage key={one} around={around} id={one} />;
      case 'versions':
        return one === '' ? <VersionsPage around={around} /> : <VersionPage key={one} around={around} number={Number(one)} against={two === '' ? undefined : Number(two)} />; // prettier-ignore
      case 'words':
        return one === 'outside' ? <OutsidePage around={around} /> : <StaffWordsPage around={around} />;
      case 'asked':
        return edits ? <AskedPage around={around} /> : <ListPage around={around} />;
      case 'import':
        return <ImportPage around={around} />;
      default:
        return <ListPage around={around} />;
    }
  };
  return (
    <>
      <header class="head">
        <div>
          <h1>Clauses</h1>
          <p class="quiet small">
            Version {overview.revision.number} is in force, since {around.tab.dates.full(overview.revision.at)}
          </p>
        </div>
        {overview.draft.changes > 0 && page !== 'changes' && page !== 'check' && (
          <a class="button" href="#/changes">
            {edits ? 'See and publish changes' : 'See what is changed'} ({overview.draft.changes})
          </a>
        )}
      </header>
      <Views label="Clauses" views={views(overview, page, edits)} />
      <main class="clauses stack">
        {edits && overview.offered && ['', 'clauses', 'changes'].includes(page) && (
          <Offered around={around} offered={overview.offered} />
        )}
        {shown()}
      </main>
    </>
  );
}

function views({ draft, asked }: Overview, page: string, edits: boolean): ViewLink[] {
  const others = ['changes', 'check', 'versions', 'words', 'asked', 'import'];
  const all: (ViewLink | false)[] = [
    { to: 'clauses', title: 'Clauses', current: !others.includes(page) },
    { to: 'changes', title: 'Changes', count: draft.changes || undefined, current: page === 'changes' },
    edits && { to: 'check', title: 'Checks', current: page === 'check' },
    { to: 'versions', title: 'Versions', current: page === 'versions' },
    { to: 'words', title: 'Staff words', current: page === 'words' },
    edits && { to: 'asked', title: 'Asked in vain', count: asked || undefined, current: page === 'asked' },
    { to: 'import', title: edits ? 'Import and export' : 'Export', current: page === 'import' },
  ];
  return all.filter((view) => view !== false);
}

function storageOf(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    // A browser that keeps nothing.
    return undefined;
  }
}

const NotForYou = () => (
  <main>
    <Empty title="The clauses are kept by admins and approvers">
      <p>
        To ask what a policy says, write to Policy Guide in your chat. If an answer is wrong or missing, say so there
        with “Not what I asked”: whoever keeps the clauses sees it. If that should be you, ask IT for the role of admin.
      </p>
    </Empty>
  </main>
);
