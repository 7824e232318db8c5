import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { OutputFile } from 'esbuild';
import type { TabFile, TabFiles } from './route.ts';
import { TABS, type Tab } from './tab-names.ts';

const FOLDER = join(__dirname, '../tabs');
const ASSETS = '/tabs/assets/';

/**
 * The files of the tabs by their address. Bundled and compressed when first asked for, in memory, as local mode's page is: no build
 * folder that could be out of date. `mode` says to the page who is around it: Teams, or local mode.
 */
export function createTabFiles({ mode }: { mode: 'teams' | 'local' }): TabFiles {
  let bundled: Promise<Bundle> | undefined;
  return async (path) => {
    const tab = (Object.keys(TABS) as Tab[]).find((name) => path === `/tabs/${name}`);
    if (tab === undefined && !path.startsWith(ASSETS)) return undefined;
    bundled ??= bundle();
    // What went wrong once, the disk for instance, may go right the next time.
    bundled.catch(() => (bundled = undefined));
    const { assets, scripts, style } = await bundled;
    if (tab === undefined) return assets.get(path);
    const html = await readFile(join(FOLDER, 'index.html'), 'utf8');
    const facts: Record<string, string> = { mode, title: TABS[tab], style, script: scripts[tab] };
    const body = html.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
    return { type: 'text/html; charset=utf-8', body, hashed: false };
  };
}

interface Bundle {
  assets: ReadonlyMap<string, TabFile>;
  /** Addresses. */
  scripts: Readonly<Record<Tab, string>>;
  style: string;
}

async function bundle(): Promise<Bundle> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [
      ...(Object.keys(TABS) as Tab[]).map((tab) => ({ in: join(FOLDER, tab, 'main.tsx'), out: tab })),
      { in: join(FOLDER, 'tabs.css'), out: 'tabs' },
    ],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: FOLDER,
    tsconfig: join(FOLDER, 'tsconfig.json'),
    bundle: true,
    write: false,
    // Chunks: Teams' library is fetched in Teams only, the renderer of cards when one is shown.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  });
  const files = built.outputFiles.map(async (file) => [addressOf(file), await fileOf(file)] as const);
  const assets = new Map<string, TabFile>(await Promise.all(files));
  const named = (name: string) => [...assets.keys()].find((path) => path.startsWith(`${ASSETS}${name}-`)) ?? '';
  const scripts = Object.fromEntries((Object.keys(TABS) as Tab[]).map((tab) => [tab, named(tab)])) as Record<
    Tab,
    string
  >;
  return { assets, scripts, style: named('tabs') };
}

const addressOf = ({ path }: OutputFile) => ASSETS + basename(path);
async function fileOf({ path, contents }: OutputFile): Promise<TabFile> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }),
    promisify(gzip)(contents, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  const type = `text/${path.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`;
  return { type, body: Buffer.from(contents), hashed: true, coded: { br, gzip: gz } };
}
