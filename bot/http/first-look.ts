import type { IncomingMessage } from 'node:http';

/** Largest body taken, in bytes. Teams stays under 100 KB. */
export const MAX_BODY_BYTES = 262_144;

/** What may be known before restify touches the request: its path, or the status that turns it away. */
export type FirstLook = { path: string } | { status: 400 | 413 | 415 };

/**
 * Looks at the first line and the headers. restify parses URL and Host, and unpacks bodies, outside any try: one such
 * request that cannot be parsed or unpacked would end the process, so none gets that far.
 */
export function lookAt(request: IncomingMessage & { getUrl?: () => URL }): FirstLook {
  const path = readPath(request);
  if (path === undefined) return { status: 400 };
  const { 'content-encoding': encoding, 'content-type': type = '', 'content-length': length } = request.headers;
  if (encoding !== undefined) return { status: 415 };
  if (Number(length ?? 0) > MAX_BODY_BYTES) return { status: 413 };
  if (['POST', 'PUT'].includes(request.method ?? '') && !/^application\/json\s*(;|$)/i.test(type))
    return { status: 415 };
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
