import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import type { Matters, View } from '../said.ts';
import { atMostEvery, matching } from './search.ts';

const TYPING_MILLISECONDS = 150;

interface Asked {
  view: View;
  q: string;
}

/** The list of a view: searched as one types, read again when something changed, longer on request. */
export function useRegister({ api, view, q, changes }: { api: Api; view: View; q: string; changes: number }) {
  const [got, setGot] = useState<{ asked: Asked; list: Matters; pages: number }>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(true);
  const stop = useRef<AbortController>(undefined);

  const read = useMemo(
    () =>
      async (asked: Asked, pages: number): Promise<void> => {
        stop.current?.abort();
        const mine = (stop.current = new AbortController());
        setBusy(true);
        try {
          const list = await readPages(api, asked, pages, mine.signal);
          if (mine.signal.aborted) return;
          setGot({ asked, list, pages });
          setError(undefined);
          setBusy(false);
        } catch (failure) {
          if (mine.signal.aborted) return;
          setError(failure);
          setBusy(false);
        }
      },
    [api],
  );
  const typed = useMemo(() => atMostEvery(TYPING_MILLISECONDS, (asked: Asked) => void read(asked, 1)), [read]);
  useEffect(() => typed.ask({ view, q }), [typed, view, q]);
  useEffect(() => {
    if (changes > 0) void read({ view, q }, got?.pages ?? 1);
  }, [changes]);
  useEffect(
    () => () => {
      typed.stop();
      stop.current?.abort();
    },
    [typed],
  );

  const known = got?.asked.view === view ? got.list : undefined;
  const answered = got?.asked.view === view && got.asked.q === q;
  return {
    counts: got?.list.counts,
    /** Undefined before anything of the view is there. */
    matters: known && (answered ? known.matters : matching(known.matters, q)),
    /** The lines are the service's last word on what is typed. */
    answered,
    more: answered && known?.next !== undefined,
    busy,
    error,
    showMore: () => void read({ view, q }, (got?.pages ?? 1) + 1),
    again: () => void read({ view, q }, got?.pages ?? 1),
  };
}

async function readPages(api: Api, asked: Asked, pages: number, stop: AbortSignal): Promise<Matters> {
  let list = await api.matters({ ...asked, stop });
  for (let page = 1; page < pages && list.next !== undefined; page++) {
    const next = await api.matters({ ...asked, cursor: list.next, stop });
    list = { ...next, matters: [...list.matters, ...next.matters] };
  }
  return list;
}
