import { firstAsked } from './asking-receivers.ts';
import { applied, type Change } from './matter.ts';
import type { EscalationNeeds } from './needs.ts';
import { headteachersOf, routeFor } from './receivers.ts';

export type WorkPlaces = ReturnType<typeof createWorkPlaces>;

/** Makes the functions for where people work: it decides who is told. */
export function createWorkPlaces(needs: EscalationNeeds) {
  const { matters, schoolBook, minutes, now, newId, kick } = needs;

  const schoolOf = async (person: string): Promise<string | undefined> => {
    const schools = needs.schools()?.schools ?? [];
    const chosen = await schoolBook.schoolOf(person);
    if (chosen !== undefined && schools.some(({ id }) => id === chosen)) return chosen;
    // With one school there is nothing to ask, nor of whoever receives a school's matters.
    const own = schools.filter(({ headteacher, deputies, dsl }) => [headteacher, ...deputies, dsl].includes(person));
    return (own.length === 1 ? own : schools.length === 1 ? schools : [])[0]?.id;
  };

  /** What somebody told before their school was known goes on its way. */
  const sendOn = async (person: string, school: string): Promise<void> => {
    const schools = needs.schools();
    if (!schools) return;
    for (const { matter } of await matters.withoutSchool(person)) {
      await matters.change(matter.id, (file) => {
        if (file.matter.school !== undefined || file.matter.state !== 'open') return { result: undefined };
        const route = file.matter.aboutHeadteacher ? 'alternate' : routeFor(person, school, schools);
        const chosen: Change = {
          set: { school, route, ...(file.matter.aboutHeadteacher && { about: headteachersOf(school, schools) }) },
          events: [{ at: now(), kind: 'school-chosen', by: person, fact: school }],
        };
        const asked = firstAsked(applied(file, chosen), now(), { schools, minutes, newId });
        return {
          change: { ...asked, set: { ...asked.set, ...chosen.set }, events: [...chosen.events, ...asked.events] },
          result: undefined,
        };
      });
    }
  };

  return {
    sendOn,
    /** The school somebody chose, or is known by. */
    schoolOf,

    /** Keeps at which school somebody works; what they told without one goes on its way. False if there is no such school. */
    async chooseSchool({ person, school }: { person: string; school: string }): Promise<boolean> {
      const schools = needs.schools();
      if (!schools?.schools.some(({ id }) => id === school)) return false;
      await schoolBook.choose({ person, school, at: now() });
      await sendOn(person, school);
      kick();
      return true;
    },
  };
}
