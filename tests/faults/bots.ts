import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '../..');

/** So many instances of the service on one database, each on a port that it keeps; killed and started again as wanted. */
export async function bots(needs: {
  count: number;
  env: Record<string, string>;
  folder: string;
  nodeOptions?: string[];
}) {
  const { count, env, folder, nodeOptions = [] } = needs;
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const running: (ChildProcess | undefined)[] = ports.map(() => undefined);
  const kills: { at: number }[] = [];
  let turn = 0;

  const start = async (index: number) => {
    const log = join(folder, `bot-${index}.log`);
    const out = openSync(log, 'a');
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', 'tests/faults/the-service.ts'], {
      cwd: PROJECT,
      env: { PATH, HOME, HOST: '127.0.0.1', PORT: String(ports[index]), ...env },
      stdio: ['ignore', out, out],
    });
    running[index] = child;
    while (!(await isReady(ports[index]!))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The service did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`); // prettier-ignore
    }
  };
  const end = async (index: number, signal: NodeJS.Signals) => {
    const child = running[index];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.kill(signal);
    return ended;
  };

  return {
    kills,
    startAll: () => Promise.all(ports.map((_, index) => start(index))),
    /** SIGKILL, and up again. */
    async kill(index: number) {
      kills.push({ at: Date.now() });
      await end(index, 'SIGKILL');
      await start(index);
    },
    /** Gives the exit code and the signal of each. */
    stopAll: (signal: NodeJS.Signals = 'SIGTERM') => Promise.all(ports.map((_, index) => end(index, signal))),
    /** Whose turn is next. */
    next: () => turn % count,
    /** In turns, as a balancer in front of them has it, whether or not that one is up. */
    nextUrl: () => `http://127.0.0.1:${ports[turn++ % count]}/api/messages`,
  };
}

export type Bots = Awaited<ReturnType<typeof bots>>;

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    await new Promise((again) => setTimeout(again, 50));
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
