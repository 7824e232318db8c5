import { useEffect, useState } from 'preact/hooks';
import type { Around } from './around.ts';
import type { Editor } from './editor.ts';
import type { Kind } from './editors.ts';
import type { ItemValue } from './said.ts';

/** The editor of an item, drawn anew at each change; read again when something changed elsewhere, saved when the page is left. */
export function useEditor<Value extends ItemValue>({ editors, changes }: Around, key: string, kind: Kind<Value>) {
  const [editor, setEditor] = useState<Editor<Value>>();
  const [error, setError] = useState<unknown>();
  const [, draw] = useState(0);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let over = false;
    let stop = () => {};
    setError(undefined);
    editors.open(key, kind).then(
      (opened) => {
        if (over) return;
        stop = editors.listen(key, () => draw((before) => before + 1));
        setEditor(() => opened);
      },
      (failure: unknown) => over || setError(failure),
    );
    return () => {
      over = true;
      stop();
      setEditor(undefined);
      void editors.saveAll();
    };
  }, [editors, key, tries]);
  useEffect(() => {
    // Not reached: the next look will be.
    if (changes > 0 && editor) void editors.hear(key).catch(() => undefined);
  }, [changes]);
  return { editor, error, retry: () => setTries(tries + 1) };
}
