import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../knowledge/index.ts';
import { createReadManifest, PACKAGE_FILE } from '../manifest/index.ts';
import { version } from '../package.json';
import { createCalendar } from './asking/calendar.ts';
import { readContent } from './clauses/sources.ts';
import { ConfigError } from './config-error.ts';
import { readConfig, type Config } from './config.ts';
import { examine, type LookedInto } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { lookAt } from './doctor/look-at.ts';
import { exitCode, sayFindings } from './doctor/say.ts';
import { SCHOOLS_SETTING } from './schools-book.ts';
import { loadSchools, type Schools } from './schools.ts';
import { sqlFigures } from './storage/figures.ts';
import { lookInto } from './storage/look-into.ts';
import { migrations } from './storage/migrations.ts';
import { sqlOutbox } from './storage/outbox.ts';
import { newestIn } from './storage/read-newest.ts';
import { sqlSettings } from './storage/settings.ts';
import { createFetchToken } from './teams/fetch-token.ts';

const PATIENCE_MILLISECONDS = 10_000;

/** `npm run doctor`: says what is wrong with the set-up, why that matters and how to mend it. It writes nothing, and runs beside the service. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, upn: { type: 'string', multiple: true } } });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const findings = await look(values.upn ?? []);
  process.stdout.write(values.json ? `${JSON.stringify({ findings }, null, 2)}\n` : sayFindings(findings));
  process.exitCode = exitCode(findings);
}

async function look(upns: readonly string[]): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ setting, wrong, mend }) => ({
      check: 'settings',
      level: 'wrong',
      what: `${setting} ${wrong}`,
      why: 'the service does not start with it, and nothing else can be looked at',
      mend: mend.replace(/\.$/, ''),
    }));
  }
  const closing: (() => Promise<void>)[] = [];
  const now = () => new Date();
  const file = () => readSchools(config);
  try {
    return await examine({
      config,
      upns,
      fetchToken: createFetchToken(config),
      fetchGraphToken: createFetchToken(config, { audience: config.GRAPH_URL }),
      readTenant: async (address) => {
        const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
        return { status: response.status, body: await response.json().catch(() => undefined) };
      },
      lookAt,
      database: async (): Promise<LookedInto | undefined> => {
        const opened = await lookInto(config.DATABASE_URL);
        if (!opened) return undefined;
        closing.push(() => opened.close());
        const { db } = opened;
        const schools = async () => {
          const stored = await sqlSettings(db).setting(SCHOOLS_SETTING);
          return stored && { value: stored.value as Schools, by: stored.by };
        };
        const policies = async () => {
          const newest = await newestIn(db);
          return newest && readContent(newest.content, newest.number).policies.map(({ policy }) => policy);
        };
        return { ...sqlFigures(db), backlog: (at) => sqlOutbox(db).backlog(at), schools, policies };
      },
      migration: migrations.at(-1)?.number ?? 0,
      schoolsFile: file,
      policiesInFiles: () => loadKnowledge({ policiesFolder: config.KNOWLEDGE_FOLDER }).policies,
      reviewOverdue: (nextReview) => createCalendar(() => 'Europe/London').reviewOverdue(nextReview, now()),
      readManifest: createReadManifest(),
      version,
      ...(existsSync(PACKAGE_FILE) && { zip: readFileSync(PACKAGE_FILE) }),
      now,
    });
  } finally {
    for (const close of closing) await close();
  }
}

function readSchools({ SCHOOLS_FILE, mode }: Config): Schools | undefined {
  if (SCHOOLS_FILE !== undefined) return loadSchools(SCHOOLS_FILE);
  return mode === 'local' ? loadSchools(join(__dirname, 'local/schools.yaml')) : undefined;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
