import { expect, test } from '@jest/globals';
import { keepOffProxies } from '../../../bot/local/own-computer.ts';

test('in local mode a school’s proxy is never asked for this computer, and its other exceptions stay', () => {
  const env: Record<string, string | undefined> = {
    HTTP_PROXY: 'http://proxy.trust.example:8080',
    NO_PROXY: 'arbor.example, localhost',
  };
  keepOffProxies(env);
  keepOffProxies(env);
  expect(env.NO_PROXY).toBe('arbor.example,localhost,127.0.0.1,::1');
  expect(env.no_proxy).toBe('127.0.0.1,localhost,::1');
  expect(env.HTTP_PROXY).toBe('http://proxy.trust.example:8080');
});
