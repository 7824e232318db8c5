import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');

/** A programme of the project in a process of its own, on a free port of loopback; resolves when it is ready. */
export async function aService({
  entry,
  env = {},
  nodeOptions = [],
}: {
  entry: string;
  env?: Record<string, string>;
  nodeOptions?: string[];
}) {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', entry], {
    cwd: PROJECT,
    env: { PATH, HOME, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const begun = performance.now();
  const ended = once(child, 'exit');
  while (!(await isReady(port))) if (child.exitCode !== null) throw new Error(`${entry} did not start.`);
  const startedIn = performance.now() - begun;
  return {
    port,
    /** Milliseconds from the start of the process until /readyz said yes. */
    startedIn,
    /** What it holds of the machine's memory now, in MiB. */
    memory: () => residentMiB(child.pid ?? 0),
    /** Processor time used so far, in milliseconds. */
    cpu: () => cpuMilliseconds(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** From Linux's process table, where a tick is a hundredth of a second; elsewhere 0. */
function cpuMilliseconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** From Linux's process table; elsewhere 0. */
function residentMiB(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return 0;
  }
}

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
