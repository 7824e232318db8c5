import { useState } from 'preact/hooks';
import { useFocus } from '../ui/focus.ts';
import { LIMITS, wrongWords } from './limits.ts';
import { Counted } from './parts.tsx';
import type { ClauseLine, ExampleValue } from './said.ts';

interface Needs {
  example: ExampleValue;
  others: readonly ClauseLine[];
  taken: readonly string[];
  /** Undefined: nothing was changed. */
  done: (changed: ExampleValue | undefined) => void;
}

/** One example: its words, what it tells of, and which other clauses belong to its answer. */
export function ExampleForm({ example, others, taken, done }: Needs) {
  const [mine, setMine] = useState(example);
  const [wrong, setWrong] = useState<string>();
  const box = useFocus<HTMLDivElement>();
  const finish = () => {
    const q = mine.q.trim();
    const problem =
      wrongWords(q, LIMITS.question) ?? (taken.includes(q) ? 'This example is there already.' : undefined);
    setWrong(problem);
    if (problem === undefined) done({ ...mine, q });
  };
  const choice = (field: 'shown' | 'or', most: number, legend: string) => (
    <details open={mine[field].length > 0}>
      <summary>
        {legend} ({mine[field].length})
      </summary>
      <div class="scroll-box" tabIndex={0} role="group" aria-label={legend}>
        {others.map(({ id, title }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={mine[field].includes(id)}
              onChange={(event) => {
                const rest = mine[field].filter((one) => one !== id);
                if (!event.currentTarget.checked) setMine({ ...mine, [field]: rest });
                else if (rest.length < most) setMine({ ...mine, [field]: [...rest, id] });
                else event.currentTarget.checked = false;
              }}
            />
            {title}
          </label>
        ))}
      </div>
      <p class="hint">At most {most}.</p>
    </details>
  );
  return (
    <div class="stack inset grow" tabIndex={-1} ref={box} role="group" aria-label="Edit the example">
      <Counted
        label="Question"
        most={LIMITS.question}
        value={mine.q}
        wrong={wrong}
        change={(q) => setMine({ ...mine, q })}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={mine.escalate}
          onChange={() => setMine({ ...mine, escalate: !mine.escalate })}
        />
        It tells that a pupil has contacted somebody: “Tell the Headteacher” leads the answer
      </label>
      {others.length > 0 && choice('shown', 3, 'Clauses that must be shown as well')}
      {others.length > 0 && choice('or', 10, 'Clauses as right in first place')}
      <div class="row">
        <button type="button" class="primary" onClick={finish}>
          Done
        </button>
        <button type="button" onClick={() => done(undefined)}>
          Leave it as it was
        </button>
      </div>
    </div>
  );
}
