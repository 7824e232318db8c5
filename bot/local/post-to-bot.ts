import { request } from 'node:http';

/** What /api/messages answered, or that it did not. */
export type BotAnswer = { kind: 'answered'; status: number; body: unknown } | { kind: 'unreachable'; why: string };

export type PostToBot = (activity: object) => Promise<BotAnswer>;

// Invoke answers are cards; Teams takes no message over 100 KB either.
const ANSWER_LIMIT_BYTES = 512 * 1024;

/** Posts activities to the bot as Teams' service does. Never rejects: what went wrong is part of the answer. */
export function createPostToBot(needs: { messagesUrl: () => string; timeoutMilliseconds: number }): PostToBot {
  return (activity) =>
    new Promise((resolve) => {
      const body = Buffer.from(JSON.stringify(activity));
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
      // No shared agent: a kept-open connection would hold up the end of the programme.
      const posted = request(needs.messagesUrl(), { method: 'POST', agent: false, headers }, (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > ANSWER_LIMIT_BYTES) posted.destroy(new Error('the answer is too long'));
          else chunks.push(chunk);
        });
        response.on('error', (error) => resolve({ kind: 'unreachable', why: error.message }));
        response.on('end', () => {
          resolve({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: parse(Buffer.concat(chunks).toString('utf8')),
          });
        });
      });
      posted.setTimeout(needs.timeoutMilliseconds, () => posted.destroy(new Error('it did not answer in time')));
      posted.on('error', (error) => resolve({ kind: 'unreachable', why: error.message }));
      posted.end(body);
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
