import type { SchoolsInForce } from '../said.ts';
import { Button, Empty, Failed } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useDoing } from '../ui/use.ts';
import { ChangesTable } from './changes-table.tsx';
import { differences } from './differences.ts';
import type { Names } from './names.ts';
import { UNKNOWN } from './who-is-who.ts';

interface Needs {
  tab: Tab;
  current: SchoolsInForce;
  names: Names;
  take: (now: SchoolsInForce) => void;
}

const DECIDED = {
  approve: 'Approved: it is in force, and the receivers are told.',
  reject: 'Rejected. Nothing has changed, and the receivers are told.',
  withdraw: 'Withdrawn. Nothing has changed, and the receivers are told.',
};

/** What was proposed, for the person who approves it, and for who proposed it. */
export function ProposalPage({ tab, current: { proposal, schools }, names, take }: Needs) {
  const { busy, error, run } = useDoing();
  const { api, me, say, dates } = tab;
  if (proposal === undefined) {
    return (
      <Empty title="Nothing is proposed">
        <p>When an admin changes schools or receivers, it stands here until somebody else approves it.</p>
      </Empty>
    );
  }
  const decide = (how: keyof typeof DECIDED) =>
    run(async () => {
      take(await api.decide(proposal.id, how));
      say(DECIDED[how]);
    });
  const mayDecide = me.roles.includes('approver') && !proposal.mine;
  const changes = schools ? differences(schools, proposal.schools, names.of) : [];
  return (
    <section class="card stack" aria-labelledby="proposal-heading">
      <h2 id="proposal-heading">Proposed by {proposal.mine ? 'you' : proposal.name}</h2>
      <p class="quiet">{dates.full(proposal.at)}</p>
      {schools && changes.length === 0 && <p>It is the same as what is in force.</p>}
      {changes.length > 0 && <ChangesTable changes={changes} after="Proposed" />}
      {changes.some(({ after }) => after.includes(names.of(me.id))) && !proposal.mine && (
        <p class="bar warning">You are named in it yourself. Approve it only if that is right.</p>
      )}
      {changes.some(({ after }) => after.includes(UNKNOWN)) && (
        <p class="bar warning">
          Policy Guide has not met everybody named in it. Look their ids up in the Entra admin centre before you
          approve.
        </p>
      )}
      <Failed error={error} />
      {mayDecide ? (
        <div class="row">
          <Button class="primary" busy={busy} onClick={() => void decide('approve')}>
            Approve
          </Button>
          <Button busy={busy} onClick={() => void decide('reject')}>
            Reject
          </Button>
        </div>
      ) : (
        <p class="bar">
          {proposal.mine
            ? 'You proposed this, so somebody else must approve it: ask a colleague with the approver’s role to open this tab.'
            : 'An approver decides on this.'}
        </p>
      )}
      {proposal.mine && me.roles.includes('admin') && (
        <div class="row">
          <Button busy={busy} onClick={() => void decide('withdraw')}>
            Withdraw
          </Button>
        </div>
      )}
      <p class="hint">
        On approval everybody who receives matters now is told. New receivers see matters told from then on.
      </p>
    </section>
  );
}
