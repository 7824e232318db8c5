import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKnowledgeCommands } from '../../bot/knowledge-commands.ts';
import type { ReadDocument } from '../../bot/knowledge-document.ts';
import { itemOf, readSource, withItems, type ClauseValue, type PolicyValue } from '../../knowledge/index.ts';
import { aSource } from '../support/a-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const risk = itemOf(aSource(), 'clause.trips.risk') as ClauseValue;

/** The terminal of somebody whose service serves `served`. */
function terminal({ served = aSource(), colour = false } = {}) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const commands = createKnowledgeCommands({ served: () => Promise.resolve(served), say, today: '2026-11-23', colour });
  return { ...commands, read: () => said.splice(0).join('\n') };
}
const changed = (value: Partial<ClauseValue>) => withItems(aSource(), [{ key: 'clause.trips.risk', value: { ...risk, ...value } }]); // prettier-ignore

describe('export', () => {
  test.each(['out.zip', 'out'])('to %s, imported again, changes nothing', async (name) => {
    const here = terminal();
    expect(await here.export({ to: at(name) })).toBe(0);
    expect(here.read()).toMatch(/1 policy, 5 clauses, 5 examples\.\nWritten to .*: 5 files, \d+ kB\./);
    expect(await here.import({ place: at(name) })).toBe(0);
    expect(here.read()).toMatch(/^Nothing changes\.\n\nNo problems\.\n\nNothing was written: this was a try/);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('never writes over what is there', async () => {
    const here = terminal();
    writeFileSync(at('mine.zip'), 'mine');
    mkdirSync(at('full'));
    writeFileSync(at('full/letter.txt'), 'mine');
    await expect(here.export({ to: at('mine.zip') })).rejects.toThrow(/mine\.zip is there already.*another name/);
    await expect(here.export({ to: at('full') })).rejects.toThrow(/there already/);
    expect([readFileSync(at('mine.zip'), 'utf8'), readdirSync(at('full'))]).toEqual(['mine', ['letter.txt']]);
  });

  test('is a folder that the service can be started with', async () => {
    await terminal({ served: readSource() }).export({ to: at('out') });
    expect(readSource(at('out'))).toEqual(readSource());
  });
});

describe('import', () => {
  test('shows what would change, word by word, and writes nothing', async () => {
    await terminal({ served: changed({ summary: 'Write a risk form first.' }) }).export({ to: at('new.zip') });
    const here = terminal();
    expect(await here.import({ place: at('new.zip') })).toBe(0);
    expect(here.read()).toMatch(/^1 change:\n\nChanged: a risk assessment .* \(clause\.trips\.risk\)\n {2}summary: Write a risk \[-assessment-\]\{\+form\+\} first\.\n/); // prettier-ignore
    expect(readdirSync(folder)).toEqual(['new.zip']);
  });

  test('with --write puts the outcome into a folder', async () => {
    await terminal({ served: changed({ summary: 'First.' }) }).export({ to: at('new.zip') });
    const here = terminal();
    expect(await here.import({ place: at('new.zip'), write: at('out') })).toBe(0);
    expect(here.read()).toContain('Nothing that is served has changed.');
    expect(await here.diff({ from: at('new.zip'), to: at('out') })).toBe(0);
    expect(here.read()).toBe('Nothing changes.');
  });

  test('with words that are not the document’s is shown, exits with 1 and writes nothing', async () => {
    await terminal({ served: changed({ text: 'Nobody needs a risk assessment.' }) }).export({ to: at('new.zip') });
    const here = terminal();
    expect(await here.import({ place: at('new.zip'), write: at('out') })).toBe(1);
    const said = here.read();
    expect(said).toMatch(/✖ clause\.trips\.risk › text\n {2}These words are not in the approved document/);
    expect(said).toMatch(/The exact wording is changed, but the approved document is not/);
    expect(said).toMatch(/Nothing was written: mend what blocks first/);
    expect(readdirSync(folder)).toEqual(['new.zip']);
  });

  test('of a policy without one of its clauses retires that; what the archive does not hold is left alone', async () => {
    const less = withItems(aSource(), [{ key: 'clause.trips.smoking', value: null }]);
    await terminal({ served: less }).export({ to: at('less') });
    rmSync(at('less/thesaurus.yaml'));
    rmSync(at('less/outside.yaml'));
    const here = terminal();
    expect(await here.import({ place: at('less') })).toBe(0);
    expect(here.read()).toMatch(/^1 change:\n\nRetired: smoking in front of pupils/);
  });

  test('of a file with a mistake names file and line, and nothing is half taken', async () => {
    await terminal().export({ to: at('bad') });
    const file = at('bad/trips/policy.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('stance: must-not', 'stance: mustnot'));
    await expect(terminal().import({ place: at('bad'), write: at('out') })).rejects.toThrow(/policy\.yaml:\d+: .*Write one of: must-not/); // prettier-ignore
    expect(readdirSync(folder)).toEqual(['bad']);
  });

  test('of what is neither folder nor archive says what to give', async () => {
    writeFileSync(at('policy.pdf'), '%PDF');
    await expect(terminal().import({ place: at('policy.pdf') })).rejects.toThrow(/neither a folder nor a \.zip.*Give/);
    await expect(terminal().import({ place: at('nowhere') })).rejects.toThrow(/is not there/);
    mkdirSync(at('empty'));
    await expect(terminal().import({ place: at('empty') })).rejects.toThrow(/nothing of a knowledge base/);
  });
});

describe('import of a Word document', () => {
  const value = itemOf(aSource(), 'policy.trips') as PolicyValue;
  const read = (more: Partial<PolicyValue>, stops = false): ReadDocument => () =>
    Promise.resolve({
      policies: [{ id: 'visits', value: { ...value, ...more }, clauses: [{ id: 'risk', value: { ...risk, examples: [], stem: undefined }, from: 'paragraph 3, section 1', guessed: ['stance'] }] }],
      problems: [{ where: 'paragraph 9', what: 'A picture was passed over.', mend: 'Type its words.', stops }],
    });
  const importing = (readDocument: ReadDocument) => {
    writeFileSync(at('visits.docx'), 'made up');
    const said: string[] = [];
    const commands = createKnowledgeCommands({ served: () => Promise.resolve(aSource()), say: (text) => void said.push(text), today: '2026-11-23', colour: false, readDocument });
    return { run: (write?: string) => commands.import({ place: at('visits.docx'), write }), said };
  };

  test('shows its clauses as a draft, with what was guessed and what could not be read, by paragraph', async () => {
    const { run, said } = importing(read({}));
    expect(await run()).toBe(0);
    expect(said.join('\n')).toMatch(/New: a risk assessment.*clause\.visits\.risk/);
    expect(said.join('\n')).toMatch(/paragraph 9: A picture was passed over\. Type its words\.\nclause\.visits\.risk \(paragraph 3, section 1\): guessed: stance/);
  });

  test('that does not say who approved it can be written, to be completed there', async () => {
    const { run, said } = importing(read({ approvedBy: '' }));
    expect(await run(at('out'))).toBe(1);
    expect(said.join('\n')).toMatch(/✖ policy\.visits › approvedBy[^]*cannot be loaded before what blocks is mended there/);
    expect(readdirSync(at('out/visits'))).toContain('policy.yaml');
  });

  test('that cannot be read says why, and nothing is taken', async () => {
    const { run } = importing(read({}, true));
    await expect(run(at('out'))).rejects.toThrow('paragraph 9: A picture was passed over. Type its words.');
    expect(readdirSync(folder)).toEqual(['visits.docx']);
  });
}); // prettier-ignore

describe('diff', () => {
  test('colours what came and went where somebody looks at it, and lets no text command the terminal', async () => {
    await terminal({ served: changed({ summary: 'Write a \u001b[2Jform first.' }) }).export({ to: at('new') });
    const here = terminal({ colour: true });
    await here.diff({ to: at('new') });
    const said = here.read();
    expect(said).toContain('\u001b[31mrisk\u001b[0m');
    expect(said).not.toContain('\u001b[2J');
  });

  test('lists examples that came and went, one a line', async () => {
    await terminal({ served: changed({ examples: [] }) }).export({ to: at('new') });
    const here = terminal();
    await here.diff({ to: at('new') });
    expect(here.read()).toContain('  examples:\n    [-must I fill in a risk form-]\n    [-who signs the risk form for the coach (shown: risk, ratio)-]'); // prettier-ignore
  });

  test('says what it could not compare', async () => {
    const here = terminal();
    await here.export({ to: at('one') });
    await here.export({ to: at('two') });
    rmSync(at('two/outside.yaml'));
    here.read();
    await here.diff({ from: at('one'), to: at('two') });
    expect(here.read()).toMatch(/^Nothing changes\.\n\noutside\.yaml is in one of the two only/);
  });
});

describe('check', () => {
  test('of what is served says how much there is, and exits with 0 where nothing blocks', async () => {
    const here = terminal();
    expect(await here.check({})).toBe(0);
    expect(here.read()).toBe('1 policy, 5 clauses, 5 examples.\nNo problems.');
  });

  test('exits with 1 where something blocks, and puts that first', async () => {
    const here = terminal({ served: changed({ text: 'Not so.', examples: [] }) });
    expect(await here.check({ json: true })).toBe(1);
    const { problems } = JSON.parse(here.read()) as { problems: { key: string; kind: string; blocks: boolean }[] };
    expect(problems).toEqual([expect.objectContaining({ key: 'clause.trips.risk', kind: 'not-in-document', blocks: true })]); // prettier-ignore
  });

  test('of a folder with a mistake is JSON with file and line where JSON is asked for', async () => {
    await terminal().export({ to: at('bad') });
    writeFileSync(at('bad/outside.yaml'), '- one\n- [two]\n');
    const here = terminal();
    expect(await here.check({ place: at('bad'), json: true })).toBe(1);
    expect(JSON.parse(here.read())).toEqual({ problems: [expect.objectContaining({ file: at('bad/outside.yaml'), line: 2, blocks: true })] }); // prettier-ignore
    await expect(here.check({ place: at('bad') })).rejects.toThrow(/outside\.yaml:2: /);
  });
});

test('in the terminal the trust’s own knowledge passes, and a wrong command is answered with the usage', async () => {
  const run = (...given: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'bot/knowledge.ts', ...given], { cwd: join(__dirname, '../..') }); // prettier-ignore
  expect((await run('check')).stdout).toMatch(/^1 policy, 35 clauses, \d+ examples\.\n(No problems|1 problem, none of which blocks)/); // prettier-ignore
  await expect(run('publish')).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('npm run knowledge -- check') }); // prettier-ignore
});
