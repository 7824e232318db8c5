import { writeSync } from 'node:fs';
import { z } from 'zod';
import { apiRoute } from '../../bot/http/api-route.ts';
import { itemRoutes } from '../../bot/http/item-routes.ts';
import { revisionRoutes } from '../../bot/http/revision-routes.ts';
import { createHttpServer } from '../../bot/http/server.ts';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { anInstance, editors } from '../support/some-clauses.ts';

// The child of publish.fault.ts: node --import tsx publish-until-killed.ts <url>. The clauses behind the real HTTP door, on made-up policies that
// are learned at once; whoever asks is the admin. Prints its port, and then lives until it is killed.
const [url = ''] = process.argv.slice(2);

async function main() {
  const database = await openDatabase(url);
  const { clauses } = await anInstance(database, { now: () => new Date() });
  clauses.watch();
  const served = apiRoute({
    method: 'get',
    path: '/served',
    summary: 'What answers.',
    who: 'staff',
    answer: z.object({ summary: z.string() }),
    run: () => {
      const summary = clauses.knowledge().clause({ policy: 'school-trips', id: 'consent' })?.summary ?? '';
      return Promise.resolve({ status: 200, body: { summary } });
    },
  });
  const silent = () => undefined;
  const log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (event: string, facts: { error?: unknown } = {}) =>
      process.stderr.write(`${event} ${String(facts.error)}\n`),
  };
  const server = createHttpServer({
    answerMessage: () => Promise.resolve({ refused: 403 }),
    readiness: { clauses: clauses.ready },
    api: {
      routes: [
        served,
        ...itemRoutes({ clauses, askedCount: () => Promise.resolve(0) }),
        ...revisionRoutes({ clauses }),
      ],
      signIn: () => Promise.resolve({ ...editors.admin, roles: ['admin'], staff: true }),
      schools: () => undefined,
      refused: () => Promise.resolve(),
      requests: { burst: 10_000, rate: 10_000 },
      log,
    },
    newReference: () => 'K7P4QX',
    log,
  });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  writeSync(1, `${port}\n`);
}

void main();
