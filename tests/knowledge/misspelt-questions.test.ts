import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadKnowledge, type Knowledge } from '../../knowledge/index.ts';
import { measureMisspelt } from '../bench/misspelt.ts';
import { readLabelled } from '../support/measure.ts';
import { misspell, MISSPELLINGS } from './misspell.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge();
});

test('staff who misspell lose at most three answers in a hundred, whatever the slip', () => {
  const rows = measureMisspelt(knowledge, readLabelled('tests/knowledge/open.jsonl'));
  expect(rows.filter(({ loss }) => loss > 3)).toEqual([]);
});

describe('a hurried colleague', () => {
  test('who misspells a pupil’s contact is told to tell the Headteacher', () => {
    expect(knowledge.match('a studnet folowed me onn instagarm').nextSteps).toContain('tell-headteacher');
  });

  test('is shown what their words were read as', () => {
    const reasons = knowledge.match('my class found me on instagarm').why();
    expect(reasons).toContainEqual(
      expect.objectContaining({ words: 'instagarm', meant: 'instagram', readAs: 'social-media' }),
    );
  });

  test('who asks what no policy says is still offered the nearest topics', () => {
    const match = knowledge.match('how do i bok the minibuss');
    expect(match.kind === 'none' && match.nearest).toHaveLength(3);
  });
});

describe('the misspelling of questions', () => {
  const question = "Hi, can my pupils' parents see photographs? They're asking.";

  test.each(MISSPELLINGS)('is the same every time: %s', (kind) => {
    const once = misspell(question, kind, 1);
    expect(once).not.toBe(question);
    expect(misspell(question, kind, 1)).toBe(once);
  });

  test('leaves short words and grammar alone', () => {
    const short = 'can I do it with our cat';
    expect(
      ['dropped letter', 'two edits', 'word split'].map((kind) => misspell(short, kind as 'two edits', 1)),
    ).toEqual([short, short, short]);
  });
});
