import { LIMITS } from './limits.ts';
import { placeOf } from './keys.ts';
import { Counted, Pieces } from './parts.tsx';
import type { DocumentCompared } from './said.ts';
import { without } from './without.ts';
import { counted, plain } from './words.ts';

/** New words by the clause's key, and by the stem's name. */
export interface Taken {
  texts: Readonly<Record<string, string>>;
  stems: Readonly<Record<string, string>>;
}

/** The document against the clauses, one by one: what still stands in it, what must follow it, what is new in it. */
export function HeldDocument({
  got,
  taken,
  change,
}: {
  got: DocumentCompared;
  taken: Taken;
  change: (taken: Taken) => void;
}) {
  // prettier-ignore
  const changed = got.clauses.filter(({ still }) => !still);
  const still = got.clauses.length - changed.length;
  const lostStems = got.stems.filter((stem) => !stem.still);
  return (
    <section class="card stack" aria-labelledby="step-2">
      <h3 id="step-2">2. Clause by clause</h3>
      <p role="status">
        {got.clauses.length === 0 ? (
          'This policy has no clauses yet: add them once the document is in the draft.'
        ) : (
          <>
            {counted(still, 'clause stands', 'clauses stand')} in it word for word.{' '}
            {changed.length === 0
              ? 'None has to change.'
              : `${counted(changed.length, 'clause does', 'clauses do')} not.`}
          </>
        )}
      </p>
      {changed.map(({ key, title, pieces, text }) => (
        <article key={key} class="inset stack" aria-label={title}>
          <h4>
            <a href={placeOf(key)}>{title}</a>
          </h4>
          {text === '' ? (
            <p>Nothing like it was found in the new document. Retire the clause afterwards, or give it other words.</p>
          ) : (
            <Pieces pieces={pieces} />
          )}
          {taken.texts[key] === undefined ? (
            <p class="row">
              <span class="quiet">Its words stay as they are: the check will ask for them.</span>
              <button type="button" onClick={() => change({ ...taken, texts: { ...taken.texts, [key]: text } })}>
                {text === '' ? 'Give it other words' : 'Take the new words'}
              </button>
            </p>
          ) : (
            <>
              <Counted
                label={`New words of “${title}”`}
                most={LIMITS.words}
                value={taken.texts[key]}
                change={(words) => change({ ...taken, texts: { ...taken.texts, [key]: words } })}
              />
              <button
                type="button"
                class="start"
                onClick={() => change({ ...taken, texts: without(taken.texts, key) })}
              >
                Leave its words as they are
              </button>
            </>
          )}
        </article>
      ))}
      {lostStems.map(({ name }) => (
        <Counted
          key={name}
          label={`Words that bullets hang on, “${plain(name)}”`}
          hint="These are not in the new document any more. Give the new words; left empty, the check will ask for them."
          most={LIMITS.words}
          value={taken.stems[name] ?? ''}
          change={(words) => {
            const others = without(taken.stems, name);
            change({ ...taken, stems: words === '' ? others : { ...others, [name]: words } });
          }}
        />
      ))}
      {got.fresh.length > 0 && (
        <details>
          <summary>{counted(got.fresh.length, 'passage stands', 'passages stand')} in no clause</summary>
          <p class="hint">
            Headings are among them. What is a rule, add as a clause once the document is in the draft.
          </p>
          <ul class="rows">
            {got.fresh.map((passage, place) => (
              <li key={place}>{passage}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
