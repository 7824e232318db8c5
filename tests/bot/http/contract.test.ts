import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as contract from '../../../bot/http/contract.ts';

describe('the contract of the tabs', () => {
  test.each([
    ['contract.ts', ['zod', './clauses-contract.ts']],
    ['clauses-contract.ts', ['zod']],
  ])('%s imports zod and nothing that a browser does not have', (file, imports) => {
    const source = readFileSync(`bot/http/${file}`, 'utf8');
    expect([...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(imports);
  });

  test('takes a move with what it needs, and nothing more', () => {
    const { MoveRequest } = contract;
    expect(MoveRequest.safeParse({ move: 'acknowledge' }).success).toBe(true);
    expect(MoveRequest.safeParse({ move: 'acknowledge', by: 'somebody else' }).success).toBe(false);
    expect(MoveRequest.safeParse({ move: 'cpoms-not-needed', reason: '  ' }).success).toBe(false);
    expect(MoveRequest.safeParse({ move: 'withdraw' }).success).toBe(false);
    expect(MoveRequest.safeParse({ move: 'logged-on-cpoms', on: '2026-02-30' }).success).toBe(false);
  });
});
