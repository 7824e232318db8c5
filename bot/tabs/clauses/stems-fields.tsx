import { useState } from 'preact/hooks';
import { TextField } from '../ui/fields.tsx';
import { newId } from './keys.ts';
import { LIMITS } from './limits.ts';
import { Counted, Part } from './parts.tsx';
import type { PolicyValue } from './said.ts';
import { without } from './without.ts';
import { plain, upper } from './words.ts';

interface Needs {
  value: PolicyValue['stems'];
  /** A new document is in the draft: the words may follow it. */
  unlocked: boolean;
  wrong: (field: string) => string | undefined;
  change: (stems: PolicyValue['stems']) => void;
}

/** The words that a list's bullets hang on: “you must not;”. Always quoted with the bullet. */
export function StemsFields({ value, unlocked, wrong, change }: Needs) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const names = Object.keys(value);
  const add = () => {
    setProblem(name.trim() === '' ? 'Give it a name of your own, such as “must not list”.' : undefined);
    if (name.trim() === '') return;
    change({ ...value, [newId(name, names)]: '' });
    setName('');
  };
  return (
    <Part
      id="stems"
      title="Words that bullets hang on"
      hint={
        unlocked
          ? 'From the document, word for word.'
          : 'From the document, so they are changed with a new document only.'
      }
    >
      {' '}
      {/* prettier-ignore */}
      {names.length === 0 && <p class="quiet">None.</p>}
      {names.map((one) =>
        unlocked ? (
          <div key={one} class="stack tight">
            <Counted
              label={upper(plain(one))}
              most={LIMITS.words}
              value={value[one] ?? ''}
              wrong={wrong(`stems.${one}`)}
              change={(words) => change({ ...value, [one]: words })}
            />
            <button type="button" class="start plain" onClick={() => change(without(value, one))}>
              Remove “{plain(one)}”
            </button>
          </div>
        ) : (
          <figure key={one}>
            <figcaption class="quiet small">{upper(plain(one))}</figcaption>
            <blockquote>{value[one]}</blockquote>
          </figure>
        ),
      )}
      {unlocked && (
        <div class="add-line">
          <TextField label="Name of a new one" value={name} wrong={problem} change={setName} />
          <button type="button" onClick={add}>
            Add
          </button>
        </div>
      )}
    </Part>
  );
}
