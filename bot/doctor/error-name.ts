/** Error codes only: messages may hold addresses with secrets. */
export function errorName(error: unknown): string {
  const { code, errorCode, name } = (error ?? {}) as { code?: unknown; errorCode?: unknown; name?: unknown };
  const cause = (error as { cause?: unknown } | undefined)?.cause;
  return [code, errorCode].find((one) => typeof one === 'string') ?? (cause ? errorName(cause) : String(name));
}
