import { connect } from 'node:net';
import type { TurnContext } from 'botbuilder';
import { readConfig, type Config } from '../../bot/config.ts';
import { createHttpServer } from '../../bot/http/server.ts';
import type { ReadinessChecks } from '../../bot/http/route.ts';
import { createLogger } from '../../bot/logger.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createAuthentication } from '../../bot/teams/authentication.ts';
import { createMessagesDoor } from '../../bot/teams/messages-door.ts';

export type Door = Awaited<ReturnType<typeof aDoor>>;

/** The real HTTP door on a free port of loopback, with a handler that only notes what reached it. */
export async function aDoor({
  env = {},
  turn = () => Promise.resolve(),
  readiness = {},
  refuses,
}: {
  env?: Record<string, string>;
  turn?: (context: TurnContext) => Promise<void>;
  readiness?: ReadinessChecks;
  refuses?: () => string | undefined;
} = {}) {
  const config: Config = readConfig(env);
  const lines: string[] = [];
  const handled: string[] = [];
  const log = createLogger({ level: 'debug', write: (line) => lines.push(line) });
  const newReference = () => 'K7P4QX';
  const authentication = createAuthentication({ config });
  const adapter = createAdapter({ authentication, newReference, log });
  const handler = {
    run: async (context: TurnContext) => {
      handled.push(context.activity.text ?? context.activity.type);
      await turn(context);
    },
  };
  const answerMessage = createMessagesDoor({ adapter, authentication, handler, config, log });
  const server = createHttpServer({ answerMessage, readiness, refuses, newReference, log });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    port,
    handled,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Sends these bytes and gives what comes back until the connection is closed. */
    raw: (bytes: string | Buffer) => talk(port, bytes),
    close: (milliseconds = 5000) => server.close({ milliseconds }),
  };
}

export function talk(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
  });
}

/** A message of a member of staff in 1:1 chat, as Teams posts it; null takes a field away. */
export function anActivity(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const tenant = '00000000-0000-4000-8000-00000000007e';
  const activity: Record<string, unknown> = {
    type: 'message',
    id: '1700000000001',
    timestamp: '2026-11-22T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/teams/',
    from: { id: '29:teacher', name: 'Teacher, Northfield', aadObjectId: '00000000-0000-4000-8000-000000000001' },
    recipient: { id: '28:bot', name: 'Policy Guide' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    text: 'can i share this photo?',
    ...changes,
  };
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null));
}
