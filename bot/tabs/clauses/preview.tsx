import { useEffect, useRef, useState } from 'preact/hooks';
import type { Theme } from '../theme.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { tidyClause, wrongInClause } from './limits.ts';
import { Part } from './parts.tsx';
import type { ClauseValue, Preview } from './said.ts';
import { fieldWords } from './words.ts';

const TYPING_MILLISECONDS = 60;
const THEMES: Readonly<Record<Theme, string>> = { light: 'Light', dark: 'Dark', contrast: 'High contrast' };

/** The very card that staff would get, drawn anew as one types, in any of Teams' themes. */
export function PreviewPart({ around, itemKey, value }: { around: Around; itemKey: string; value: ClauseValue }) {
  const { api, tab } = around;
  const [theme, setTheme] = useState<Theme>(() => (document.documentElement.dataset.theme ?? 'light') as Theme);
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<unknown>();
  const place = useRef<HTMLDivElement>(null);
  const shown = tidyClause(value);
  const text = JSON.stringify(shown);
  const waits = wrongInClause(shown).length > 0;
  useEffect(() => {
    if (waits) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const got = await api.preview(itemKey, shown, stop.signal);
        if (stop.signal.aborted) return;
        setPreview(got);
        setError(undefined);
      } catch (failure) {
        if (!stop.signal.aborted) setError(failure);
      }
    };
    const timer = setTimeout(() => void ask(), preview === undefined ? 0 : TYPING_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [itemKey, text]);
  useEffect(() => {
    if (preview === undefined) return;
    let over = false;
    void import('./draw-preview.ts').then(({ drawPreview }) => {
      if (over || place.current === null) return;
      const pressed = () => tab.say('This is a preview: in the chat the button would work.');
      place.current.replaceChildren(drawPreview({ card: preview.card, theme, pressed }));
    }, setError);
    return () => void (over = true);
  }, [preview, theme]);
  return (
    <Part id="preview" title="Preview" hint="The very card that staff would get.">
      <div class="segments" role="group" aria-label="Theme of the preview">
        {(Object.keys(THEMES) as Theme[]).map((name) => (
          <button key={name} type="button" aria-pressed={name === theme} onClick={() => setTheme(name)}>
            {THEMES[name]}
          </button>
        ))}
      </div>
      {waits && <p class="quiet">It is drawn again once the fields marked are right.</p>}
      {preview === undefined && error === undefined && !waits && <Loading what="Drawing the card…" />}
      <div class={`preview-card on-${theme}`} ref={place} role="group" aria-label="Preview of the card" />
      {preview && preview.problems.length > 0 && (
        <div class="bar warning">
          <ul>
            {preview.problems.map(({ field, wrong }) => (
              <li key={field + wrong}>
                {fieldWords(field)}: {wrong}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Failed error={error} />
    </Part>
  );
}
