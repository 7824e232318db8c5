import { stringify } from 'yaml';
import { TENANT } from '../support/a-signed-channel.ts';

export interface Person {
  entraId: string;
  mri: string;
  upn: string;
  chat: string;
}

const BASE = 26;
/** The staff pattern takes letters only. */
const letters = (number: number): string =>
  (number >= BASE ? letters(Math.floor(number / BASE) - 1) : '') + String.fromCharCode(97 + (number % BASE));

function person(number: number): Person {
  const entraId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { entraId, mri: `29:${number}`, upn: `${letters(number)}@staff.school.example`, chat: `a:${entraId}` };
}
const persons = (count: number, from: number) => Array.from({ length: count }, (_, index) => person(from + index));

/** A trust with so many schools, each with a Headteacher and a deputy, and staff who report. The first Headteachers cannot be reached. */
export function aTrust({ schools, reporters }: { schools: number; reporters: number }) {
  const heads = persons(schools, 1_000);
  const deputies = persons(schools, 2_000);
  const staff = persons(reporters, 3_000);
  const [safeguarding, alarms] = [person(1), person(2)];
  const all = [...heads, ...deputies, ...staff, safeguarding, alarms];
  const idOf = (school: number) => `school-${school}`;
  return {
    heads,
    deputies,
    staff,
    alarms,
    tenant: TENANT,
    byChat: new Map(all.map((each) => [each.chat, each])),
    byId: new Map(all.map((each) => [each.entraId, each])),
    schoolOf: (reporter: number) => idOf(reporter % schools),
    /** For them Teams always answers 403. In the first school that is everybody; elsewhere there is still the deputy. */
    refuses: new Set([...heads.slice(0, 3), deputies[0]!, safeguarding].map(({ entraId }) => entraId)),
    yaml: stringify({
      trust: {
        name: 'Example Trust',
        safeguarding: { role: 'the trust’s safeguarding lead', receiver: safeguarding.entraId, phone: '01632 960100' },
        alarms: alarms.entraId,
      },
      schools: heads.map(({ entraId }, school) => ({
        id: idOf(school),
        name: `School ${school}`,
        headteacher: entraId,
        deputies: [deputies[school]!.entraId],
        phone: '01632 960111',
      })),
    }),
  };
}

export type ATrust = ReturnType<typeof aTrust>;
