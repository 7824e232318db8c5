import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkWording } from '../../knowledge/check-wording.ts';
import { readSource } from '../../knowledge/index.ts';
import { toPolicy } from '../../knowledge/to-policy.ts';
import { readLabelled } from '../support/measure.ts';

const source = readSource().policies[0]!;
const policy = toPolicy(source);

/** id, section, stance, setting, next step, stem, parts: as the trust fixed them. */
const CATALOGUE = [
  ['purpose', '1', 'info', '', '', '', ''],
  ['related-policies', '1', 'info', '', '', '', ''],
  ['what-counts', '2', 'info', '', '', '', ''],
  ['standards-apply-online', '3', 'must', '', '', '', ''],
  ['public-perception', '3', 'info', '', '', '', ''],
  ['precautions', '3', 'should', '', '', '', ''],
  ['no-pupil-friends', '3', 'must-not', '', '', '', ''],
  ['confidentiality', '3', 'must', '', '', '', 'must, must-not'],
  ['no-students-on-personal', '3', 'must-not', 'personal', '', '', ''],
  ['school-email-only', '3', 'must', 'email-platform', '', '', ''],
  ['pupil-behaviour-online', '3', 'should', '', 'log-on-cpoms', '', ''],
  ['no-personal-use-at-work', '3', 'must-not', 'work-equipment', '', '', ''],
  ['private-life', '3', 'should', '', '', '', ''],
  ['disrepute', '3', 'must-not', '', '', 'must-not-list', ''],
  ['identify-others', '3', 'must-not', '', '', 'must-not-list', ''],
  ['damaging-posts', '3', 'must-not', '', '', 'must-not-list', ''],
  ['defame', '3', 'must-not', '', '', 'must-not-list', ''],
  ['harass-bully', '3', 'must-not', '', '', 'must-not-list', ''],
  ['detrimental-conduct', '3', 'must-not', '', '', 'must-not-list', ''],
  ['personal-data', '3', 'must-not', '', '', 'must-not-list', ''],
  ['pupil-contact', '3', 'must-not', '', 'tell-headteacher', 'must-not-list', 'must-not, should tell-headteacher'],
  ['false-statements', '3', 'must-not', '', '', 'must-not-list', ''],
  ['impersonation', '3', 'must-not', '', '', 'must-not-list', ''],
  ['speak-for-trust', '3', 'must-not', '', '', 'must-not-list', ''],
  ['sensitive-business', '3', 'must-not', '', '', 'must-not-list', ''],
  ['confidential-ip', '3', 'must-not', '', '', 'must-not-list', ''],
  ['logos', '3', 'must-not', '', '', 'must-not-list', ''],
  ['words-and-images', '3', 'info', '', '', '', ''],
  ['personal-blogs', '3', 'may-if', '', '', '', ''],
  ['explicit-images', '3', 'warning', '', '', '', ''],
  ['school-account-purpose', '4', 'info', 'school-account', '', '', ''],
  ['one-account-each', '4', 'should-not', '', '', '', 'info, should-not'],
  ['parental-consent', '4', 'must', 'school-account', 'check-arbor', 'school-posts', ''],
  ['first-names-only', '4', 'may-if', 'school-account', '', 'school-posts', 'may-if, must-not'],
  ['respectful-posts', '4', 'must', 'school-account', '', 'school-posts', ''],
];

describe("the trust's Social Media Policy", () => {
  test('holds the 35 clauses as the trust fixed them', () => {
    const stems = new Map([
      [
        "If using social networking websites at work or in your private life, including closed groups (e.g. but not limited to What's App or similar) you must not;",
        'must-not-list',
      ],
      ['Guidance for posts on the school account:', 'school-posts'],
    ]);
    const held = policy.clauses.map(({ id, section, stance, settings, nextSteps, stem, parts }) => [
      id,
      section,
      stance,
      settings.join(),
      nextSteps.join(),
      stem === undefined ? '' : stems.get(stem),
      parts.map((part) => [part.stance, ...part.nextSteps].join(' ')).join(', '),
    ]);
    expect(held).toEqual(CATALOGUE);
  });

  test('quotes the approved document letter for letter', () => {
    expect(checkWording(source)).toEqual([]);
  });

  test('is refused when a single letter of a text, part or stem is not the document’s', () => {
    const contact = source.policy.clauses.find(({ id }) => id === 'pupil-contact')!;
    const altered = {
      ...source.policy,
      stems: { ...source.policy.stems, 'must-not-list': 'you must not' + ':' },
      clauses: [
        { ...contact, text: contact.text.replace('must', 'may').replace('Allow', 'allow') },
        {
          ...contact,
          parts: [contact.parts[0]!, { ...contact.parts[1]!, text: 'Where they are contacted by pupils' }],
        },
      ],
    };
    expect(checkWording({ ...source, policy: altered })).toEqual([
      { field: 'stems.must-not-list', words: 'you must not:' },
      { clause: 'pupil-contact', field: 'text', words: expect.stringContaining('allow pupils') },
      { clause: 'pupil-contact', field: 'parts.1.text', words: 'Where they are contacted by pupils' },
    ]);
  });

  test('says who approved it, when it was reviewed and what to read beside it', () => {
    expect(policy).toMatchObject({
      title: 'Social Media Policy',
      approvedBy: 'ELT',
      status: 'Non statutory',
      lastReview: '2024-06',
      nextReview: '2026-06',
      related: [
        'Safeguarding and child protection policy',
        'Code of Conduct',
        'Data protection policy',
        'Keeping Children Safe in Education',
        'Online Safety Policy',
      ],
    });
  });

  test('every clause has a title, a summary, a protected question and at least 60 ways staff ask it', () => {
    for (const { id, title, summary, examples, protected: guarded } of policy.clauses) {
      expect([id, title.length > 0, summary.length > 0, guarded.length > 0, examples.length >= 60]).toEqual([
        id,
        true,
        true,
        true,
        true,
      ]);
    }
  });
});

describe('questions to test by', () => {
  test.each(['open.jsonl', 'heldout.jsonl', 'plain.jsonl', 'close-neighbours.jsonl'])(
    '%s is never learned from',
    (file) => {
      const plain = (text: string) =>
        text
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, ' ')
          .trim();
      const learned = new Set(policy.clauses.flatMap(({ examples }) => examples.map(({ q }) => plain(q))));
      for (const line of readFileSync(join(__dirname, '../../knowledge/outside.yaml'), 'utf8').split('\n'))
        learned.add(plain(line));
      const tested = readLabelled(join(__dirname, file)).map(({ q }) => q);
      expect(tested.length).toBeGreaterThan(100);
      expect(tested.filter((q) => learned.has(plain(q)))).toEqual([]);
    },
  );
});
