import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import { ENTRA_SETTING } from '../support/an-app-sign-in.ts';

// The whole service as bot/index.ts starts it, but that Entra's address, which is https only, leads to one on loopback: what is signed in with, the
// tokens, and everything else go over the network.
const entra = new URL(process.env[ENTRA_SETTING] ?? '');
const overTls = https.request.bind(https) as (options: RequestOptions) => http.ClientRequest;
const request = (options: RequestOptions): http.ClientRequest =>
  options.hostname === 'login.microsoftonline.com'
    ? http.request({ ...options, protocol: 'http:', hostname: entra.hostname, port: entra.port })
    : overTls(options);
Object.assign(https, { request });

void import('../../bot/index.ts');
