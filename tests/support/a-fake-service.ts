import * as contract from '../../bot/http/contract.ts';
import type { Drill, Matter, MatterInFull, Me, Schools, SchoolsInForce } from '../../bot/tabs/said.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const minutes = (ago: number) => new Date(Date.now() - ago * 60_000).toISOString();

export const HEAD = id(11);
export const ADMIN = id(14);
export const APPROVER = id(10);
export const SECOND_ADMIN = id(15);
export const AUDITOR = id(16);

/** A service that answers by the contract, out of memory: what the tabs are tried with. `state` is what a test may change. */
export function aFakeService({ matters = 3 }: { matters?: number } = {}) {
  const state = {
    me: { [HEAD]: me(HEAD, 'Headteacher, Northfield', ['receiver']), [ADMIN]: me(ADMIN, 'Policy admin, trust', ['admin']), [APPROVER]: me(APPROVER, 'Safeguarding lead, trust', ['approver', 'auditor']), [SECOND_ADMIN]: me(SECOND_ADMIN, 'Second admin, trust', ['admin']), [AUDITOR]: me(AUDITOR, 'Auditor, trust', ['auditor']) } as Record<string, Me>, // prettier-ignore
    matters: Array.from({ length: matters }, (_, number) => aMatter(number)),
    details: {} as Record<string, MatterInFull['details']>,
    schools: {
      version: 1,
      schools: SCHOOLS,
      names: {},
      retention: { detailDays: 90, unansweredDays: 90 },
    } as SchoolsInForce,
    drills: [] as Drill[],
    opened: 0,
    version: 1,
    refuse: undefined as { status: number; detail: string } | undefined,
  };
  const full = (matter: Matter): MatterInFull => ({
    matter,
    clause: { policy: 'social-media-policy', id: 'contacted', title: 'When a pupil contacts you', section: '3' },
    message: 'https://teams.microsoft.com/l/chat/0/0?users=teacher%40staff.school.example',
    events: [
      { at: matter.storedAt, kind: 'stored', by: { office: 'reporter', you: false } },
      { at: matter.storedAt, kind: 'delivered', by: { office: 'policy-guide', you: false }, receiver: { office: 'headteacher', you: true } }, // prettier-ignore
      { at: minutes(1), kind: 'opened', by: { office: 'headteacher', you: true } },
    ],
    details: state.details[matter.id] ?? [],
  });
  const problem = (status: number, detail: string, more: object = {}) => ({
    status,
    body: contract.Problem.parse({ type: 'about:blank', title: 'Refused', status, detail, ...more }),
  });
  const change = (matter: Matter, set: Partial<Matter>) => {
    Object.assign(matter, set, { version: matter.version + 1 });
    state.version++;
  };
  const list = (query: URLSearchParams) => {
    const asked = contract.MattersQuery.parse(Object.fromEntries(query));
    const inView = (view: string) =>
      state.matters.filter((matter) =>
        view === 'closed'
          ? ['closed', 'withdrawn'].includes(matter.state)
          : view === 'overdue'
            ? matter.overdue
            : view === 'passed'
              ? matter.passedOn
              : ['open', 'acknowledged'].includes(matter.state),
      );
    const found = inView(asked.view).filter((matter) =>
      `${matter.reference} ${matter.reporter} ${matter.school?.name}`.toLowerCase().includes(asked.q.toLowerCase()),
    );
    const from = Number(asked.cursor ?? 0);
    const counts = Object.fromEntries(contract.View.options.map((view) => [view, inView(view).length]));
    const next = from + 50 < found.length ? { next: String(from + 50) } : {};
    return contract.Matters.parse({ matters: found.slice(from, from + 50), counts, ...next });
  };
  const move = (matter: Matter, body: unknown, basedOn: number) => {
    const asked = contract.MoveRequest.safeParse(body);
    if (!asked.success) return problem(422, 'Something is missing.', { errors: [] });
    if (basedOn !== matter.version) {
      return problem(412, 'Somebody else was faster. Look at what it is now.', { yours: basedOn, now: matter.version, matter: full(matter) }); // prettier-ignore
    }
    const at = minutes(0);
    if (asked.data.move === 'acknowledge') acknowledge(matter, true);
    else if (asked.data.move === 'cpoms-not-needed')
      change(matter, { outcome: { kind: 'cpoms-not-needed', at }, moves: ['close', 'hold'] });
    else if (asked.data.move === 'logged-on-cpoms')
      change(matter, { outcome: { kind: 'logged-on-cpoms', at }, moves: ['close', 'hold'] });
    else if (asked.data.move === 'close')
      change(matter, { state: 'closed', status: 'closed', closedAt: at, moves: ['reopen'] });
    else change(matter, {});
    return { status: 200, body: contract.MatterInFull.parse(full(matter)) };
  };
  const acknowledge = (matter: Matter, you: boolean) =>
    change(matter, {
      state: 'acknowledged',
      status: 'acknowledged',
      overdue: false,
      acknowledged: { at: minutes(0), office: you ? 'headteacher' : 'deputy', you },
      moves: ['pass-on', 'ask-for-details', 'logged-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere', 'hold'],
    });

  /** Answers a call of `person`. */
  const answer = (person: string, method: string, url: URL, body: unknown, ifMatch: number) => {
    if (state.refuse) return problem(state.refuse.status, state.refuse.detail);
    const who = state.me[person];
    if (who === undefined) return problem(401, 'Sign in again.');
    const [what = '', one = '', more = '', how = ''] = url.pathname.replace('/api/v1/', '').split('/');
    const matter = state.matters.find(({ id }) => id === one);
    switch (`${method} ${what}`) {
      case 'GET me':
        return { status: 200, body: contract.Me.parse(who) };
      case 'GET changes':
        return { status: 200, body: { version: String(state.version), changed: true } };
      case 'GET matters.csv':
        return { status: 200, body: 'reference,told,state,outcome\nK7P001,2026-11-22,open,\n' };
      case 'GET matters': {
        if (one === '') return { status: 200, body: list(url.searchParams) };
        if (matter === undefined) return problem(404, 'This matter is not there, or not for you.');
        if (more === 'receivers') return { status: 200, body: { receivers: [{ to: id(12), office: 'deputy' }] } };
        if (more === '') state.opened++;
        const printed = { ...full(matter), printedAt: minutes(0), printedBy: who.name, trust: 'Sample Schools Trust' };
        return { status: 200, body: more === 'hand-over' ? contract.HandOver.parse(printed) : full(matter) };
      }
      case 'POST matters':
        return matter === undefined ? problem(404, 'Not there.') : move(matter, body, ifMatch);
      case 'GET schools':
        return { status: 200, body: schoolsFor(person) };
      case 'PUT schools': {
        if (ifMatch !== state.schools.version) return problem(412, 'Somebody else was faster.', { yours: ifMatch, now: state.schools.version, schools: schoolsFor(person) }); // prettier-ignore
        const schools = contract.Schools.parse(body);
        const short = schools.schools.findIndex(({ phone }) => phone.length < 6);
        if (short >= 0) return problem(422, 'Look at the fields marked.', { errors: [{ field: `schools.${short}.phone`, wrong: 'give a number that can be dialled' }] }); // prettier-ignore
        state.schools.proposal = { id: 'p1', by: person, name: who.name, at: minutes(0), mine: true, schools };
        state.version++;
        return { status: 200, body: schoolsFor(person) };
      }
      case 'POST schools': {
        if (how === 'approve' && state.schools.proposal)
          Object.assign(state.schools, { schools: state.schools.proposal.schools, version: state.schools.version + 1 });
        delete state.schools.proposal;
        state.version++;
        return { status: 200, body: schoolsFor(person) };
      }
      case 'GET audit':
        return { status: 200, body: contract.Audit.parse({ entries: [{ id: '1', at: minutes(5), by: HEAD, name: 'Headteacher, Northfield', what: 'matter-opened', reference: 'K7P001' }] }) }; // prettier-ignore
      case 'GET drills':
        return { status: 200, body: { drills: state.drills } };
      case 'POST drills': {
        const { school, key } = contract.DrillRequest.parse(body);
        state.drills.unshift(contract.Drill.parse({ id: key, reference: 'K7T900', school, storedAt: minutes(0), status: 'delivered', statusAt: minutes(0) })); // prettier-ignore
        return { status: 200, body: state.drills[0] };
      }
      default:
        return problem(404, 'There is nothing at this address.');
    }
  };
  const schoolsFor = (person: string) => {
    const { proposal } = state.schools;
    return contract.SchoolsInForce.parse({
      ...state.schools,
      ...(proposal && { proposal: { ...proposal, mine: proposal.by === person } }),
    });
  };
  return { state, answer, change, acknowledge };
}

export type FakeService = ReturnType<typeof aFakeService>;

function me(id: string, name: string, roles: Me['roles']): Me {
  const schools = roles.includes('receiver') ? [{ id: 'northfield', name: 'Northfield School', office: 'headteacher' as const }] : []; // prettier-ignore
  const trust = { name: 'Sample Schools Trust', timezone: 'Europe/London', receiver: id === APPROVER };
  return { id, name, roles, schools, trust, detailDays: 90 };
}

function aMatter(number: number): Matter {
  const overdue = number % 7 === 1;
  return {
    id: `m${number}`,
    version: 1,
    reference: `K7P${String(number).padStart(3, '0')}`,
    drill: number === 2,
    school: { id: 'northfield', name: 'Northfield School' },
    reporter: `Teacher ${number % 40}, Northfield`,
    aboutHeadteacher: false,
    state: 'open',
    status: overdue ? 'reminded' : 'delivered',
    storedAt: minutes(10 + number * 45),
    deliveredAt: minutes(9 + number * 45),
    by: minutes(number * 45 - 20),
    overdue,
    office: 'headteacher',
    passedOn: number % 5 === 4,
    asked: true,
    details: 0,
    held: false,
    moves: ['acknowledge', 'pass-on', 'ask-for-details', 'hold'],
  };
}

const SCHOOLS: Schools = {
  trust: {
    name: 'Sample Schools Trust',
    timezone: 'Europe/London',
    safeguarding: { role: 'the trust’s safeguarding lead', receiver: APPROVER, phone: '01632 960100' },
    links: {},
  },
  schools: [
    {
      id: 'northfield',
      name: 'Northfield School',
      headteacher: HEAD,
      deputies: [id(12)],
      alternate: APPROVER,
      phone: '01632 960111',
      hours: { mon: '08:00-16:30', tue: '08:00-16:30', fri: '08:00-15:30' },
      closed: ['2026-12-21..2027-01-03'],
      acknowledgeWithinMinutes: 30,
    },
  ],
};
