import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { TLSSocket } from 'node:tls';

const PATIENCE_MILLISECONDS = 10_000;

/** What stands at an address. */
export interface Seen {
  status: number;
  body: string;
  /** When the server's certificate ends; undefined over plain http. */
  certificateEnds?: Date;
}
export type LookAt = (address: string) => Promise<Seen>;

/** Asks an address as Teams would, certificate and all. Rejects with Node's error, whose code says what is wrong. */
export const lookAt: LookAt = (address) =>
  new Promise((resolve, reject) => {
    const request = address.startsWith('https:') ? requestHttps : requestHttp;
    const sent = request(address, { method: 'GET', agent: false, timeout: PATIENCE_MILLISECONDS }, (response) => {
      const socket = response.socket as Partial<TLSSocket>;
      const validTo = socket.getPeerCertificate?.().valid_to;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body = (body + text).slice(0, 10_000)));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, ...(validTo && { certificateEnds: new Date(validTo) }) }),
      );
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('No answer.'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject);
    sent.end();
  });
