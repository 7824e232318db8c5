import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** The path after "#/", so that going back works and a link can lead into a tab. */
export function useRoute(): string[] {
  const read = () => location.hash.replace(/^#\/?/, '').split('/').map(decodeSafely);
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = () => setRoute(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True some time after `busy` began: a wait that is hardly noticed needs no sign. */
export function useSlow(busy: boolean, milliseconds = 300): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), milliseconds);
    return () => clearTimeout(timer);
  }, [busy, milliseconds]);
  return slow;
}

/** Something read from the service: what is there stays on the screen while it is read again. */
export function useLoaded<T>(load: () => Promise<T>, again: readonly unknown[]) {
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(true);
  const last = useRef(0);
  const run = useCallback(async () => {
    const mine = ++last.current;
    setBusy(true);
    try {
      const got = await load();
      if (mine !== last.current) return;
      setValue(() => got);
      setError(undefined);
    } catch (failure) {
      if (mine === last.current) setError(failure);
    }
    if (mine === last.current) setBusy(false);
  }, again);
  useEffect(() => {
    void run();
    return () => void last.current++;
  }, [run]);
  return { value, setValue, error, busy, reload: run };
}

/** Does something once at a time, and says what went wrong. */
export function useDoing() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const inHand = useRef(false);
  const run = async (work: () => Promise<void>) => {
    if (inHand.current) return;
    inHand.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
    inHand.current = false;
    setBusy(false);
  };
  return { busy, error, setError, run };
}
