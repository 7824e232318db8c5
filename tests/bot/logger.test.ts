import { expect, test } from '@jest/globals';
import { createLogger, type Facts } from '../../bot/logger.ts';

function aLog(options: { readable?: boolean } = {}) {
  const lines: string[] = [];
  const log = createLogger({ level: 'debug', write: (line) => lines.push(line), ...options });
  return { log, lines, said: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('an event is one JSON line with its facts', () => {
  const { log, said } = aLog();
  log.info('question answered', { clause: 'no-pupil-friends', outcome: 'answer', milliseconds: 1.5 });
  expect(said()).toEqual([
    expect.objectContaining({
      level: 'info',
      msg: 'question answered',
      clause: 'no-pupil-friends',
      outcome: 'answer',
      milliseconds: 1.5,
    }),
  ]);
});

test('what a colleague wrote does not get into the log, not even by a cast', () => {
  const { log, lines } = aLog();
  log.info('question answered', {
    reason: 'a year 9 has followed me',
    text: 'a year 9 has followed me',
    user: { name: 'Somebody' },
  } as Facts);
  expect(lines.join()).not.toMatch(/year|followed|Somebody/);
});

test('the compiler takes events written in the code only', () => {
  const { log, lines } = aLog();
  const question: string = 'harmless';
  // @ts-expect-error a text that is put together could hold what people wrote
  log.info(`asked ${question}`);
  expect(lines).toHaveLength(1);
});

test('an error is logged by name, place and code, without what it quotes', () => {
  const { log, lines, said } = aLog();
  let error: unknown;
  try {
    JSON.parse('a pupil has written to me');
  } catch (caught) {
    error = caught;
  }
  log.error('turn failed', { reference: 'K7P4QX', error });
  log.error('turn failed', {
    error: Object.assign(new Error('no row for teacher@school.example and 07700900123'), { code: 'ECONNREFUSED' }),
  });
  expect(lines.join()).not.toMatch(/pupil|written|teacher@|07700900123/);
  expect(said()[0]).toMatchObject({
    reference: 'K7P4QX',
    error: { name: 'SyntaxError', at: expect.arrayContaining([expect.stringContaining('logger.test')]) },
  });
  expect(said()[1]).toMatchObject({ error: { code: 'ECONNREFUSED' } });
});

test('in local mode people can read it', () => {
  const { log, lines } = aLog({ readable: true });
  log.warn('activity refused', { reason: 'another-tenant', status: 403 });
  expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d warn {2}activity refused reason=another-tenant status=403\n$/);
});
