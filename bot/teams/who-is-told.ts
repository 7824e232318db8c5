import type { WhoIsTold } from '../asking/draw-duty.ts';
import { receiversOf, routeFor } from '../escalation/receivers.ts';
import type { Schools } from '../schools.ts';
import { officeName, schoolName, whomToRing } from './office-names.ts';

/** Makes the function that says who would be told by a person's press, as the button names them. */
export function createWhoIsTold(needs: {
  schools: () => Schools | undefined;
  schoolOf: (person: string) => Promise<string | undefined>;
}): WhoIsTold {
  return async (person) => {
    const schools = needs.schools();
    if (!schools) return undefined;
    const school = await needs.schoolOf(person);
    const name = schoolName(school, schools);
    const told = { route: routeFor(person, school, schools), aboutHeadteacher: false, ...(school !== undefined && { school }), reporter: { person, name: '' } }; // prettier-ignore
    const [first] = receiversOf(told, schools);
    const knowsAlternate = schools.schools.some(
      ({ id, alternate }) => alternate !== undefined && alternate !== person && (school ?? id) === id,
    );
    return {
      office: school !== undefined && first ? officeName(first, told, schools) : 'the Headteacher',
      ...(name !== undefined && { school: name }),
      alternate: knowsAlternate,
      phone: whomToRing({ ...told, aboutHeadteacher: false }, schools).phone,
    };
  };
}
