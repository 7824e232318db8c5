import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');

/** The programme itself in local mode, as `npm start` runs it, on a free port with a database of its own. */
export async function anApp(settings: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'policy-guide-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;

  const start = async () => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', 'bot/index.ts'], {
      cwd: PROJECT,
      env: { PATH, HOME, PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'app.db')}`, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!(await answers(`${url}/readyz`))) {
      if (child.exitCode !== null) throw new Error(`The programme did not start:\n${said}`);
      await new Promise((again) => setTimeout(again, 50));
    }
  };
  /** Resolves with the exit code. */
  const stop = async () => {
    const child = running;
    if (child === undefined) return undefined;
    running = undefined;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    return ((await ended) as [number | null])[0];
  };
  await start();
  return {
    url,
    stop,
    start,
    /** Stops it and deletes its database. */
    async end() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
