/** The database cannot be used. The message says what failed, why, and how to mend it; it never holds the URL's password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError' as const;

  constructor(said: { what: string; why: string; mend: string }, options?: ErrorOptions) {
    super(`${said.what}: ${said.why}. ${said.mend}`, options);
  }
}

/** The text of whatever was thrown, without a full stop, to stand inside a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/[.\s]+$/, '');
}

/** The `code` of a Node, SQLite or PostgreSQL error; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
