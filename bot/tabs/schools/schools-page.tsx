import { useEffect } from 'preact/hooks';
import { useChanges } from '../live.ts';
import type { SchoolsInForce } from '../said.ts';
import { Empty, Failed, Loading, Views, type ViewLink } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useLoaded, useRoute } from '../ui/use.ts';
import { AuditPage } from './audit-page.tsx';
import { DraftBar } from './draft-bar.tsx';
import { DrillsPage } from './drills-page.tsx';
import { wrongFields } from './field-errors.ts';
import { useNames } from './names.ts';
import { ProposalPage } from './proposal-page.tsx';
import { SchoolPage, SchoolsList } from './school-page.tsx';
import { Retention, TrustShown } from './shown.tsx';
import { TrustForm } from './trust-form.tsx';
import { useDraft } from './use-draft.ts';

const MAY_READ = ['admin', 'approver', 'auditor'] as const;

/** The Schools and settings tab. */
export function SchoolsPage({ tab }: { tab: Tab }) {
  const { api, me } = tab;
  const changes = useChanges(api);
  const reads = MAY_READ.some((role) => me.roles.includes(role));
  const { value, setValue, error, reload } = useLoaded(async () => (reads ? api.schools() : undefined), [api, reads]);
  useEffect(() => void (changes > 0 && reload()), [changes]);
  if (!reads) return <NotForYou />;
  if (value === undefined) {
    return (
      <main>
        {error === undefined ? (
          <Loading what="Fetching the schools…" />
        ) : (
          <Failed error={error} retry={() => void reload()} />
        )}
      </main>
    );
  }
  return <Settings tab={tab} current={value} take={setValue} />;
}

function Settings({ tab, current, take }: { tab: Tab; current: SchoolsInForce; take: (now: SchoolsInForce) => void }) {
  const { me } = tab;
  const [page = '', id = ''] = useRoute();
  const { proposal } = current;
  const names = useNames(tab, current);
  const draft = useDraft({ tab, current, take });
  const wrong = wrongFields(draft.errors);
  const admin = me.roles.includes('admin');
  const views: (ViewLink | false)[] = [
    { to: 'schools', title: 'Schools', current: ['', 'schools', 'school'].includes(page) },
    { to: 'trust', title: 'Trust and links', current: page === 'trust' },
    { to: 'proposal', title: 'Proposal', count: proposal && 1, current: page === 'proposal' },
    admin && { to: 'drills', title: 'Drills', current: page === 'drills' },
    me.roles.includes('auditor') && { to: 'audit', title: 'Audit', current: page === 'audit' },
  ];
  const { trust } = draft.schools;
  const shown = () => {
    switch (page) {
      case 'proposal':
        return <ProposalPage tab={tab} current={current} names={names} take={take} />;
      case 'audit':
        return <AuditPage tab={tab} />;
      case 'drills':
        return <DrillsPage tab={tab} schools={current.schools} />;
      case 'school':
        return <SchoolPage key={id} {...{ id, admin, draft, names, wrong }} />;
      case 'trust':
        return (
          <>
            <section class="card stack" aria-labelledby="trust-heading">
              <h2 id="trust-heading">The trust</h2>
              {admin ? (
                <TrustForm
                  trust={trust}
                  names={names}
                  wrong={(...path) => wrong.of('trust', ...path)}
                  change={(trust) => draft.change({ ...draft.schools, trust })}
                />
              ) : (
                <TrustShown trust={trust} names={names} />
              )}
            </section>
            <Retention retention={current.retention} />
          </>
        );
      default:
        return <SchoolsList {...{ admin, draft, names, wrong }} />;
    }
  };
  return (
    <>
      <header class="head">
        <h1>Schools and settings</h1>
      </header>
      <Views label="Settings" views={views.filter((view) => view !== false)} />
      <main class="narrow stack">
        {proposal && page !== 'proposal' && (
          <p class="bar">
            <span class="grow">
              {proposal.mine
                ? 'Your proposal waits for somebody else to approve it.'
                : `${proposal.name} has proposed changes.`}
            </span>
            <a href="#/proposal">See the proposal</a>
          </p>
        )}
        {shown()}
        {admin && (
          <DraftBar draft={draft} current={current} names={names} proposed={() => (location.hash = '#/proposal')} />
        )}
      </main>
    </>
  );
}

const NotForYou = () => (
  <main>
    <Empty title="These settings are for admins, approvers and auditors">
      <p>
        To see or change who receives matters, ask IT for one of these roles. The number to ring stands on every card of
        the bot.
      </p>
    </Empty>
  </main>
);
