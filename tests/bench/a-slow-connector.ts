import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ATrust } from '../faults/a-trust.ts';
import { saidOn } from '../faults/what-cards-say.ts';
import { wordsOn } from '../support/on-card.ts';

/** A connector that takes everything after so many milliseconds, and says when it took the notice of a matter. */
export async function aSlowConnector({ trust, milliseconds }: { trust: ATrust; milliseconds: number }) {
  const last = new Map<string, { id: string; card: unknown }>();
  const taken = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  let next = 1;

  const take = (method: string, path: string[], body: Record<string, unknown>): unknown => {
    const chat = path[2] ?? '';
    if (method === 'GET') {
      const { mri, entraId, upn } = trust.byChat.get(chat)!;
      return { id: mri, objectId: entraId, userPrincipalName: upn, tenantId: trust.tenant };
    }
    if (path.length === 2) return { id: trust.byId.get((body.members as { id: string }[])[0]!.id)!.chat };
    const card = (body.attachments as { content: unknown }[] | undefined)?.[0]?.content;
    const id = `m${next++}`;
    if (method === 'POST' && card) last.set(chat, { id, card });
    const said = card ? saidOn(wordsOn(card)) : undefined;
    if (said?.states === 'Please acknowledge' && method === 'POST') {
      taken.set(said.reference, performance.now());
      waiting.get(said.reference)?.(performance.now());
    }
    return { id };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      setTimeout(() => {
        const path = (request.url ?? '').split('?')[0]!.split('/').filter(Boolean).map(decodeURIComponent);
        const text = Buffer.concat(chunks).toString();
        const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
        const answer = take(request.method ?? '', path, body);
        response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      }, milliseconds),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    lastIn: (chat: string) => last.get(chat),
    noticeOf: (reference: string): Promise<number> => {
      const at = taken.get(reference);
      return at === undefined ? new Promise((heard) => waiting.set(reference, heard)) : Promise.resolve(at);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
