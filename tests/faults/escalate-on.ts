import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MOST_IN_HAND } from '../../bot/escalation/outbox-worker.ts';
import { databases } from '../support/databases.ts';
import { duplicatesOf, problemsOf } from './check-run.ts';
import { storedMatters } from './facts.ts';
import { runEscalations } from './run-escalations.ts';

// Kills the whole service again and again while staff tell, Headteachers acknowledge, and Teams fails at random.
const FULL = process.env.FAULTS === 'full';
const SIZE = FULL ? { escalations: 1_000, kills: 20 } : { escalations: 200, kills: 5 };
const PEOPLE = { reporters: 50, schools: 25 };
const MINUTE = 60_000;
const seed = Number(process.env.SEED ?? Date.now() % 100_000);
const say = (text: string) => process.stdout.write(`${text}\n`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
});
afterEach(() => {
  // KEEP=1 leaves the log of the instances.
  if (process.env.KEEP) say(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
});

/** On one kind of database; each in a file of its own, so that they run side by side. */
export const escalateOn = (kind: string) =>
  describe.each(databases.filter(({ name }) => name === kind))('$name', ({ name, fresh, shared }) => {
    test(
      'nothing that staff told is lost, no card is ahead of the facts, and in the end every card states them',
      async () => {
        const { url, drop } = await fresh();
        try {
          const started = performance.now();
          const run = await runEscalations({ ...SIZE, ...PEOPLE, url, folder, instances: shared ? 2 : 1, seed });
          const stored = await storedMatters(url);
          const problems = problemsOf({ ...run, stored });
          const duplicates = duplicatesOf({ ...run, stored });
          const seconds = Math.round((performance.now() - started) / 1_000);
          const acknowledged = stored.filter(({ matter }) => matter.state === 'acknowledged').length;
          const { answered, connector } = run.figures;
          say(
            `${name}: ${stored.length} matters of ${SIZE.escalations} escalations, ${run.kills} kills, ${seconds} s (seed ${seed})\n` +
              `  presses ${JSON.stringify(answered)}\n  connector ${JSON.stringify(connector)}\n` +
              `  acknowledged ${acknowledged}, not delivered ${stored.filter(({ matter }) => matter.alarmedAt).length}\n` +
              `  notices ${duplicates.notices}, sent twice after a kill ${duplicates.afterKill}, after an ambiguous answer ${duplicates.ambiguous}\n` +
              `  outbox empty ${run.emptyAfterSeconds} s after Teams was well`,
          );
          expect(problems).toEqual([]);
          expect(acknowledged).toBeGreaterThan(SIZE.escalations / 5);
          expect(connector.violations).toEqual([]);
          expect(duplicates.afterKill).toBeLessThanOrEqual(run.kills * MOST_IN_HAND);
          expect(duplicates.ambiguous).toBeLessThanOrEqual(connector.ambiguous);
          expect(connector.faults.silence).toBeGreaterThan(0);
        } finally {
          await drop();
        }
      },
      (FULL ? 20 : 6) * MINUTE,
    );
  });
