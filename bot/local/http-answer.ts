import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body taken from the page or the bot. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** Writes JSON; null writes no body. */
export function answerJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = body === null ? '' : JSON.stringify(body);
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers });
  res.end(text);
}

export type JsonBody = { kind: 'json'; value: unknown } | { kind: 'refused'; status: 400 | 413 | 415; why: string };

/** Reads a JSON body, or says why not. */
export async function readJson(req: IncomingMessage): Promise<JsonBody> {
  if (req.headers['content-encoding'] !== undefined)
    return { kind: 'refused', status: 415, why: 'Send it uncompressed.' };
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
    return { kind: 'refused', status: 415, why: 'Send application/json.' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read on without keeping: closing at once would cut off the answer that says why.
    if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  if (bytes > BODY_LIMIT_BYTES) return { kind: 'refused', status: 413, why: 'Too long.' };
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'refused', status: 400, why: 'Not JSON.' };
  }
}
