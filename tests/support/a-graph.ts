import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Microsoft Graph on loopback, as far as installing an app for people goes. Close it in the end. */
export async function aGraph(needs: {
  /** Whether a request for this address (the audience) is signed in. */
  admits: (audience: string, authorization: string | undefined) => Promise<boolean>;
  /** The manifest's id of the app in the organisation's catalogue. */
  manifestId: string;
  /** Installs the app for a person (Entra object id): false where it is there already, undefined where nobody knows them. */
  install: (person: string) => boolean | undefined;
}) {
  const asked: { method: string; path: string; status: number }[] = [];
  let gate: Promise<void> | undefined;
  let url = '';

  const statusOf = (person: string, body: string): number => {
    const bound = `${url}/v1.0/appCatalogs/teamsApps/in-the-catalogue`;
    if ((JSON.parse(body) as Record<string, unknown>)['teamsApp@odata.bind'] !== bound) return 400;
    const installed = needs.install(person);
    return installed === undefined ? 404 : installed ? 201 : 409;
  };

  const server = createServer((request, response) => {
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const answer = (status: number, body: object = {}) => {
      asked.push({ method, path: pathname, status });
      send(response, status, body);
    };
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      void needs.admits(url, headers.authorization).then(async (admitted) => {
        if (!admitted) return answer(401);
        const [, , what, person, ...more] = pathname.split('/');
        if (method === 'GET' && pathname === '/v1.0/appCatalogs/teamsApps') {
          const found = searchParams.get('$filter') === `externalId eq '${needs.manifestId}'`;
          return answer(200, { value: found ? [{ id: 'in-the-catalogue', externalId: needs.manifestId }] : [] });
        }
        if (method !== 'POST' || what !== 'users' || more.join('/') !== 'teamwork/installedApps') return answer(404);
        await gate;
        return answer(statusOf(person ?? '', body));
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    asked,
    /** Installing waits until the function returned is called. */
    holds(): () => void {
      let release = () => {};
      gate = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function send(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
