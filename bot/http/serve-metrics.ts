import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type restify from 'restify';
import { safeHeaders, sendProblem } from './answers.ts';
import type { MetricsDoor } from './route.ts';

type Answer = (
  route: string,
  run: (request: restify.Request, response: ServerResponse) => Promise<void>,
) => restify.RequestHandler;

/** GET /metrics, for whoever shows the token. Where none is set there is no such address. */
export function serveMetrics(server: restify.Server, metrics: MetricsDoor, answer: Answer): void {
  const expected = digest(`Bearer ${metrics.token}`);
  server.get(
    '/metrics',
    answer('/metrics', async (request, response) => {
      // Digests are of one length, and compared in the same time wherever they differ.
      if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
        return sendProblem(response, { status: 401 });
      const { type, text } = await metrics.text();
      response.writeHead(200, { ...safeHeaders, 'content-type': type, 'content-length': Buffer.byteLength(text) });
      response.end(text);
    }),
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();
