import { describe, expect, test } from '@jest/globals';
import { elements } from '../../cards/check-card.ts';
import {
  CardAction,
  answerCard,
  isItNewCard,
  receiptCard,
  type AnswerData,
  type ReceiptData,
} from '../../cards/index.ts';
import { pressable, textOf } from './all-cards.ts';

const HEADTEACHER = 'the Headteacher of Northfield School';
const offer = 'offer-0001';
const contacted = answerCard.variants['pupil signal']!;
const tell = { offer, office: HEADTEACHER, school: 'Northfield School', alternate: true };
const answer = (data: Partial<AnswerData>) => answerCard({ ...contacted, ...data }).content;
const presses = (content: Record<string, unknown>) =>
  elements(content.body)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ data }) => CardAction.parse(data));

describe('told of a pupil’s contact, the answer with the button', () => {
  test('has it directly under the policy’s words, then what it sends', () => {
    const { body } = answer({ tell });
    expect(textOf({ body })).toMatch(
      /Headteacher's attention\.” Sends your name, school, the time and this clause\. Not your question\. From your trust/,
    );
    expect(pressable({ body }).slice(0, 3)).toEqual([
      `Tell ${HEADTEACHER}`,
      'It concerns the Headteacher',
      'Not my school',
    ]);
    expect(presses({ body }).slice(0, 3)).toEqual([
      { verb: 'tell-headteacher', offer },
      { verb: 'tell-alternate', offer },
      { verb: 'choose-school', offer },
    ]);
  });

  test('says what to do if it seems to do nothing', () => {
    expect(textOf(answer({ tell }))).toContain(
      'If this card does not change to “Stored”, or it can’t wait, ring the trust’s safeguarding lead: 01632 960 000. A child in danger now: 999.',
    );
    expect(textOf(answer({ tell: { ...tell, phone: '01632 960 111' }, fromTrust: undefined }))).toContain(
      'ring 01632 960 111.',
    );
    expect(textOf(answer({ tell, fromTrust: undefined }))).toContain(
      'speak to your school’s designated safeguarding lead.',
    );
  });

  test('without an alternate contact says whom to ring about the Headteacher, and offers no button for it', () => {
    const content = answer({ tell: { ...tell, alternate: false } });
    expect(textOf(content)).toContain(
      'Does it concern the Headteacher? Please ring the trust’s safeguarding lead: 01632 960 000. Nobody else is set for that.',
    );
    expect(pressable(content)).not.toContain('It concerns the Headteacher');
  });

  test('with the school unknown says so, and offers to choose it', () => {
    const content = answer({ tell: { offer, office: 'the Headteacher' } });
    expect(textOf(content)).toContain('Sends your name, the time and this clause.');
    expect(textOf(content)).toContain('I don’t know your school yet: it is stored at once and I ask you.');
    expect(textOf(content)).not.toContain('Nobody else is set for that');
    expect(pressable(content).slice(0, 2)).toEqual(['Tell the Headteacher', 'Choose my school']);
  });

  test('does not show the button where there is no sign of a pupil’s contact', () => {
    expect(presses(answer({ tell, pupilSignal: false })).map(({ verb }) => verb)).not.toContain('tell-headteacher');
  });
});

describe('the receipt', () => {
  const receipt = (data: Partial<ReceiptData>) => receiptCard({ ...receiptCard.sample, ...data });
  const read = (status: ReceiptData['status']) => textOf(receipt({ status }).content);

  test.each<[ReceiptData['status'], RegExp]>([
    [{ is: 'stored', at: '10:32', school: 'known' }, /^Stored 10:32 · ref K7P4QX Delivery is not confirmed yet\. /],
    [{ is: 'stored', at: '10:32', school: 'asked' }, /^Stored 10:32 .* I don’t know your school\. Please choose it\. /],
    [
      { is: 'delivered', at: '10:32', to: HEADTEACHER, by: '11:02', next: 'the Deputy' },
      /^Delivered 10:32 .* Not acknowledged yet\. If it is not acknowledged by 11:02, the Deputy is asked too\. /,
    ],
    [
      { is: 'delivered', at: '21:14', to: HEADTEACHER, opens: 'Monday 08:00' },
      /It may not be read before Monday 08:00\. From your trust, not from this policy Can’t wait\? Ring /,
    ],
    [
      { is: 'reminded', at: '11:02', to: HEADTEACHER, also: 'the Deputy' },
      /^Asked again 11:02 .* The Headteacher of Northfield School still has it, and the Deputy has been asked too\. /,
    ],
    [
      { is: 'acknowledged', at: '10:51', by: HEADTEACHER },
      /^Acknowledged 10:51 .* The Headteacher of Northfield School has it\. /,
    ],
    [
      { is: 'passed-on', at: '11:10', to: 'the Deputy' },
      /^Passed on 11:10 .* the Deputy, who has not acknowledged it yet\. /,
    ],
    [{ is: 'closed', at: '14:10' }, /^Closed 14:10 .* An outcome has been recorded\. /],
    [{ is: 'withdrawn', at: '10:40' }, /^Withdrawn 10:40 .* It had not been delivered to anybody\. /],
    [
      { is: 'withdrawn', at: '10:40', seenBy: HEADTEACHER },
      /^Withdrawn 10:40 .* The Headteacher of Northfield School can see this and may still speak to you\. /,
    ],
    [
      { is: 'not-delivered', at: '10:45' },
      /^Not delivered 10:45 .* nobody has received it\. From your trust, not from this policy Please ring .*: 01632 960 000\./,
    ],
  ])('%j says just that', (status, words) => {
    expect(read(status)).toMatch(words);
  });

  test('says delivered, acknowledged or closed only where it is', () => {
    expect(read({ is: 'stored', at: '10:32', school: 'known' })).not.toMatch(/acknowledged|closed|has it/i);
    expect(read({ is: 'not-delivered', at: '10:32' })).not.toMatch(/acknowledged|has it\./i);
    expect(read({ is: 'delivered', at: '10:32', to: HEADTEACHER })).not.toMatch(/ has it|closed/i);
  });

  test('has no inputs: it changes while the teacher looks at it', () => {
    for (const data of [receiptCard.sample, ...Object.values(receiptCard.variants)]) {
      expect(JSON.stringify(receiptCard(data).content)).not.toContain('Input.');
    }
  });

  test('of a drill is marked TEST, in the heading, in the notification and in old versions of Teams', () => {
    const { content, summary } = receipt({ drill: true });
    expect(textOf(content)).toMatch(/^TEST · Delivered/);
    expect(summary).toBe('Policy Guide: TEST. Delivered. Ref K7P4QX');
    expect(content.fallbackText).toContain('TEST');
  });

  test('refreshes itself only for those who are named', () => {
    expect(receipt({ refreshFor: ['29:1x'] }).content.refresh).toMatchObject({
      action: { type: 'Action.Execute', verb: 'refresh-matter' },
      userIds: ['29:1x'],
    });
    expect(receipt({ refreshFor: undefined }).content).not.toHaveProperty('refresh');
  });

  test('tells what it holds, and which matter it follows', () => {
    const text = textOf(receipt({ details: 2, earlier: { reference: 'B2M8RT', on: '3 May' } }).content);
    expect(text).toContain('It holds your name, your school (Northfield School), the time (10:32) and the clause.');
    expect(text).toContain('Not your question. This is not a CPOMS record.');
    expect(text).toContain('Notes you have added: 2.');
    expect(text).toContain('It follows B2M8RT of 3 May.');
  });
});

test('pressing on a used card asks whether it is new, and does not say that anybody was told', () => {
  const { content } = isItNewCard(isItNewCard.sample);
  expect(textOf(content)).toBe(
    `Is this new? You pressed this button on 3 May at 10:32, for ${HEADTEACHER} (ref K7P4QX). Nothing has been sent now.`,
  );
  expect(presses(content).map(({ verb }) => verb)).toEqual(['tell-again', 'show-receipt']);
});
