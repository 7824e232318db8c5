import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIcons, type IconFiles } from './check-icons.ts';
import { checkManifest } from './check-manifest.ts';
import { checkSchema } from './check-schema.ts';
import { createManifest, type About, type ManifestConfig } from './create-manifest.ts';
import { ICONS } from './icons.ts';
import type { ManifestProblem } from './problem.ts';

export { buildPackage } from './build-package.ts';
export type { ManifestConfig } from './create-manifest.ts';
export type { ManifestProblem } from './problem.ts';

/** The name of the package in the folder where it is made. */
export const PACKAGE_FILE = 'policy-guide.zip';

/** The manifest that these settings give, its icons, and everything that is wrong with them. */
export function readManifest(config: ManifestConfig, about: About) {
  const manifest = createManifest(config, about);
  const icons = readIcons();
  // The schema says the same once more where a check of ours has named the field already.
  const ours = [...checkManifest(manifest), ...checkIcons(icons)];
  const schema = checkSchema(manifest).filter(({ at }) => !ours.some((one) => one.at === at));
  return { manifest, icons, problems: [...ours, ...schema] satisfies ManifestProblem[] };
}

const readIcons = (): IconFiles => ({
  color: readFileSync(join(__dirname, 'icons', ICONS.color.file)),
  outline: readFileSync(join(__dirname, 'icons', ICONS.outline.file)),
});
