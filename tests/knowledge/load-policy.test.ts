import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { contentOf, KnowledgeError, loadKnowledge, readSource } from '../../knowledge/index.ts';

const TRIPS = `id: trips
title: Trips Policy
approvedBy: Governors
lastReview: 2025-01
nextReview: 2027-01
sections:
  - {number: "1", title: Before}
stems:
  leaders: "Leaders must:"
clauses:
  - id: risk
    section: "1"
    title: a risk assessment
    stance: must
    stem: leaders
    text: Write a risk assessment.
    summary: Write a risk assessment first.
    protected: [Do I need a risk assessment?]
`;

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'policies-')), 'trips');
  mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
function problems() {
  try {
    readSource(join(folder, '..'));
  } catch (error) {
    if (error instanceof KnowledgeError)
      return error.problems.map(({ line, what, mend }) => `${line}: ${what} ${mend}`);
    throw error;
  }
  return [];
}

describe('an admin’s policy.yaml', () => {
  test('is read with the stem’s words beside the clause', () => {
    write('policy.yaml', TRIPS);
    expect(contentOf(readSource(join(folder, '..'))).policies[0]?.clauses[0]).toMatchObject({
      id: 'risk',
      policy: 'trips',
      stem: 'Leaders must:',
      nextSteps: [],
    });
  });

  test.each([
    ['a misspelt stance', ['stance: must', 'stance: must-nott'], /^14: .*must-not, must, should/],
    ['a misspelt setting name', ['summary:', 'sumary:'], /^17: .*sumary.*spelling/m],
    ['a section that is not listed', ['section: "1"', 'section: "9"'], /^12: .*section "9".*under "sections:"/],
    ['a stem that is not listed', ['stem: leaders', 'stem: leader'], /^15: .*stem "leader".*under "stems:"/],
    ['a review without a month', ['lastReview: 2025-01', 'lastReview: "2025"'], /^4: .*2024-06/],
    ['Markdown in a title', ['title: a risk assessment', 'title: a *risk* assessment'], /^13: .*plain words/],
    ['broken YAML', ['title: Trips Policy', 'title: "Trips'], /not valid YAML.*quotes/],
    ['the folder of another policy', ['id: trips', 'id: travel'], /^1: .*"travel".*"trips".*same name/],
    [
      'an alias, which could make a small file enormous',
      ['[Do I need a risk assessment?]', '&a [*a, *a]'],
      /^1: |^18: /,
    ],
  ])('with %s is refused with line and mend', (_, [from, to], expected) => {
    write('policy.yaml', TRIPS.replace(from!, to!));
    expect(problems().join('\n')).toMatch(expected);
  });

  test('with two clauses of one id is refused', () => {
    write('policy.yaml', TRIPS + TRIPS.slice(TRIPS.indexOf('  - id: risk')));
    expect(problems()).toEqual(['19: Two clauses have the id "risk". Give each its own.']);
  });

  test('whose parts leave out words of the clause is refused', () => {
    write('policy.yaml', TRIPS + '    parts: [{act: writing, stance: must, text: Write a risk}]\n');
    expect(problems()[0]).toMatch(/^19: The parts of "risk" do not add up/);
  });

  test('that is missing is named', () => {
    expect(problems()).toEqual([expect.stringMatching(/no policy in this folder.*policy\.yaml/)]);
  });
});

describe('an admin’s examples.yaml', () => {
  beforeEach(() => write('policy.yaml', TRIPS));

  test('for a clause that is not there is refused with its line', () => {
    write('examples.yaml', 'risk:\n  - must I assess\nriks:\n  - what about risk\n');
    expect(problems()).toEqual(['3: There is no clause "riks". Correct the id or remove its examples.']);
  });

  test('that points to a clause that is not there is refused', () => {
    write('examples.yaml', 'risk:\n  - {q: must I assess, shown: [risk, ratios]}\n');
    expect(problems()[0]).toMatch(/^2: There is no clause "ratios"/);
  });

  test('may not learn a protected question', () => {
    write('examples.yaml', 'risk:\n  - Do I need a risk assessment?\n');
    expect(problems()[0]).toMatch(/^2: This question is protected/);
  });
});

test('a folder without a policy is refused with what to do', () => {
  expect(() => loadKnowledge({ policiesFolder: folder })).toThrow(/no policy in this folder.*policy\.yaml/);
});

test('a policy without examples of its own still answers by its words', () => {
  write('policy.yaml', TRIPS);
  write('examples.yaml', 'risk: [must I write a risk assessment, who assesses the risk, is a risk form needed]\n');
  const knowledge = loadKnowledge({ policiesFolder: join(folder, '..') });
  const match = knowledge.match('do we need a risk assessment for the coach?');
  expect(match.kind === 'answer' && match.shown.map(({ clause }) => clause.id)).toEqual(['risk']);
});
