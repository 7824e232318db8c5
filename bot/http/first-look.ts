import type { IncomingMessage } from 'node:http';
import { JSON_TYPE, type BodyRule } from './api-route.ts';

/** Largest body taken, in bytes, but where a route says otherwise. Teams stays under 100 KB. */
export const MAX_BODY_BYTES = 262_144;

/** What may be known before restify touches the request: its path, or the status that turns it away. */
export type FirstLook = { path: string } | { status: 400 | 413 | 415 };

const USUAL: BodyRule = { bytes: MAX_BODY_BYTES, type: JSON_TYPE };

/**
 * Looks at the first line and the headers. restify parses URL and Host, and unpacks bodies, outside any try: one such
 * request that cannot be parsed or unpacked would end the process, so none gets that far.
 */
export function lookAt(
  request: IncomingMessage & { getUrl?: () => URL },
  bodyRule: (method: string, path: string) => BodyRule | undefined = () => undefined,
): FirstLook {
  const path = readPath(request);
  if (path === undefined) return { status: 400 };
  const { 'content-encoding': encoding, 'content-type': type = '', 'content-length': length } = request.headers;
  if (encoding !== undefined) return { status: 415 };
  const { method = '' } = request;
  const may = bodyRule(method, path) ?? USUAL;
  if (Number(length ?? 0) > may.bytes) return { status: 413 };
  if (['POST', 'PUT'].includes(method) && !may.type.test(type)) return { status: 415 };
  return { path };
}

function readPath({ url = '', headers }: IncomingMessage): string | undefined {
  // "http://elsewhere/" and "*" are for proxies.
  if (!url.startsWith('/')) return undefined;
  try {
    // As restify does it.
    const { pathname } = new URL(`http://${headers.host ?? 'localhost'}${url}`);
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}
