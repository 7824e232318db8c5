/** A record without some of its entries. */
export function without<Of extends object, Name extends keyof Of>(value: Of, ...names: Name[]): Omit<Of, Name> {
  const rest: Of = { ...value };
  for (const name of names) delete rest[name];
  return rest;
}
