import type { Agent } from 'node:http';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A connector that says yes to everything, and how many messages it was sent. */
export async function aConnector() {
  const sent = { messages: 0 };
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      if (incoming.method === 'POST') sent.messages += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"id":"r${sent.messages}"}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    close: () => server.closeAllConnections(),
  };
}

/** Asks for `seconds` with `together` questions in hand at any time; latencies in milliseconds, sorted. */
export async function ask({
  port,
  seconds,
  together,
  agent,
  next,
}: {
  port: number;
  seconds: number;
  together: number;
  agent: Agent;
  next: () => string;
}) {
  const latencies: number[] = [];
  const failed: number[] = [];
  const end = performance.now() + seconds * 1000;
  const begin = performance.now();
  const one = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      const status = await post({ port, agent, body: next() });
      if (status === 200) latencies.push(performance.now() - from);
      else failed.push(status);
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  return {
    latencies: latencies.sort((a, b) => a - b),
    failed,
    perSecond: (latencies.length * 1000) / (performance.now() - begin),
  };
}

function post({ port, agent, body }: { port: number; agent: Agent; body: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      { host: '127.0.0.1', port, path: '/api/messages', method: 'POST', agent, headers },
      (response: IncomingMessage) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
