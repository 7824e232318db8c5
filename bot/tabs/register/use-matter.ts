import { useEffect } from 'preact/hooks';
import { RefusedError, type Api } from '../api.ts';
import type { Matter, MatterInFull, View } from '../said.ts';
import { useLoaded } from '../ui/use.ts';
import { VIEWS } from './words.ts';

/**
 * A matter in full. Reading it is recorded, so it is read again only when its version has grown: that is seen in the register's lines,
 * which nobody records.
 */
export function useMatter({ api, id, changes }: { api: Api; id: string; changes: number }) {
  const matter = useLoaded(() => api.matter(id), [api, id]);
  const { value, reload } = matter;
  useEffect(() => {
    if (changes === 0 || value === undefined) return;
    let late = false;
    void newestLine(api, value.matter).then((line) => {
      if (!late && line?.version !== value.matter.version) void reload();
    });
    return () => void (late = true);
  }, [changes]);
  return matter;
}

/** The matter's line in whichever view it is now; undefined where it is in none, as when the right to it was lost. */
async function newestLine(api: Api, { id, reference, state }: Matter): Promise<Matter | undefined> {
  const likely: View = state === 'open' || state === 'acknowledged' ? 'open' : 'closed';
  const views = [likely, ...VIEWS.map(({ view }) => view).filter((view) => view !== likely)];
  for (const view of views) {
    try {
      const { matters } = await api.matters({ view, q: reference });
      const line = matters.find((one) => one.id === id);
      if (line) return line;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** The newer of two readings of the same matter: a late answer never brings back an old state. */
export const newer = (a: MatterInFull | undefined, b: MatterInFull): MatterInFull =>
  a !== undefined && a.matter.id === b.matter.id && a.matter.version > b.matter.version ? a : b;

/** What the matter is now, where a move was refused because somebody else was faster. */
export function newerMatter(failure: unknown): MatterInFull | undefined {
  const known = failure instanceof RefusedError && [409, 412].includes(failure.problem?.status ?? 0);
  return known ? failure.problem?.matter : undefined;
}
