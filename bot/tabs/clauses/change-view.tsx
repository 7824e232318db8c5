import type { ComponentChildren } from 'preact';
import type { Dates } from '../dates.ts';
import { placeOf } from './keys.ts';
import { ChangeMark, Pieces } from './parts.tsx';
import type { Change, Stance } from './said.ts';
import { fieldWords, monthWords, plain, SETTINGS, STANCES, STEPS } from './words.ts';

/** One item's change, field by field and word by word. */
export function ChangeView({
  change,
  dates,
  before,
  after,
}: {
  change: Change;
  dates: Dates;
  before?: ComponentChildren;
  after?: ComponentChildren;
}) {
  // prettier-ignore
  const { key, kind, title, by, at, wording, overtaken, fields } = change;
  return (
    <article class="card stack change" aria-label={title}>
      <div class="change-head">
        {before}
        <div class="grow">
          <h3>
            <a href={placeOf(key)}>{title}</a>
          </h3>
          <p class="row small">
            <ChangeMark kind={kind} />
            {wording && <span class="badge warning">Exact wording{by && ': needs another approver'}</span>}
            {by && (
              <span class="quiet">
                {by.mine ? 'by you' : `by ${by.name}`}
                {at !== undefined && `, ${dates.short(at, new Date())}`}
              </span>
            )}
          </p>
        </div>
        {after}
      </div>
      {overtaken && (
        <p class="bar warning">
          A newer version of this was published after the change was begun: look whether it takes something back.
        </p>
      )}
      {kind === 'retired' ? (
        <p>Staff will no longer get it. It stays in the versions.</p>
      ) : (
        <dl class="change-fields">
          {fields.map(({ field, pieces }) => (
            <div key={field}>
              <dt>{fieldWords(field)}</dt>
              <dd class={LISTS.test(field) ? 'entries' : undefined}>
                <Pieces pieces={pieces.map((piece) => ({ ...piece, text: inWords(field, piece.text) }))} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

/** Fields that are lists: each entry that came or went stands by itself. */
const LISTS = /^(concepts\..+|(parts\.\d+\.)?(settings|actions)|additions|protected|examples|related|sections|questions)$/; // prettier-ignore

/** "June 2026" for "2026-06", "Not allowed" for "must-not", "Tell the Headteacher" for its id; anything else as it is. */
function inWords(name: string, text: string): string {
  const field = name.replace(/^parts\.\d+\./, '');
  if (['lastReview', 'nextReview'].includes(field)) return monthWords(text);
  if (['actions', 'settings'].includes(field))
    return text.replaceAll(/[a-z]+(-[a-z]+)*/g, (name) => NAMES[name] ?? name);
  if (field === 'stem') return plain(text);
  return field === 'stance' && text in STANCES ? STANCES[text as Stance].words : text;
}

const NAMES: Readonly<Record<string, string>> = { ...STEPS, ...SETTINGS };
