import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Settings } from '../../bot/config.ts';

const project = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** The instructions of the last stage, each with its lines joined. */
function lastStage(): { name: string; says: string }[] {
  const lines = read('Dockerfile').replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, ' ').split('\n').filter(Boolean); // prettier-ignore
  const instructions = lines.map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, says: rest.join(' ') };
  });
  return instructions.slice(instructions.map(({ name }) => name).lastIndexOf('FROM'));
}
const of = (name: string) => lastStage().filter((one) => one.name === name).map(({ says }) => says); // prettier-ignore

describe('the container', () => {
  test('runs as somebody who is not root, in production, and is looked after', () => {
    expect(of('FROM')).toEqual(['node:24-slim']);
    expect(of('USER')).toEqual(['1000:1000']);
    expect(of('ENV')[0]).toContain('NODE_ENV=production');
    expect(of('HEALTHCHECK')[0]).toContain('/healthz');
    const [command = ''] = of('CMD');
    expect(JSON.parse(command)).toEqual(['node', '--import', 'tsx', 'bot/index.ts']);
  });

  test('sets only settings that there are, and no secret', () => {
    const names = [...(of('ENV')[0] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name ?? '');
    for (const name of names) expect(Object.keys(Settings.shape)).toContain(name);
    expect(names.filter((name) => /PASSWORD|SECRET|TOKEN|KEY/i.test(name))).toEqual([]);
  });

  test('takes in what is there, and .dockerignore lets in that and nothing else', () => {
    const taken = of('COPY').filter((says) => !says.startsWith('--from')).flatMap((says) => says.split(' ').slice(0, -1)); // prettier-ignore
    for (const path of taken) expect(existsSync(join(project, path))).toBe(true);
    const ignored = read('.dockerignore').split('\n');
    const letIn = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(ignored.find((line) => !line.startsWith('#'))).toBe('*');
    expect([...letIn].sort()).toEqual([...taken, 'package-lock.json', '.npmrc'].sort());
    expect(ignored).toContain('**/.env');
  });
});

test('the Azure template gives the service settings that there are, and its bot no secret', () => {
  const bicep = read('manifest/azure/main.bicep');
  const names = [...bicep.matchAll(/\{ name: '([A-Za-z_]+)', value:/g)].map(([, name]) => name ?? '');
  expect(names).toContain('STAFF_UPN_PATTERN');
  const platform = ['WEBSITES_CONTAINER_STOP_TIME_LIMIT'];
  for (const name of names) expect([...Object.keys(Settings.shape), ...platform]).toContain(name);
  expect(names).not.toContain('MicrosoftAppPassword');
  // Brackets and quotes that do not close are what a typing error most often is.
  for (const [opening, closing] of ['{}', '[]', '()'] as const)
    expect(bicep.split(opening ?? '').length).toBe(bicep.split(closing ?? '').length);
});
