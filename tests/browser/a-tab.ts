import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTabFiles } from '../../bot/http/tab-files.ts';
import { aFakeClausesService } from '../support/a-fake-clauses-service.ts';
import { aFakeService, type FakeService } from '../support/a-fake-service.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com";

// Bundled once for all tests of a file.
const FILES = { local: createTabFiles({ mode: 'local' }), teams: createTabFiles({ mode: 'teams' }) };

const people = (service: FakeService) => Object.values(service.state.me).map(({ id, name }) => ({ id, name }));

/** The tabs before a fake service, in local mode: whoever the address names is signed in. */
export async function aTab(needs: { matters?: number; many?: number } = {}) {
  const service = aFakeService(needs);
  const clauses = aFakeClausesService(needs);
  let held: { path: RegExp; until: Promise<void> } | undefined;
  const wait = async (path: string) => (held?.path.test(path) ? held.until : undefined);
  const answers = { ...service, answer: both(service, clauses) };
  const server = createServer(answerer(answers, 'local', (req) => String(req.headers['x-local-person']), wait));
  const port = await listening(server);
  const home = `http://127.0.0.1:${port}`;
  return {
    ...service,
    clauses,
    home,
    address: (tab: 'register' | 'schools' | 'clauses', person: string, place = '') =>
      `${home}/tabs/${tab}?person=${person}${place}`,
    /** Keeps answers to these paths back until they are let go. */
    hold(path: RegExp) {
      let letGo: () => void = () => undefined;
      held = { path, until: new Promise<void>((done) => (letGo = done)) };
      return { letGo };
    },
    stop: () => stopped(server),
  };
}

/** One service of the two: what the clauses' has to say, and everything else. */
function both(service: FakeService, clauses: ReturnType<typeof aFakeClausesService>): FakeService['answer'] {
  return (person, method, url, body, ifMatch) => {
    const who = service.state.me[person];
    if (who !== undefined && /^\/api\/v1\/knowledge(\/|$)/.test(url.pathname)) {
      return clauses.answer(who, method, url, body, ifMatch) as ReturnType<FakeService['answer']>;
    }
    const answer = service.answer(person, method, url, body, ifMatch);
    if (url.pathname !== '/api/v1/changes' || answer.status !== 200) return answer;
    return { status: 200, body: { version: `${service.state.version}.${clauses.state.version}`, changed: true } };
  };
}

/** The tabs as Teams meets them: https, and signed in by the token that Teams' side of the handshake gives. */
export async function aTeamsTab(person: string) {
  const service = aFakeService();
  const seen: string[] = [];
  const tokens = (req: IncomingMessage) => {
    seen.push(String(req.headers.authorization));
    return /^Bearer token-\d+$/.test(String(req.headers.authorization)) ? person : '';
  };
  const certificate = selfSigned();
  const tab = createSecureServer(certificate, answerer(service, 'teams', tokens));
  const teams = createSecureServer(certificate, (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(readFileSync(join(__dirname, 'teams-side.html'), 'utf8'));
  });
  const [tabPort, teamsPort] = [await listening(tab), await listening(teams)];
  return {
    ...service,
    seen,
    /** Chromium finds both by their names. */
    rules: `MAP teams.microsoft.com:443 127.0.0.1:${teamsPort}, MAP policy.trust.example:443 127.0.0.1:${tabPort}`,
    stop: () => Promise.all([stopped(tab), stopped(teams)]),
  };
}

function answerer(
  service: FakeService,
  mode: 'local' | 'teams',
  who: (req: IncomingMessage) => string,
  wait: (path: string) => Promise<void> = () => Promise.resolve(),
): RequestListener {
  const files = FILES[mode];
  return (req, res) => {
    void (async () => {
      const url = new URL(req.url ?? '/', 'http://tab.invalid');
      if (url.pathname === '/local/setup') return res.end(JSON.stringify({ people: people(service) }));
      const file = await files(url.pathname);
      if (file) {
        res.writeHead(200, { 'content-type': file.type, 'content-security-policy': CSP });
        return res.end(file.body);
      }
      const body = await bodyOf(req);
      await wait(url.pathname);
      const ifMatch = Number(String(req.headers['if-match']).replaceAll('"', ''));
      const json = /json/.test(String(req.headers['content-type']));
      const answer = service.answer(who(req), req.method ?? '', url, json ? JSON.parse(body) : body, ifMatch);
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      return res.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    })();
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const listening = (server: Server): Promise<number> =>
  new Promise((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)));

const stopped = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** For this run only. */
function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = 'subjectAltName=DNS:teams.microsoft.com,DNS:policy.trust.example';
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=tests', '-addext', names, '-keyout', key, '-out', cert], { stdio: 'ignore' }); // prettier-ignore
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
