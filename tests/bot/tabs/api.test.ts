import { expect, test } from '@jest/globals';
import { createApi, RefusedError } from '../../../bot/tabs/api.ts';

function anApi(answer: () => Response | Error) {
  const asked: { path: string; init: RequestInit }[] = [];
  let tokens = 0;
  const api = createApi({
    signIn: () => Promise.resolve({ authorization: `Bearer ${++tokens}` }),
    fetch: (path, init = {}) => {
      asked.push({ path: path as string, init });
      const said = answer();
      return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
    },
  });
  return { api, asked };
}

test('each call is signed in anew, and a change says on which version it is made', async () => {
  const { api, asked } = anApi(() => Response.json({}));
  await api.matters({ view: 'open', q: 'a&b' });
  await api.move('m/1', 7, { move: 'acknowledge' });
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/matters?view=open&q=a%26b', '/api/v1/matters/m%2F1/moves']);
  expect(asked[0]!.init.headers).toMatchObject({ authorization: 'Bearer 1' });
  expect(asked[1]!.init.headers).toMatchObject({ authorization: 'Bearer 2', 'if-match': '"7"' });
});

test('a refusal is in the service’s own words, and otherwise says what to do', async () => {
  const problem = { status: 409, detail: 'Acknowledge it first.', why: 'acknowledge-first' };
  const { api } = anApi(() => Response.json(problem, { status: 409 }));
  await expect(api.me()).rejects.toMatchObject({
    message: 'Acknowledge it first.',
    problem: { why: 'acknowledge-first' },
  });
  const { api: proxied } = anApi(() => new Response('<html>', { status: 502 }));
  await expect(proxied.me()).rejects.toThrow(/HTTP 502.*Try again/);
  const { api: offline } = anApi(() => new TypeError('Failed to fetch'));
  await expect(offline.me()).rejects.toThrow(RefusedError);
});
