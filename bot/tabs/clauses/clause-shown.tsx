import { Facts, Part, StanceMark } from './parts.tsx';
import type { ClauseValue, PolicyValue } from './said.ts';
import { SETTINGS, STEPS } from './words.ts';
import { paragraphs } from './wording-fields.tsx';

const FEW = 20;

/** A clause for those who only read. */
export function ClauseShown({ value, policy }: { value: ClauseValue; policy: PolicyValue | undefined }) {
  const stem = value.stem === undefined ? undefined : policy?.stems[value.stem];
  const narrowing = [
    ['If', value.condition],
    ['Except', value.exception],
    ['Limit', value.limit],
  ] as const;
  return (
    <div class="stack narrow">
      <Part id="words" title="What staff read">
        <Facts
          facts={[
            ['In plain words', value.summary],
            ['Where it applies', value.settings.map((one) => SETTINGS[one]).join(', ') || 'Everywhere'],
            ['Next steps', value.actions.map((one) => STEPS[one]).join(', ') || 'None'],
            ...narrowing.flatMap(([name, words]) => (words === undefined ? [] : [[name, words] as const])),
          ]}
        />
      </Part>
      <Part id="wording" title="Exact wording">
        <blockquote>
          {stem !== undefined && <p class="quiet">{stem} …</p>}
          {paragraphs(value.text)}
        </blockquote>
        {value.parts.map((part) => (
          <div key={part.act} class="stack tight inset">
            <p>
              <StanceMark stance={part.stance} />: {part.act}
            </p>
            <blockquote>{paragraphs(part.text)}</blockquote>
          </div>
        ))}
      </Part>
      {value.additions.length > 0 && (
        <Part id="additions" title="A school’s own additions">
          <Facts facts={value.additions.map(({ by, text }) => [by, text] as const)} />
        </Part>
      )}
      <Part id="examples" title={`Examples (${value.examples.length})`}>
        <ul class="rows">
          {value.examples.slice(0, FEW).map(({ q, escalate }) => (
            <li key={q}>
              <span>
                {q} {escalate && <span class="badge bad">Tells of a pupil’s contact</span>}
              </span>
            </li>
          ))}
        </ul>
        {value.examples.length > FEW && (
          <details>
            <summary>{value.examples.length - FEW} more</summary>
            <ul class="rows">
              {value.examples.slice(FEW).map(({ q }) => (
                <li key={q}>{q}</li>
              ))}
            </ul>
          </details>
        )}
      </Part>
      <Part id="protected" title={`Protected questions (${value.protected.length})`}>
        <ul class="rows">
          {value.protected.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </Part>
    </div>
  );
}
