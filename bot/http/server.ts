import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import pino from 'pino';
import restify from 'restify';
import type { Logger } from '../logger.ts';
import { rawProblem, sendJson, sendProblem } from './answers.ts';
import { bodyRules } from './api-route.ts';
import { lookAt, MAX_BODY_BYTES } from './first-look.ts';
import { createReadiness } from './readiness.ts';
import { serveApi, type ApiNeeds } from './serve-api.ts';
import type { MessageAnswer, MessageRequest, MetricsDoor, Mount, ReadinessChecks, TabFiles } from './route.ts';
import { serveMetrics } from './serve-metrics.ts';
import type { PageFacts } from './pages/page.ts';
import { servePages } from './serve-pages.ts';
import { serveTabs } from './serve-tabs.ts';

// A request must have arrived within these times; an answer may take longer, since Teams waits 15 s for it.
const HEADERS_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 30_000;
// Longer than the front ends before it keep a connection, or they would send into one that is just closing.
const KEEP_ALIVE_MILLISECONDS = 75_000;

// Never bodyParser(): it writes uploads to disk before anybody has signed in.
const bodyOptions = { maxBodySize: MAX_BODY_BYTES, mapParams: false };

interface Needs {
  answerMessage: (request: MessageRequest) => Promise<MessageAnswer>;
  readiness: ReadinessChecks;
  /** Why a request may not come in at all; local mode's guard. */
  refuses?: (request: IncomingMessage) => string | undefined;
  mount?: Mount;
  api?: ApiNeeds;
  tabs?: TabFiles;
  /** What /privacy and /terms say that differs from trust to trust; asked each time, since schools change while it runs. */
  pages?: () => PageFacts;
  metrics?: MetricsDoor;
  newReference: () => string;
  log: Logger;
}

/** The HTTP door. No request ends the process, and no answer holds an error's text. */
export function createHttpServer(needs: Needs) {
  const { answerMessage, readiness, refuses, mount, api, tabs, pages, metrics, newReference, log } = needs;
  // restify logs what it was sent, so its own log stays silent.
  const restifyLog = pino({ level: 'silent' }) as unknown as NonNullable<restify.ServerOptions['log']>;
  const server = restify.createServer({
    name: '',
    log: restifyLog,
    noWriteContinue: true,
    onceNext: true,
  }) as RestifyServer;
  const isReady = createReadiness({ checks: readiness, log });
  const bodyRule = bodyRules(api?.routes ?? []);
  let stopping = false;
  let turnsInHand = 0;
  let lastTurnDone = () => {};

  const fail = (response: ServerResponse, facts: { route: string; error: unknown }) => {
    const reference = newReference();
    log.error('request failed', { reference, ...facts });
    sendProblem(response, { status: 500, reference });
  };

  /** Answers the request here (false), or leaves it to restify's routes (true). */
  const first = (request: IncomingMessage, response: ServerResponse): boolean => {
    const turnAway = (status: number) => {
      sendProblem(response, { status });
      return false;
    };
    const look = lookAt(request, bodyRule);
    if (stopping) {
      response.setHeader('connection', 'close');
      if ('status' in look || mount?.handles(look.path) !== true) return turnAway(503);
    }
    if ('status' in look) return turnAway(look.status);
    if (refuses?.(request) !== undefined) return turnAway(403);
    if (mount?.handles(look.path) !== true) return true;
    mount.answer(request, response).catch((error: unknown) => {
      fail(response, { route: 'local', error });
      response.end();
    });
    return false;
  };

  const answer =
    (route: string, run: (request: restify.Request, response: ServerResponse) => Promise<void>) =>
    async (request: restify.Request, response: ServerResponse) => {
      try {
        await run(request, response);
      } catch (error) {
        fail(response, { route, error });
      }
    };

  server.first(first);
  server.post(
    '/api/messages',
    restify.plugins.jsonBodyParser(bodyOptions),
    answer('/api/messages', async (request, response) => {
      const { authorization = '' } = request.headers;
      turnsInHand++;
      const said = await answerMessage({ authorization, body: request.body as unknown }).finally(() => {
        if (--turnsInHand === 0) lastTurnDone();
      });
      if ('refused' in said) sendProblem(response, { status: said.refused });
      else sendJson(response, said);
    }),
  );
  // eslint-disable-next-line @typescript-eslint/require-await -- restify takes a promise or a callback
  const alive = answer('/healthz', async (_request, response) =>
    sendJson(response, { status: 200, body: { status: 'alive' } }),
  );
  const ready = answer('/readyz', async (_request, response) => {
    const { ready, checks } = await isReady();
    sendJson(response, { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'not ready', checks } });
  });
  server.get('/healthz', alive);
  server.head('/healthz', alive);
  server.get('/readyz', ready);
  server.head('/readyz', ready);

  if (api) serveApi(server, api, fail);
  if (tabs) serveTabs(server, tabs, fail);
  if (pages) servePages(server, pages, answer);
  if (metrics) serveMetrics(server, metrics, answer);

  // The callback that restify passes is left alone on purpose: it would send a second answer, and throw.
  server.on('restifyError', (_request: IncomingMessage, response: ServerResponse, error: { statusCode?: unknown }) => {
    const status = Number(error.statusCode);
    if (status >= 400 && status < 500) sendProblem(response, { status });
    else fail(response, { route: 'unknown', error });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
    hangUp(socket, status);
  });
  // restify listens for upgrades, and with a listener Node leaves the socket open for ever.
  server.on('upgrade', (_request: IncomingMessage, socket: Socket) => hangUp(socket, 400));

  const { server: http } = server;
  http.headersTimeout = HEADERS_MILLISECONDS;
  http.requestTimeout = REQUEST_MILLISECONDS;
  http.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  if (metrics) {
    http.on('request', (request, response) => {
      const begun = process.hrtime.bigint();
      const [path = ''] = (request.url ?? '').split('?');
      response.once('finish', () =>
        metrics.request({ path, status: response.statusCode, seconds: Number(process.hrtime.bigint() - begun) / 1e9 }),
      );
    });
  }
  http.on('request', ((_request, response) => {
    // Connections that fall idle while stopping are closed at once, or close() would wait for them.
    response.once('close', () => stopping && setImmediate(() => http.closeIdleConnections()));
  }) as RequestListener);

  /** In local mode the turns in hand send their answers to this same server, so it hears on until the last has spoken. */
  const lastTurn = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      lastTurnDone = resolve;
      if (turnsInHand === 0) resolve();
      setTimeout(resolve, milliseconds).unref();
    });

  return {
    /** Starts to listen; rejects if the address is taken. Port 0 takes a free one. */
    listen: ({ host, port }: { host: string; port: number }): Promise<AddressInfo> =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen({ host, port }, () => {
          http.off('error', reject);
          resolve(http.address() as AddressInfo);
        });
      }),
    /** Takes nobody new and waits for the answers in hand, for `milliseconds` at most; then hangs up. True if all were finished. */
    close: async ({ milliseconds }: { milliseconds: number }): Promise<boolean> => {
      stopping = true;
      let finished = true;
      const late = setTimeout(() => {
        finished = false;
        http.closeAllConnections();
      }, milliseconds);
      if (mount !== undefined) await lastTurn(milliseconds / 2);
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      });
      clearTimeout(late);
      return finished;
    },
  };
}

/** @types/restify does not know first(), which came with restify 8.1, nor that `server` is Node's. */
type RestifyServer = restify.Server & {
  first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): void;
  server: Server;
};

function hangUp(socket: Socket, status: number): void {
  socket.on('error', () => socket.destroy());
  if (socket.writable) socket.end(rawProblem(status), () => socket.destroy());
  else socket.destroy();
}
