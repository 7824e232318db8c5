import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIcons, type IconFiles } from './check-icons.ts';
import { checkManifest } from './check-manifest.ts';
import { createCheckSchema } from './check-schema.ts';
import { createManifest, type About, type ManifestConfig } from './create-manifest.ts';
import { ICONS } from './icons.ts';
import type { ManifestProblem } from './problem.ts';

export { buildPackage } from './build-package.ts';
export type { ManifestConfig } from './create-manifest.ts';
export type { ManifestProblem } from './problem.ts';

/** The name of the package in the folder where it is made. */
export const PACKAGE_FILE = 'policy-guide.zip';

export type ReadManifest = ReturnType<typeof createReadManifest>;

/** Makes what gives the manifest of some settings, its icons, and everything that is wrong with them. */
export function createReadManifest() {
  const icons: IconFiles = {
    color: readFileSync(join(__dirname, 'icons', ICONS.color.file)),
    outline: readFileSync(join(__dirname, 'icons', ICONS.outline.file)),
  };
  const wrongIcons = checkIcons(icons);
  const checkSchema = createCheckSchema();
  return (config: ManifestConfig, about: About) => {
    const manifest = createManifest(config, about);
    const ours = [...checkManifest(manifest), ...wrongIcons];
    // The schema says the same once more where a check of ours has named the field already.
    const schema = checkSchema(manifest).filter(({ at }) => !ours.some((one) => one.at === at));
    return { manifest, icons, problems: [...ours, ...schema] satisfies ManifestProblem[] };
  };
}
