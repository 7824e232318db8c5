import { SchoolsFile, type Schools } from '../../bot/schools.ts';
import type { Change, Matter, MatterFile, Notice, Office } from '../../bot/escalation/matter.ts';

const person = (number: number) => `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;

/** Everybody in these schools, by what they are. */
export const who = {
  teacher: person(1),
  headteacher: person(2),
  deputy: person(3),
  secondDeputy: person(4),
  dsl: person(5),
  alternate: person(6),
  trust: person(7),
  alarms: person(8),
  otherHeadteacher: person(9),
  otherAlternate: person(10),
  stranger: person(11),
};

const lessons = '08:00-16:30';
const northfield = {
  id: 'northfield',
  name: 'Northfield School',
  headteacher: who.headteacher,
  deputies: [who.deputy, who.secondDeputy],
  alternate: who.alternate,
  dsl: who.dsl,
  phone: '01632 960123',
  hours: { mon: lessons, tue: lessons, wed: lessons, thu: lessons, fri: lessons },
  closed: ['2026-12-21..2027-01-03'],
};
const southfield = {
  id: 'southfield',
  name: 'Southfield School',
  headteacher: who.otherHeadteacher,
  alternate: who.otherAlternate,
  phone: '01632 960124',
};

/** Two schools; what is given for Northfield or the trust takes the place of what is there (undefined: nothing). */
export const aTrust = ({
  school = {},
  trust = {},
  only = false,
}: {
  school?: Partial<Record<keyof typeof northfield, unknown>>;
  trust?: { receiver?: string; alarms?: string };
  /** Northfield is the trust's one school. */
  only?: boolean;
} = {}): Schools => {
  const { receiver = who.trust, alarms } = trust;
  const safeguarding = { role: 'Trust safeguarding lead', receiver, phone: '01632 960125' };
  return SchoolsFile.parse({
    trust: { name: 'Example Trust', safeguarding, ...(alarms && { alarms }) },
    schools: [{ ...northfield, ...school }, ...(only ? [] : [southfield])],
  });
};

/** Tuesday, 10:02 in Northfield. */
export const tuesday = new Date('2026-11-24T10:02:00Z');
export const minutesLater = (minutes: number, from = tuesday) => new Date(from.getTime() + minutes * 60_000);

export const aMatter = (more: Partial<Matter> = {}): Matter => ({
  id: 'matter-1',
  reference: 'K7P4QX',
  key: 'offer-1',
  reporter: { person: who.teacher, name: 'A. Teacher' },
  school: 'northfield',
  route: 'headteacher',
  aboutHeadteacher: false,
  clause: { policy: 'social-media-policy', id: 'tell-headteacher', revision: '7' },
  drill: false,
  state: 'open',
  version: 1,
  storedAt: tuesday,
  held: false,
  details: 0,
  reminders: 0,
  ...more,
});

/** As a store takes it. */
export function toStore(more: Partial<Matter> = {}): Omit<Matter, 'version' | 'details'> {
  const matter: Partial<Matter> & Omit<Matter, 'version' | 'details'> = aMatter(more);
  delete matter.version;
  delete matter.details;
  return matter;
}

export const aNotice = (office: Office, more: Partial<Notice> = {}): Notice => ({
  id: `notice-${office}`,
  receiver: { person: who[office], office },
  state: 'due',
  at: tuesday,
  ...(more.state === 'delivered' && { deliveredAt: tuesday }),
  ...more,
});

export const aFile = (matter: Partial<Matter> = {}, ...notices: Notice[]): MatterFile => ({
  matter: aMatter(matter),
  notices,
});

export const stored: Change = { events: [{ at: tuesday, kind: 'stored', by: who.teacher }] };
