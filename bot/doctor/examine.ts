import type { ReadManifest } from '../../manifest/index.ts';
import { KnowledgeError } from '../../knowledge/index.ts';
import { YamlFileError } from '../checked-yaml.ts';
import { RevisionError } from '../clauses/sources.ts';
import type { Config } from '../config.ts';
import type { Figures } from '../figures.ts';
import type { Schools } from '../schools.ts';
import { DatabaseError } from '../storage/database-error.ts';
import { checkCredentials, checkEnd, checkTenant, type ReadTenant } from './check-credentials.ts';
import { checkMigrations, checkOutbox } from './check-database.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkGraph } from './check-graph.ts';
import { checkPackage } from './check-package.ts';
import { checkPolicies, type Reviewed } from './check-policies.ts';
import { checkReceivers, checkSafeguarding, checkSchoolsFile } from './check-schools.ts';
import { checkStaff } from './check-staff.ts';
import { notHere, well, wrong, type Finding, type Said } from './finding.ts';
import type { LookAt } from './look-at.ts';

/** What there is to look into. */
export interface LookedInto extends Figures {
  backlog(now: Date): Promise<{ due: number; oldest?: Date }>;
  /** Those in force, and who put them there (an Entra object id, or "file"); undefined where nothing is stored. */
  schools(): Promise<{ value: Schools; by: string } | undefined>;
  /** Those of the newest revision; undefined where none is stored. Rejects with RevisionError where this release cannot read it. */
  policies(): Promise<readonly Reviewed[] | undefined>;
}

export interface ExamineNeeds {
  config: Config;
  /** Names to be tried on the staff pattern. */
  upns: readonly string[];
  fetchToken: () => Promise<string>;
  fetchGraphToken: () => Promise<string>;
  readTenant: ReadTenant;
  lookAt: LookAt;
  /** Undefined where the service was never started with it. Rejects with DatabaseError where it cannot be opened. */
  database: () => Promise<LookedInto | undefined>;
  /** Number of the newest change to the tables that this release knows. */
  migration: number;
  /** As SCHOOLS_FILE says. Throws YamlFileError. */
  schoolsFile: () => Schools | undefined;
  /** As the files say, which the first start puts into the database. Throws KnowledgeError. */
  policiesInFiles: () => readonly Reviewed[];
  reviewOverdue: (nextReview: string) => boolean;
  readManifest: ReadManifest;
  version: string;
  /** The app package that lies here, if one does. */
  zip?: Uint8Array;
  now: () => Date;
}

/** Looks at everything, one after the other; what one look breaks on does not keep the others. */
export async function examine(needs: ExamineNeeds): Promise<Finding[]> {
  const { config, now } = needs;
  const findings: Finding[] = [];
  const check = async (name: string, run: () => Said[] | Promise<Said[]>) => {
    const said = await Promise.resolve().then(run).catch(failed);
    findings.push(...said.map((one) => ({ check: name, ...one })));
  };
  let database: LookedInto | undefined;
  let schools: Schools | undefined;

  await check('settings', () => [well(`The settings can be read; ${config.mode} mode`)]);
  await check('staff', () => checkStaff(config, needs.upns));
  await check('credentials', () => checkCredentials(config, needs.fetchToken));
  await check('credential-end', () => checkEnd(config, now()));
  await check('tenant', () => checkTenant(config, needs.readTenant));
  await check('graph', () => checkGraph(config, needs.fetchGraphToken));
  await check('endpoint', () => checkEndpoint(config, needs.lookAt, now()));
  await check('database', async () => {
    database = await needs.database();
    return database
      ? checkMigrations(database, needs.migration)
      : [notHere('The service was never started with this database: the first start makes its tables')];
  });
  await check('schools', async () => {
    const stored = await database?.schools();
    schools = stored?.value;
    const file = needs.schoolsFile();
    schools ??= file;
    return [...checkSafeguarding(config, schools), ...checkSchoolsFile(file, stored)];
  });
  const { readManifest, version, zip } = needs;
  await check('app-package', () => checkPackage(config, { trust: schools?.trust.name, readManifest, version, zip }));
  const looked = database;
  if (looked) await check('outbox', () => checkOutbox((at) => looked.backlog(at), now()));
  if (looked) await check('receivers', () => checkReceivers(schools, (people) => looked.reachable(people)));
  await check('policies', async () => {
    // Read in any case: the service does not start with files that are wrong.
    const inFiles = needs.policiesInFiles();
    return checkPolicies((await looked?.policies()) ?? inFiles, needs.reviewOverdue);
  });
  return findings;
}

function failed(error: unknown): Said[] {
  if (error instanceof DatabaseError) return [wrong(error.said.what, error.said.why, error.said.mend)];
  if (error instanceof YamlFileError)
    return error.problems.map(({ line, problem }) =>
      wrong(`${error.file}, line ${line}: ${problem}`, 'the service does not start with it', 'Mend it there'),
    );
  if (error instanceof KnowledgeError)
    return error.problems.map(({ file, line, what, mend }) =>
      wrong(`${file}, line ${line}: ${what}`, 'the service does not start with it', mend),
    );
  if (error instanceof RevisionError)
    return [wrong(error.message, 'the service answers from an older one, or does not start', 'Start the release that published it, or restore a version before it in the Clauses tab')]; // prettier-ignore
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return [wrong('It could not be looked at', code ?? name ?? 'an unknown error', 'Run doctor again; if it stays so, report it with this line')]; // prettier-ignore
}
