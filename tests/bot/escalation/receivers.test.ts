import { describe, expect, test } from '@jest/globals';
import { alarmReceiver } from '../../../bot/escalation/asking-receivers.ts';
import { isStillTrue } from '../../../bot/escalation/lines.ts';
import type { Line, Matter } from '../../../bot/escalation/matter.ts';
import { isAbout, mayBePassedTo, mayReceive, receiversOf, routeFor } from '../../../bot/escalation/receivers.ts';
import { viewFor } from '../../../bot/escalation/views.ts';
import type { Schools } from '../../../bot/schools.ts';
import { aFile, aMatter, aNotice, aTrust, tuesday, who } from '../../support/a-matter.ts';

const chain = (more: Partial<Matter> = {}, schools: Schools = aTrust()) => {
  const matter = aMatter(more);
  return receiversOf({ ...matter, route: routeFor(matter.reporter.person, matter.school, schools) }, schools).map(
    ({ person, office }) => (who[office] === person ? office : `${office}: ${person}`),
  );
};
const by = (reporter: keyof typeof who) => ({ reporter: { person: who[reporter], name: 'A' } });
const about = { aboutHeadteacher: true, route: 'alternate' } as const;

describe('who is asked', () => {
  test('the Headteacher, then the deputies in order, the DSL, and the trust', () => {
    const second = `deputy: ${who.secondDeputy}`;
    expect(chain()).toEqual(['headteacher', 'deputy', second, 'dsl', 'trust']);
  });
  test.each([
    ['a Headteacher', 'headteacher'],
    ['a deputy', 'deputy'],
    ['the DSL', 'dsl'],
  ] as const)('%s who reports goes to the alternate contact, then to the trust', (_, reporter) => {
    expect(chain(by(reporter))).toEqual(['alternate', 'trust']);
    expect(chain(by(reporter), aTrust({ school: { alternate: undefined } }))).toEqual(['trust']);
  });
  test('an alternate contact or a trust lead who reports does not receive it themselves', () => {
    expect(chain(by('alternate'))).toContain('headteacher');
    expect(chain(by('trust'))).not.toContain('trust');
    expect(chain({ ...by('alternate'), ...about })).toEqual([]);
  });
  test('nobody is asked twice, whatever offices they hold', () => {
    const one = aTrust({ school: { dsl: who.deputy }, trust: { receiver: who.headteacher } });
    expect(chain({}, one)).toEqual(['headteacher', 'deputy', `deputy: ${who.secondDeputy}`]);
  });
  test('without a school, or with one that is no longer in the schools file, the trust', () => {
    expect(chain({ school: undefined })).toEqual(['trust']);
    expect(chain({ school: 'closed-down' })).toEqual(['trust']);
  });
});

describe('a matter about the Headteacher', () => {
  const aboutThem = aMatter({ ...about, about: [who.headteacher] });
  const after = (school: Record<string, unknown>, trust = {}) => aTrust({ school, trust });

  test('goes to the alternate contact and nobody else; without one, to nobody', () => {
    expect(chain(about)).toEqual(['alternate']);
    expect(chain(about, aTrust({ school: { alternate: undefined } }))).toEqual([]);
  });
  test('does not reach them as the trust’s receiver, while the school is not known', () => {
    const both = aTrust({ trust: { receiver: who.headteacher } });
    expect(chain({ ...about, school: undefined }, both)).toEqual([]);
    expect(chain({ ...about, school: undefined })).toEqual(['trust']);
  });
  test('reaches the Headteacher of another school, who is alternate contact here, once the school is known', () => {
    const neighbour = after({ alternate: who.otherHeadteacher });
    expect(receiversOf(aMatter(about), neighbour)).toEqual([{ person: who.otherHeadteacher, office: 'alternate' }]);
    expect(isAbout(aMatter({ ...about, school: undefined }), who.otherHeadteacher, neighbour)).toBe(true);
  });
  test('cannot be passed on to them, in whatever office', () => {
    const all = aTrust({ school: { dsl: who.headteacher }, trust: { receiver: who.headteacher } });
    const offered = mayBePassedTo(aboutThem, who.alternate, all).map(({ person }) => person);
    expect(offered).toEqual([who.deputy, who.secondDeputy]);
  });
  test.each([
    ['the trust’s receiver', after({ headteacher: who.stranger }, { receiver: who.headteacher })],
    ['a deputy', after({ headteacher: who.stranger, deputies: [who.headteacher] })],
    ['the alternate contact', after({ headteacher: who.stranger, alternate: who.headteacher })],
    [
      'the DSL, of a school taken off the file',
      after({ id: 'renamed', headteacher: who.stranger, dsl: who.headteacher }),
    ],
  ])('stays hidden from who was Headteacher then and is now %s', (_, schools) => {
    expect(mayReceive(aboutThem, who.headteacher, schools)).toBe(false);
    expect(chain({ ...aboutThem, route: 'alternate' }, schools)).not.toContain('headteacher');
    const file = { matter: aboutThem, notices: [aNotice('headteacher', { state: 'delivered' })] };
    expect(viewFor(file, who.headteacher, tuesday, schools)).toBeUndefined();
  });
  test('is hidden from who has become Headteacher since', () => {
    expect(isAbout(aboutThem, who.deputy, after({ headteacher: who.deputy, deputies: [] }))).toBe(true);
  });
  test('raises no alarm with them, nor with any other Headteacher or its reporter; with the next who may know', () => {
    const alarm = (person: string, matter = aboutThem) =>
      alarmReceiver({ matter, notices: [] }, aTrust({ trust: { alarms: person } }));
    expect(alarm(who.alarms)).toBe(who.alarms);
    for (const excluded of [who.headteacher, who.otherHeadteacher, who.teacher])
      expect(alarm(excluded)).toBe(who.trust);
    const former = after({ headteacher: who.stranger }, { receiver: who.headteacher });
    expect(alarmReceiver({ matter: aboutThem, notices: [] }, former)).toBeUndefined();
  });
  test.each<Line>(['reminder', 'alarm', 'details-added', 'withdrawn', 'pass-on-failed'])(
    'sends them no “%s”',
    (line) => {
      for (const state of ['open', 'withdrawn'] as const) {
        const notices = [aNotice('headteacher', { state: 'unreachable', passedOnBy: who.headteacher })];
        const matter = { ...aboutThem, state, alarmedAt: tuesday, details: 1 };
        expect(isStillTrue(line, who.headteacher, { matter, notices }, aTrust())).toBe(false);
      }
    },
  );
  test('is shown to a Headteacher who told it themselves: they know', () => {
    const own = aFile({ ...about, ...by('headteacher'), about: [who.headteacher] });
    expect(viewFor(own, who.headteacher, tuesday, aTrust())?.kind).toBe('receipt');
    expect(receiversOf(own.matter, aTrust()).map(({ office }) => office)).toEqual(['alternate']);
  });
});

test('a matter is passed on to receivers of its school and the trust only, never to who passes it or told it', () => {
  const offered = mayBePassedTo(aMatter(by('deputy')), who.headteacher, aTrust()).map(({ office }) => office);
  expect(offered).toEqual(['dsl', 'deputy', 'alternate', 'trust']);
  expect(mayReceive(aMatter(), who.otherHeadteacher, aTrust())).toBe(false);
});
