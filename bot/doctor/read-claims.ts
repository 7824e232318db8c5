import { z } from 'zod';

const Claims = z.object({
  /** Whose tenant it is of. */
  tid: z.string().toLowerCase().optional().catch(undefined),
  /** Application permissions. */
  roles: z.array(z.string()).default([]).catch([]),
});

/** What a token says of itself; undefined where it cannot be read. It is our own, fresh from Entra, so nothing is checked. */
export function readClaims(token: string): z.output<typeof Claims> | undefined {
  try {
    return Claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}
