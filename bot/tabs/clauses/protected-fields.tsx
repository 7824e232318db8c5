import { useState } from 'preact/hooks';
import { AreaField } from '../ui/fields.tsx';
import { LIMITS, wrongWords } from './limits.ts';
import { Part } from './parts.tsx';
import { counted } from './words.ts';

interface Needs {
  value: readonly string[];
  wrong: (field: string) => string | undefined;
  change: (value: string[]) => void;
}

/** Questions that must never stop being answered by this clause. */
export function ProtectedFields({ value, wrong, change }: Needs) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const lines = typed.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !value.includes(line)); // prettier-ignore
    const tooLong = lines.map((line) => wrongWords(line, LIMITS.question)).find(Boolean);
    setProblem(lines.length === 0 ? 'Write a question that is not there yet.' : tooLong);
    if (lines.length === 0 || tooLong !== undefined) return;
    change([...value, ...lines]);
    setTyped('');
  };
  return (
    <Part
      id="protected"
      title={`Protected questions (${value.length})`}
      hint="Nothing can be published after which one of these is not answered by this clause."
    >
      {' '}
      {/* prettier-ignore */}
      <ul class="rows">
        {value.map((question, index) => (
          <li key={question}>
            <span>{question}</span>
            <span class="row-buttons">
            <button
              type="button"
              class="plain"
              aria-label={`Remove protected question: ${question}`}
              onClick={() => change(value.filter((_, place) => place !== index))}
            >
              Remove
            </button>
            </span>
            {wrong(`protected.${index}`) !== undefined && <p class="wrong">{wrong(`protected.${index}`)}</p>}
          </li>
        ))}
      </ul>
      <AreaField label="Protect a question" hint="One a line." value={typed} wrong={problem} change={setTyped} />
      <button type="button" class="start" onClick={add}>
        {typed.trim().includes('\n') ? `Protect ${counted(typed.trim().split('\n').length, 'question')}` : 'Protect it'}
      </button>
    </Part>
  );
}
