import { useState } from 'preact/hooks';
import type { Around } from './around.ts';
import { placeOf, titleOf } from './keys.ts';
import { Part } from './parts.tsx';
import type { Finding, Moved } from './said.ts';
import { outcomeWords } from './try-question.tsx';
import { ASKED_FROM, FINDINGS } from './words.ts';

const FEW = 10;
type Tone = 'bad' | 'good' | 'plain';

/** What the check found, each with what to do. */
export function Findings({
  around,
  title,
  tone,
  findings,
}: {
  around: Around;
  title: string;
  tone: Tone;
  findings: readonly Finding[];
}) {
  // prettier-ignore
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  return (
    <div class={`tone-${tone}`}>
      <Part id={`findings-${tone}`} title={title}>
        <ul class="stack">
          {(all ? findings : findings.slice(0, FEW)).map(({ kind, key, what, mend }, place) => (
            <li key={place}>
              <p>
                <strong>{FINDINGS[kind]}</strong> · <a href={placeOf(key)}>{titleOf(around.overview, key)}</a>
              </p>
              <p>{what}</p>
              <p class="quiet">{mend}</p>
            </li>
          ))}
        </ul>
        {!all && findings.length > FEW && (
          <button type="button" class="start" onClick={() => setAll(true)}>
            Show all {findings.length}
          </button>
        )}
      </Part>
    </div>
  );
}

/** Questions that would be answered in another way: from what, to what. */
export function MovedList(needs: {
  around: Around;
  title: string;
  hint: string | undefined;
  tone: Tone;
  moved: readonly Moved[];
  /** Where several stand on a page. */
  name?: string;
}) {
  // prettier-ignore
  const { around, title, hint, tone, moved, name = tone } = needs;
  const [all, setAll] = useState(false);
  const words = (outcome: Moved['after'] | undefined) =>
    outcome === undefined ? (
      'not asked before'
    ) : (
      <>
        {outcomeWords({ outcome: outcome.outcome, shown: outcome.clauses })}
        {outcome.clauses.map((key, place) => (
          <span key={key}>
            {place === 0 ? ': ' : '; '}
            <a href={placeOf(key)}>{titleOf(around.overview, key)}</a>
          </span>
        ))}
        {outcome.tellHeadteacher && <strong> · “Tell the Headteacher” leads</strong>}
      </>
    );
  return (
    <div class={`tone-${tone}`}>
      <Part id={`moved-${name}`} title={title} hint={hint}>
        {moved.length > 0 && (
          <ul class="rows">
            {(all ? moved : moved.slice(0, FEW)).map((one, place) => (
              <li key={place} class="moved">
                <p>
                  “{one.question}” <span class="quiet small">{ASKED_FROM[one.from]}</span>
                  {one.of !== undefined && (
                    <span class="quiet small">
                      {' '}
                      of <a href={placeOf(one.of)}>{titleOf(around.overview, one.of)}</a>
                    </span>
                  )}
                </p>
                <dl class="from-to-answer">
                  <dt>Now</dt>
                  <dd>{words(one.before)}</dd>
                  <dt>Then</dt>
                  <dd>{words(one.after)}</dd>
                </dl>
              </li>
            ))}
          </ul>
        )}
        {!all && moved.length > FEW && (
          <button type="button" class="start" onClick={() => setAll(true)}>
            Show all {moved.length}
          </button>
        )}
      </Part>
    </div>
  );
}
