import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PageFile {
  type: string;
  body: string;
}

export type PageFiles = (path: string) => Promise<PageFile | undefined>;

/**
 * The files of the page by their address. Its code is bundled when it is first asked for, in memory: there is no build
 * folder that could be out of date, and a start without a browser pays nothing.
 */
export function createPageFiles(): PageFiles {
  const folder = join(__dirname, 'page');
  let bundled: Promise<string> | undefined;
  const text = async (file: string) => readFile(join(folder, file), 'utf8');
  return async (path) => {
    switch (path) {
      case '/':
        return { type: 'text/html; charset=utf-8', body: await text('index.html') };
      case '/local/page.css':
        return { type: 'text/css; charset=utf-8', body: await text('page.css') };
      case '/local/icon.svg':
        return { type: 'image/svg+xml', body: await text('icon.svg') };
      case '/local/page.js':
        bundled ??= bundle(join(folder, 'main.ts'));
        return { type: 'text/javascript; charset=utf-8', body: await bundled };
      default:
        return undefined;
    }
  };
}

async function bundle(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}
