import type { IncomingMessage } from 'node:http';

/**
 * Why a request may not come in, or undefined. Local mode asks nobody to sign in, so only programmes and pages of this very
 * computer may speak to it: a web page that had its name point to 127.0.0.1 fails by Host, one that posts here fails by
 * Origin, and whatever came through a proxy fails by the proxy's headers.
 */
export function whyForeign(
  req: Pick<IncomingMessage, 'headers' | 'method' | 'socket'>,
  needs: { port: number },
): string | undefined {
  const { headers } = req;
  const forwarded = Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name === 'x-real-ip' || name.startsWith('x-forwarded-'),
  );
  if (forwarded) return 'Local mode takes no forwarded requests.';
  if (!isLoopback(req.socket.remoteAddress)) return 'Local mode takes requests from this computer only.';
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${needs.port}`);
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) return 'Open local mode by 127.0.0.1 and its port.';
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${headers.host?.toLowerCase()}`) {
    return 'Local mode takes requests from its own page only.';
  }
  const site = headers['sec-fetch-site'];
  // Somebody following a link to the page is welcome; a page elsewhere that loads parts of it is not.
  const opensPage =
    req.method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opensPage) {
    return 'Local mode takes requests from its own page only.';
  }
  return undefined;
}

/** Why a POST may not come from a browser at all: the connector and /api/messages are for programmes. */
export function whyBrowser(req: Pick<IncomingMessage, 'headers'>): string | undefined {
  const fromBrowser = req.headers.origin !== undefined || req.headers['sec-fetch-site'] !== undefined;
  return fromBrowser ? 'No browser speaks to this address.' : undefined;
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}
