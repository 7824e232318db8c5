import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../live.ts';
import type { View } from '../said.ts';
import { Empty, Failed, Loading, Views } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useRoute, useSlow } from '../ui/use.ts';
import { NoMatters } from './empty.tsx';
import { Export } from './export.tsx';
import { HandOverPage } from './hand-over.tsx';
import { MatterList } from './list.tsx';
import { MatterPage } from './matter-page.tsx';
import { SearchBox } from './search-box.tsx';
import { useRegister } from './use-register.ts';
import { VIEWS } from './words.ts';

/** The Register tab: a list and, beside it or on a phone in its place, a matter. */
export function RegisterPage({ tab }: { tab: Tab }) {
  const [page = '', id = ''] = useRoute();
  if (!tab.me.roles.includes('receiver')) return <NotForYou />;
  return page === 'hand-over' ? (
    <HandOverPage key={id} tab={tab} id={id} />
  ) : (
    <Register tab={tab} page={page} id={id} />
  );
}

function Register({ tab, page, id }: { tab: Tab; page: string; id: string }) {
  const { api, dates } = tab;
  const [view, setView] = useState<View>('open');
  const [q, setQ] = useState('');
  const changes = useChanges(api);
  const list = useRegister({ api, view, q, changes });
  const slow = useSlow(list.busy, 1000);
  const matter = page === 'matter' ? id : '';
  const asked = VIEWS.find((one) => one.view === page)?.view;
  useEffect(() => void (asked && setView(asked)), [asked]);
  // Once the list stands there again: on a phone a matter hides it.
  const cameFrom = useRef('');
  useLayoutEffect(() => {
    if (matter !== '') return;
    document.getElementById(`line-${cameFrom.current}`)?.focus();
    cameFrom.current = '';
  }, [matter]);
  const goBack = () => {
    cameFrom.current = matter;
    location.hash = `#/${view}`;
  };

  return (
    <div class={matter === '' ? 'register' : 'register with-matter'}>
      <header class="head">
        <div>
          <h1>Register</h1>
          <p class="quiet small">{whose(tab)}</p>
        </div>
        <div class="row">
          <Export tab={tab} />
        </div>
      </header>
      <Views
        label="Matters"
        views={VIEWS.map((one) => ({
          to: one.view,
          title: one.title,
          count: list.counts?.[one.view],
          current: one.view === view,
        }))}
      />
      <main>
        <section class="list card" aria-label="List of matters">
          <SearchBox value={q} change={setQ} found={list.answered && q !== '' ? list.matters?.length : undefined} />
          {slow && list.matters && <Loading what="Searching…" />}
          <Failed error={list.error} retry={list.again} />
          {list.matters === undefined ? (
            list.error === undefined && <Loading what="Fetching the register…" />
          ) : list.matters.length === 0 ? (
            list.answered && <NoMatters view={view} q={q} clear={() => setQ('')} />
          ) : (
            <MatterList matters={list.matters} chosen={matter} dates={dates} />
          )}
          {list.more && (
            <button type="button" class="more" onClick={list.showMore}>
              Show more
            </button>
          )}
        </section>
        {matter === '' ? (
          <p class="hint-pane quiet">Choose a matter to see its chronology and what can be done.</p>
        ) : (
          <MatterPage key={matter} tab={tab} id={matter} changes={changes} moved={list.again} back={goBack} />
        )}
      </main>
    </div>
  );
}

function whose({ me }: Tab): string {
  const schools = [...new Set(me.schools.map(({ name }) => name))];
  const trust = me.trust?.receiver ? [me.trust.name] : [];
  return [...schools, ...trust].join(' · ');
}

const NotForYou = () => (
  <main>
    <Empty title="The register is for those who receive matters">
      <p>
        Headteachers, deputies, safeguarding leads and alternate contacts see here what reached them. What you have told
        yourself is in your chat: write “my reports” to Policy Guide. If you should receive matters, ask an admin to
        name you under Schools and settings.
      </p>
    </Empty>
  </main>
);
