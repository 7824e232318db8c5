import { afterEach, describe, expect, test } from '@jest/globals';
import { aTrust, who } from '../../support/a-matter.ts';
import { anEscalation, type AnEscalation } from '../../support/an-escalation.ts';

let school: AnEscalation;
afterEach(() => school.done());
const reopen = async (...given: Parameters<typeof anEscalation>) => {
  school = await anEscalation(...given);
};

describe('a matter without a school', () => {
  test('waits for one, then goes to the trust; chosen late, also to the Headteacher', async () => {
    await reopen(aTrust());
    await school.tell();
    await school.later(9);
    expect(school.asked()).toEqual([]);
    await school.later(1);
    expect(school.asked()).toEqual(['trust']);
    expect(await school.escalation.chooseSchool({ person: who.teacher, school: 'no-such' })).toBe(false);
    await school.escalation.chooseSchool({ person: who.teacher, school: 'northfield' });
    await school.later(0);
    expect(school.asked()).toEqual(['trust', 'headteacher']);
  });

  test('about the Headteacher, told to nobody at first, reaches the alternate contact of the school chosen', async () => {
    await reopen(aTrust({ trust: { receiver: who.headteacher } }));
    await school.tell('teacher', { aboutHeadteacher: true });
    await school.later(10);
    expect((await school.escalation.reports(who.teacher))[0]?.status.is).toBe('not-delivered');
    await school.escalation.chooseSchool({ person: who.teacher, school: 'northfield' });
    await school.later(0);
    expect(school.asked()).toEqual(['alternate']);
    expect((await school.file()).matter).toMatchObject({ about: [who.headteacher], route: 'alternate' });
    expect((await school.file()).matter.alarmedAt).toBeUndefined();
  });
});
