import { zipSync } from 'fflate';
import type { IconFiles } from './check-icons.ts';
import { ICONS } from './icons.ts';

/** Midnight by the clock of whoever packs: a zip keeps local time without its zone, so the same bytes everywhere. */
const ALWAYS = new Date(2026, 0, 1);

/** The app package: three files at its root, and the same bytes for the same contents. */
export function buildPackage(manifest: object, icons: IconFiles): Uint8Array {
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const files = { 'manifest.json': text, [ICONS.color.file]: icons.color, [ICONS.outline.file]: icons.outline };
  // os: 0, as fflate has it by default; named, so that a change of it could not change the bytes.
  return zipSync(files, { mtime: ALWAYS, level: 9, os: 0 });
}
