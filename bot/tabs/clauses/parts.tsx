import type { ComponentChildren } from 'preact';
import { AreaField, TextField } from '../ui/fields.tsx';
import type { ChangeKind, Piece, Stance } from './said.ts';
import { CHANGES, STANCES } from './words.ts';

/** The icon, never without the words. */
export const StanceMark = ({ stance }: { stance: Stance }) => (
  <span class={`stance ${stance}`}>
    <span aria-hidden="true">{STANCES[stance].icon}</span> {STANCES[stance].words}
  </span>
);

export const ChangeMark = ({ kind }: { kind: ChangeKind | undefined }) =>
  kind === undefined ? null : <span class={`badge ${CHANGES[kind].tone}`}>{CHANGES[kind].words}</span>;

/** A part of a page with its heading. */
export function Part({
  title,
  id,
  hint,
  children,
}: {
  title: string;
  id: string;
  hint?: ComponentChildren;
  children: ComponentChildren;
}) {
  // prettier-ignore
  return (
    <section class="card stack" aria-labelledby={`${id}-heading`}>
      <div>
        <h3 id={`${id}-heading`} tabIndex={-1}>
          {title}
        </h3>
        {hint !== undefined && <p class="hint">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

interface CountedProps {
  label: string;
  hint?: ComponentChildren;
  wrong?: string | undefined;
  value: string;
  most: number;
  change: (value: string) => void;
  oneLine?: boolean;
}

/** A text field that counts: nothing is cut off, what is too long is said. */
export function Counted({ most, hint, oneLine = false, ...rest }: CountedProps) {
  const { length } = rest.value.trim();
  const counter = (
    <>
      {hint !== undefined && <>{hint} </>}
      <span class={length > most ? 'count over' : 'count'}>
        {length.toLocaleString('en-GB')} of {most.toLocaleString('en-GB')} characters
      </span>
    </>
  );
  return oneLine ? <TextField {...rest} hint={counter} /> : <AreaField {...rest} hint={counter} />;
}

/** Several of a few, ticked. */
export function Ticks<Name extends string>(needs: {
  legend: string;
  hint?: string;
  names: Readonly<Record<Name, string>>;
  value: readonly Name[];
  change: (value: Name[]) => void;
}) {
  // prettier-ignore
  const { legend, hint, names, value, change } = needs;
  const all = Object.keys(names) as Name[];
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="ticks">
        {all.map((name) => (
          <label key={name} class="choice">
            <input
              type="checkbox"
              checked={value.includes(name)}
              onChange={() => change(all.filter((one) => (one === name ? !value.includes(one) : value.includes(one))))}
            />
            {names[name]}
          </label>
        ))}
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </fieldset>
  );
}

const LONG = 240;

/** A change word by word: what went is struck through and what came underlined, and both are named for those who hear it. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p class="pieces">
      {pieces.map(({ is, text }, place) => {
        switch (is) {
          case 'added':
            return (
              <ins key={place}>
                <span class="unseen">{' ['}added: </span>
                {text}
                <span class="unseen">{'] '}</span>
              </ins>
            );
          case 'removed':
            return (
              <del key={place}>
                <span class="unseen">{' ['}removed: </span>
                {text}
                <span class="unseen">{'] '}</span>
              </del>
            );
          case 'same':
            return (
              <span key={place}>{shortened(text, { first: place === 0, last: place === pieces.length - 1 })}</span>
            );
          default:
            return is satisfies never;
        }
      })}
    </p>
  );
}

/** What is the same is there to find one's way: a page of it is not. */
function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  if (text.length <= LONG || (first && last)) return text;
  const [before, after] = [text.slice(0, LONG / 2), text.slice(-LONG / 2)];
  return `${first ? '' : before} […] ${last ? '' : after}`;
}

/** Facts for those who only read. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export const Progress = ({ words, done, total }: { words: string; done: number; total: number }) => (
  <div class="progress" role="status">
    <label>
      <span>{words}</span>
      <progress value={total === 0 ? undefined : done} max={total === 0 ? undefined : total} />
    </label>
  </div>
);
