import { describe, expect, test } from '@jest/globals';
import { checkCard, elements } from '../../cards/check-card.ts';
import {
  CardAction,
  errorCard,
  noAnswerCard,
  staffOnlyCard,
  topicCard,
  topicsCard,
  welcomeCard,
  whichDidYouMeanCard,
  type TopicData,
} from '../../cards/index.ts';
import { pressable, textOf } from './all-cards.ts';

const presses = (content: Record<string, unknown>) =>
  elements(content.body)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ data }) => CardAction.parse(data));

test('nothing found is said as that, never as allowed', () => {
  expect(textOf(noAnswerCard(noAnswerCard.sample).content)).toMatch(
    /^I can’t find this in the Social Media Policy That doesn’t mean it is allowed or not allowed\./,
  );
});

test('with several policies, those that were searched are named', () => {
  const text = textOf(
    noAnswerCard({ ...noAnswerCard.sample, policyTitles: ['Social Media Policy', 'Code of Conduct'] }).content,
  );
  expect(text).toContain('I searched: Social Media Policy, Code of Conduct.');
});

test('"which did you mean" offers titles without a stance, and none of them', () => {
  const { content } = whichDidYouMeanCard(whichDidYouMeanCard.sample);
  expect(textOf(content)).not.toMatch(/Not allowed|Required|⛔/);
  expect(pressable(content)).toEqual(expect.arrayContaining(['Defaming or disparaging the Trust', 'None of these']));
  expect(presses(content)).toContainEqual({
    verb: 'feedback',
    offer: whichDidYouMeanCard.sample.offer,
    helpful: false,
  });
});

describe('a section', () => {
  const section = (count: number, from?: number): TopicData => ({
    ...topicCard.sample,
    from,
    clauses: Array.from({ length: count }, (_, index) => ({
      policy: 'social-media-policy',
      clause: `clause-${index}`,
      revision: '2026-11-22T10:00:00Z',
      title: `${'a long title '.repeat(20)}${index}`,
    })),
  });
  const clauses = (data: TopicData) => presses(topicCard(data).content).filter(({ verb }) => verb === 'show-clause');

  test('of 23 clauses is on one card', () => {
    expect(clauses(section(23))).toHaveLength(23);
    expect(() => checkCard(topicCard(section(23)).content, 'topic')).not.toThrow();
  });

  test('of 27 clauses with ordinary titles is on one card', () => {
    const { clauses } = section(27);
    const ordinary = clauses.map((clause) => ({
      ...clause,
      title: 'posts that could damage the Trust’s business or reputation',
    }));
    expect(pressable(topicCard({ ...section(0), clauses: ordinary }).content)).not.toContain('More');
  });

  test('of 60 clauses goes on from card to card, and none is lost', () => {
    const seen: unknown[] = [];
    let from: number | undefined = 0;
    for (let cards = 0; from !== undefined && cards < 10; cards++) {
      const data = section(60, from);
      const { content } = topicCard(data);
      checkCard(content, 'topic');
      seen.push(...clauses(data).map((press) => 'clause' in press && press.clause));
      from = presses(content).flatMap((press) => (press.verb === 'show-topic' && press.from ? [press.from] : []))[0];
    }
    expect(seen).toEqual(section(60).clauses.map(({ clause }) => clause));
  });
});

describe('the topics', () => {
  const policies = (count: number, sections: number) => ({
    policies: Array.from({ length: count }, (_, policy) => ({
      policy: `policy-${policy}`,
      title: `Policy ${policy}`,
      sections: Array.from({ length: sections }, (__, section) => ({
        number: `${section + 1}`,
        title: 'Conduct',
        clauses: 3,
      })),
    })),
  });

  test('of a few policies are all their sections, under their titles', () => {
    const { content } = topicsCard(policies(3, 4));
    expect(presses(content).filter(({ verb }) => verb === 'show-topic')).toHaveLength(12);
    expect(textOf(content)).toMatch(/Policy 0 .*Policy 1 .*Policy 2 /);
  });

  test('of many policies are the policies, each of which opens its sections', () => {
    const many = policies(15, 5);
    expect(presses(topicsCard(many).content)).toContainEqual({ verb: 'show-topics', policy: 'policy-14' });
    const one = presses(topicsCard({ ...many, policy: 'policy-14' }).content);
    expect(one.filter(({ verb }) => verb === 'show-topic')).toHaveLength(5);
  });

  test('of very many policies go on to a second card', () => {
    const [more] = presses(topicsCard(policies(60, 2)).content).filter((press) => 'from' in press);
    expect(more).toEqual({ verb: 'show-topics', from: expect.any(Number) as unknown });
    const second = presses(topicsCard({ ...policies(60, 2), from: (more as { from: number }).from }).content);
    expect(second).toContainEqual({ verb: 'show-topics', policy: 'policy-59' });
  });
});

test('the welcome offers six questions and promises only what is kept', () => {
  const { content } = welcomeCard(welcomeCard.sample);
  expect(presses(content).filter(({ verb }) => verb === 'try-question')).toHaveLength(6);
  expect(textOf(content)).toContain('kept without your name for 90 days');
  expect(textOf(welcomeCard({ ...welcomeCard.sample, unansweredDays: 0 }).content)).toContain('are not kept');
});

test('a failure gives its reference, and somebody to turn to about a child', () => {
  const text = textOf(errorCard({ reference: 'AB12', fromTrust: { contact: 'the lead' } }).content);
  expect(text).toContain('tell IT this reference: AB12');
  expect(text).toContain(
    'If this is about a child, don’t wait for me: speak to your school’s designated safeguarding lead.',
  );
});

test('a pupil or a guest reads that this is for staff, and nothing more', () => {
  const { content } = staffOnlyCard({});
  expect(textOf(content)).toBe('This is for staff');
  expect(pressable(content)).toEqual([]);
});
