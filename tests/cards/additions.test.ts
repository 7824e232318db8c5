import { describe, expect, test } from '@jest/globals';
import { checkCard } from '../../cards/check-card.ts';
import { answerCard, clauseCard, itDependsCard } from '../../cards/index.ts';
import {
  explicitImages,
  noStudentsOnPersonal,
  parentalConsent,
  pupilContact,
  withAdditions,
} from '../../cards/samples.ts';
import { textOf } from './all-cards.ts';

const answer = { others: [], nextSteps: [], feedback: { state: 'none' as const }, pupilSignal: false };

describe('what a school adds of its own', () => {
  test('stands under the school’s name, outside the quotation, and is said not to be the policy', () => {
    const read = textOf(answerCard({ ...answer, lead: withAdditions(parentalConsent) }).content);
    expect(read).toMatch(/Northfield School adds \(not part of the policy\) The office keeps a list for each class\./);
    expect(read.indexOf('Northfield School adds')).toBeGreaterThan(read.indexOf('In plain words'));
    expect(read.slice(read.indexOf('“'), read.lastIndexOf('”'))).not.toMatch(/Northfield|list for each class/);
  });

  test('stands below the duty to tell the Headteacher and its button, never before them', () => {
    const tell = { offer: 'offer-0001', office: 'the Headteacher', alternate: true };
    const read = textOf(answerCard({ ...answer, lead: withAdditions(pupilContact), pupilSignal: true, tell }).content);
    expect(read.indexOf('Northfield School adds')).toBeGreaterThan(read.indexOf('can’t wait'));
  });

  test('stands with its own side where it depends on the place', () => {
    const sides = [
      { settingLabel: 'your own account', clauses: [withAdditions(noStudentsOnPersonal)] },
      { settingLabel: 'the school’s LinkedIn or Facebook', clauses: [parentalConsent] },
    ];
    const read = textOf(itDependsCard({ sides, nextSteps: [], feedback: { state: 'none' } }).content);
    expect(read.indexOf('Northfield School adds')).toBeLessThan(read.indexOf('On the school’s LinkedIn'));
  });

  test('is not drawn where nobody adds anything', () => {
    expect(textOf(answerCard({ ...answer, lead: parentalConsent }).content)).not.toContain('not part of the policy');
  });

  test('by ten schools at full length still fits what Teams takes; how many are left out is said', () => {
    const full = Array.from({ length: 10 }, (_, i) => ({ by: `School ${i + 1}`, text: '🏫 "x"'.repeat(200) }));
    const lead = { ...explicitImages, additions: full };
    const cards = [
      answerCard({ ...answer, lead }),
      clauseCard({ clause: lead, nextSteps: [], outdated: false }),
      itDependsCard({
        sides: ['here', 'there', 'elsewhere'].map((settingLabel) => ({ settingLabel, clauses: [lead, lead] })),
        nextSteps: [],
        feedback: { state: 'none' },
      }),
    ];
    for (const { content } of cards) {
      expect(() => checkCard(content, 'with additions')).not.toThrow();
      expect(textOf(content)).toMatch(/\d+ more additions that do not fit here \(not part of the policy\)/);
    }
    expect(textOf(cards[1]!.content)).toContain('School 1 adds (not part of the policy)');
  });
});
