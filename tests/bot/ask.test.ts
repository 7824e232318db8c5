import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const project = join(__dirname, '../..');
const command = ['--import', 'tsx', 'bot/ask.ts'];

/** Runs `npm run ask` as a terminal does; `typed` goes to its standard input. */
async function ask(given: string[], typed?: string) {
  const child = spawn(process.execPath, [...command, ...given], { cwd: project });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(typed ?? '');
  const [code] = (await once(child, 'close')) as [number];
  return { out, err, code };
}

describe('in the terminal', () => {
  test('a question prints stance, exact words, where they stand and what is next', async () => {
    const { out, code } = await ask(['can i share this photo']);
    expect(code).toBe(0);
    expect(out).toContain('It depends where it goes.');
    expect(out).toContain('⛔ Not allowed: students');
    expect(out).toContain(
      '“Staff must not post images or names of students on their personal social media accounts, unless it is sharing a post from LinkedIn.”',
    );
    expect(out).toContain('Social Media Policy, section 3');
    expect(out).toContain('Arbor');
  });

  test('--why says which words decided and what they were read as', async () => {
    const { out } = await ask(['--why', 'a lad slid into my DMs']);
    expect(out).toMatch(/‘slid into my DMs’ read as contact/);
    expect(out).toMatch(/‘lad’ read as pupil/);
  });

  test('--json is one object of the contract', async () => {
    const { out } = await ask(['--json', 'a year 9 just followed me on insta']);
    const answer = JSON.parse(out) as { clauses: { policy: string; id: string; score: number }[]; ms: number };
    expect(answer).toMatchObject({
      q: 'a year 9 just followed me on insta',
      outcome: 'answer',
      actions: ['tell-headteacher'],
    });
    expect(answer.clauses[0]).toMatchObject({ policy: 'social-media-policy', id: 'pupil-contact' });
    expect(answer.clauses.length).toBeLessThanOrEqual(3);
    expect(answer.ms).toBeGreaterThan(0);
  });

  test('--jsonl answers line by line, in order', async () => {
    const { out, code } = await ask(
      ['--jsonl'],
      '{"q": "how do I book the minibus", "more": 1}\n\n{"q": "can I put the logo in my bio"}\n',
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { q: string; outcome: string; clauses: { id: string }[] });
    expect(code).toBe(0);
    expect(lines.map(({ outcome, clauses }) => [outcome, clauses[0]?.id])).toEqual([
      ['none', undefined],
      ['answer', 'logos'],
    ]);
  });

  test('a line that is not a question is named by its number', async () => {
    const { err, code } = await ask(['--jsonl'], '{"q": "hello"}\nhello\n');
    expect([code, err.trim()]).toEqual([1, 'Line 2 is not of the form {"q": "a question"}. Correct it and run again.']);
  });

  test('a folder without policies is said so, and nothing typed shows how to use it', async () => {
    const [missing, usage] = await Promise.all([ask(['--policies', 'nowhere', 'hello']), ask([])]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/no policy in this folder/)]);
    expect([usage.code, usage.out]).toEqual([2, expect.stringContaining('npm run ask -- "can i share this photo"')]);
  });

  test('a wrong option is answered with the usage, not with a stack', async () => {
    const { err, code } = await ask(['--yaml', 'hello']);
    expect([code, err]).toEqual([1, expect.not.stringContaining('    at ')]);
  });

  test('npm itself adds nothing to --jsonl', async () => {
    const out = await new Promise<string>((resolve, reject) => {
      const child = execFile('npm', ['run', '--silent', 'ask', '--', '--jsonl'], { cwd: project }, (error, stdout) =>
        error ? reject(new Error(error.message)) : resolve(stdout),
      );
      child.stdin?.end('{"q": "hi"}\n');
    });
    expect((JSON.parse(out) as { q: string }).q).toBe('hi');
  });
});
