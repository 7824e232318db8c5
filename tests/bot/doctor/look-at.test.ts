import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { checkEndpoint } from '../../../bot/doctor/check-endpoint.ts';
import { lookAt } from '../../../bot/doctor/look-at.ts';

const servers: Server[] = [];
const folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
const listen = async (server: Server) => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const answers: Parameters<typeof createServer>[1] = (_request, response) => {
  response.writeHead(200);
  response.end('{"status":"alive"}');
};
const now = new Date('2026-11-23T09:00:00Z');
const doctor = (PUBLIC_URL: string) => checkEndpoint({ mode: 'teams', PUBLIC_URL }, lookAt, now);

describe('the doctor looks at the address as Teams would', () => {
  test('plain http is reached, and said to be not enough', async () => {
    const said = await doctor(`http://127.0.0.1:${await listen(createServer(answers))}`);
    expect(said.map(({ level }) => level)).toEqual(['well', 'look']);
  });

  test('a certificate that nobody vouches for is refused, not passed over', async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=tests', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' }); // prettier-ignore
    const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, answers);
    const port = await listen(server);
    expect(await doctor(`https://localhost:${port}`)).toEqual([
      expect.objectContaining({ level: 'wrong', why: 'its certificate is signed by nobody that others know' }),
    ]);
  });

  test('where nothing listens, that is said', async () => {
    const server = createServer(answers);
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await doctor(`http://127.0.0.1:${port}`)).toEqual([
      expect.objectContaining({ level: 'wrong', why: 'nothing listens there' }),
    ]);
  });
});
