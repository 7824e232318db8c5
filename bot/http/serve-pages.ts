import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type restify from 'restify';
import { PAGE_STYLE, pageHtml } from './pages/page-html.ts';
import type { Page, PageFacts } from './pages/page.ts';
import { privacyPage } from './pages/privacy.ts';
import { termsPage } from './pages/terms.ts';

const PAGES: Readonly<Record<string, (facts: PageFacts) => Page>> = { '/privacy': privacyPage, '/terms': termsPage };

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

type Answer = (
  route: string,
  run: (request: restify.Request, response: ServerResponse) => Promise<void>,
) => restify.RequestHandler;

/** The two pages that Teams links to from the app. Public: people read them before they sign in to anything. */
export function servePages(server: restify.Server, facts: () => PageFacts, answer: Answer): void {
  for (const [path, page] of Object.entries(PAGES)) {
    // eslint-disable-next-line @typescript-eslint/require-await -- restify takes a promise or a callback
    const show = answer(path, async (request, response) => {
      const html = pageHtml(page(facts()));
      response.writeHead(200, { ...HEADERS, 'content-length': Buffer.byteLength(html) });
      response.end(request.method === 'HEAD' ? undefined : html);
    });
    server.get(path, show);
    server.head(path, show);
  }
}
