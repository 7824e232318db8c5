import type { Config } from '../config.ts';
import type { Figures } from '../figures.ts';
import { FROM_FILE } from '../schools-book.ts';
import type { Schools } from '../schools.ts';
import { look, notHere, well, wrong, type Said } from './finding.ts';

/** Numbers that Ofcom keeps for films and examples: nobody answers them. */
const EXAMPLE_NUMBER = /^(\+44|0)(1632960|2079460|7700900|8081570|9098790|3069990|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|2896496|2920180)/; // prettier-ignore

/** Whether there is somebody to tell, and a number to ring. */
export function checkSafeguarding({ mode }: Pick<Config, 'mode'>, schools: Schools | undefined): Said[] {
  if (schools === undefined)
    return [wrong('No schools are set', 'nobody can be told, and cards can give no number to ring', 'Write the trust and its schools into a file, and name it in SCHOOLS_FILE')]; // prettier-ignore
  if (mode === 'local') return [notHere('In local mode schools and numbers are invented')];
  const said: Said[] = [];
  const phone = (where: string, number: string) => {
    if (EXAMPLE_NUMBER.test(number.replaceAll(/[ ()]/g, '')))
      said.push(wrong(`The phone number of ${where} is an example`, 'it is what a card gives when nobody can be reached', 'Set the number that is answered')); // prettier-ignore
  };
  phone('the trust’s safeguarding contact', schools.trust.safeguarding.phone);
  for (const school of schools.schools) {
    phone(school.name, school.phone);
    if (school.alternate === undefined)
      said.push(look(`${school.name} has no alternate contact`, 'what concerns the Headteacher can be told to nobody there; the card gives the number instead', 'Name one, for instance the chair of governors')); // prettier-ignore
    if (school.deputies.length === 0)
      said.push(look(`${school.name} has no deputy`, 'if the Headteacher cannot be reached, only the trust’s contact is left', 'Name one')); // prettier-ignore
  }
  return said.length > 0 ? said : [well('Safeguarding contact, phone numbers, deputies and alternates are set')];
}

/** Whether a changed SCHOOLS_FILE still waits for a start; once schools are changed in Teams it is left aside. */
export function checkSchoolsFile(
  file: Schools | undefined,
  stored: { value: Schools; by: string } | undefined,
): Said[] {
  if (file === undefined || stored?.by !== FROM_FILE || JSON.stringify(file) === JSON.stringify(stored.value))
    return [];
  return [look('SCHOOLS_FILE says other than what is in force', 'it is read at start only; what is said here is of the schools in force', 'Start the service again')]; // prettier-ignore
}

/** Who never opened the bot, by their office: a name would stand in a log. */
export async function checkReceivers(schools: Schools | undefined, reachable: Figures['reachable']): Promise<Said[]> {
  if (schools === undefined) return [];
  const offices = officesOf(schools);
  const known = await reachable([...new Set(offices.map(({ person }) => person))]);
  const never = offices.filter(({ person }) => !known.has(person));
  if (never.length === 0) return [well('Everybody who receives notices has opened the bot')];
  const mend = 'Install the app for them (Teams admin centre, Setup policies), or ask them to open Policy Guide in Teams once'; // prettier-ignore
  return never.map(({ office }) =>
    look(`${office} has never opened the bot`, 'a notice reaches them only where the app is installed for them', mend),
  );
}

function officesOf({ trust, schools }: Schools): { office: string; person: string }[] {
  return [
    { office: 'The trust’s safeguarding contact', person: trust.safeguarding.receiver },
    ...(trust.alarms ? [{ office: 'The trust’s receiver of alarms', person: trust.alarms }] : []),
    ...schools.flatMap(({ name, headteacher, deputies, alternate, dsl }) => [
      { office: `${name}: the Headteacher`, person: headteacher },
      ...deputies.map((person, number) => ({
        office: `${name}: deputy ${deputies.length === 1 ? '' : number + 1}`.trim(),
        person,
      })),
      ...(alternate ? [{ office: `${name}: the alternate contact`, person: alternate }] : []),
      ...(dsl ? [{ office: `${name}: the designated safeguarding lead`, person: dsl }] : []),
    ]),
  ];
}
