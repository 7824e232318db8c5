import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import type { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { ManifestProblem } from './problem.ts';

/** The first that has supportsChannelFeatures, which Teams asks of an app for teams; nothing later is used. */
export const SCHEMA_VERSION = '1.25';

/**
 * Makes what says Microsoft's schema of this version against a manifest; reading the schema takes a tenth of a second. Nothing is fetched:
 * @microsoft/app-manifest brings the file. Only the file is read, since loading the package fails (it asks for fs-extra, which it does not bring).
 */
export function createCheckSchema(): (manifest: object) => ManifestProblem[] {
  const folder = dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const file = join(folder, 'build/json-schemas/teams', `v${SCHEMA_VERSION}`, 'MicrosoftTeams.schema.json');
  const ajv = addFormats(new Ajv({ allErrors: true, strictTypes: false }));
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  return (manifest) => (validate(manifest) ? [] : (validate.errors ?? []).map(toProblem));
}

const toProblem = ({ instancePath, message = 'is refused', params }: ErrorObject): ManifestProblem => ({
  name: 'schema',
  at: instancePath.slice(1).replaceAll('/', '.') || 'manifest',
  wrong: `${message}${'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : ''}`,
  mend: `Microsoft’s schema ${SCHEMA_VERSION} refuses it: see manifest/create-manifest.ts and the settings it is filled from.`,
});
