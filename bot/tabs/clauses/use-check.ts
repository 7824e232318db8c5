import { useEffect, useState } from 'preact/hooks';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import type { Check, CheckRequest } from './said.ts';

const LOOK_MILLISECONDS = 500;

/** Starts a check and goes to its page. */
export function useStartCheck({ api, editors, newest }: Around) {
  const { busy, error, run } = useDoing();
  return {
    busy,
    error,
    start: (what: CheckRequest) =>
      run(async () => {
        await editors.saveAll();
        const check = await api.startCheck(what);
        newest.set(check.id);
        location.hash = `#/check/${encodeURIComponent(check.id)}`;
      }),
  };
}

/** A check as it goes on: asked for each half second until it is done. */
export function useCheck({ api }: Around, id: string) {
  const [check, setCheck] = useState<Check>();
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setError(undefined);
    const look = async () => {
      try {
        const now = await api.check(id);
        if (over) return;
        setCheck(now);
        if (now.state === 'running') timer = setTimeout(() => void look(), LOOK_MILLISECONDS);
      } catch (failure) {
        if (!over) setError(failure);
      }
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, id, tries]);
  return { check, error, retry: () => setTries(tries + 1) };
}
