/** The database cannot be used. The message says what failed, why, and how to mend it; it never holds the URL's password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError' as const;

  constructor(
    readonly said: { what: string; why: string; mend: string },
    options?: ErrorOptions,
  ) {
    super(`${said.what}: ${said.why}. ${said.mend}`, options);
  }
}

// What libraries throw is read by its fields: an error made in another realm (a native module, a worker) is no `instanceof Error` here.

/** The text of whatever was thrown, without a full stop, to stand inside a sentence. */
export function reasonOf(error: unknown): string {
  const { message, errors } = fieldsOf(error);
  // Node tries IPv6 and IPv4 and then throws an error without words around the two reasons.
  if (message === '' && Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  return (typeof message === 'string' ? message : String(error)).replace(/[.\s]+$/, '');
}

/** The `code` of a Node, SQLite or PostgreSQL error; empty when it has none. */
export function codeOf(error: unknown): string {
  const { code } = fieldsOf(error);
  return typeof code === 'string' ? code : '';
}

/** SQLite's own result code without its extension, as in sqlite.org/rescode.html; undefined for any other error. */
export function sqliteCodeOf(error: unknown): number | undefined {
  const { errcode } = fieldsOf(error);
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

function fieldsOf(error: unknown): Record<string, unknown> {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
}
