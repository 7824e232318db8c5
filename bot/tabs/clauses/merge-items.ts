import { same } from '../same.ts';

/** A field that is not the same in two versions of an item. */
export interface Clash {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Whose is taken unless somebody chooses; undefined: both changed it, so somebody must. */
  suggested: Choice | undefined;
  /** Both lists put together, where that is possible: nothing that either added is lost. */
  both?: unknown;
}
export type Choice = 'mine' | 'theirs' | 'both';
type Fields = Readonly<Record<string, unknown>>;

/** Where my version and theirs differ, field by field, and who changed what since `base`. */
export function clashes(versions: { base: Fields; mine: Fields; theirs: Fields }): Clash[] {
  const { base, mine, theirs } = versions;
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return fields
    .filter((field) => !same(mine[field], theirs[field]))
    .map((field): Clash => {
      const [was, own, other] = [base[field], mine[field], theirs[field]];
      const both = together(was, own, other);
      return {
        field,
        base: was,
        mine: own,
        theirs: other,
        ...(both !== undefined && { both }),
        suggested: same(was, own) ? 'theirs' : same(was, other) ? 'mine' : both ? 'both' : undefined,
      };
    });
}

/** The version that was chosen, field by field. Undefined while a choice is missing. */
export function chosen<Of extends object>(
  theirs: Of,
  found: readonly Clash[],
  choices: Readonly<Record<string, Choice>>,
): Of | undefined {
  const result: Record<string, unknown> = { ...(theirs as Record<string, unknown>) };
  for (const clash of found) {
    const choice = choices[clash.field] ?? clash.suggested;
    if (choice === undefined) return undefined;
    const value = choice === 'both' ? clash.both : clash[choice];
    if (value === undefined) delete result[clash.field];
    else result[clash.field] = value;
  }
  return result as Of;
}

/** Lists and records that both changed, put together entry by entry; undefined where both changed the same entry. */
function together(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const entries = byEntry(named(base), named(mine), named(theirs));
    return entries && [...entries.values()];
  }
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return undefined;
  const entries = byEntry(
    ...([base, mine, theirs].map((one) => new Map(Object.entries(one))) as [Named, Named, Named]),
  );
  return entries && Object.fromEntries(entries);
}
type Named = Map<string, unknown>;

function byEntry(base: Named, mine: Named, theirs: Named): Named | undefined {
  const merged: Named = new Map();
  for (const name of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, own, other] = [base.get(name), mine.get(name), theirs.get(name)];
    const one = same(was, own) ? other : same(was, other) || same(own, other) ? own : together(was, own, other);
    // Taken out by one, and not changed by the other.
    if (one === undefined && own !== undefined && other !== undefined) return undefined;
    if (one === undefined && was !== undefined && !same(was, own ?? other)) return undefined;
    if (one !== undefined) merged.set(name, one);
  }
  return merged;
}

const named = (list: readonly unknown[]): Named =>
  new Map(
    list.map((one) => [isRecord(one) && 'q' in one ? String(one.q) : typeof one === 'string' ? one : JSON.stringify(one), one]), // prettier-ignore
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
