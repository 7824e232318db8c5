import { createHash } from 'node:crypto';

/** Names a revision by its content: the first 12 hexadecimal digits of SHA-256 over its JSON. */
export function revisionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
