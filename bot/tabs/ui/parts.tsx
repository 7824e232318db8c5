import type { ComponentChildren, JSX } from 'preact';
import { RefusedError } from '../api.ts';
import { useSlow } from './use.ts';

/** Says that something is being fetched, once that is noticed. */
export function Loading({ what }: { what: string }) {
  const slow = useSlow(true);
  return (
    <p class="loading" role="status">
      {slow && (
        <>
          <span class="spinner" aria-hidden="true" /> {what}
        </>
      )}
    </p>
  );
}

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'This did not work. Try again.';

/** What went wrong, in the service's words, with its reference for IT. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  if (error === undefined) return null;
  const reference = error instanceof RefusedError ? error.problem?.reference : undefined;
  return (
    <div class="bar bad" role="alert">
      <p>
        {wordsOf(error)}
        {reference !== undefined && ` Reference for IT: ${reference}.`}
      </p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Nothing is here, and what can be done about it. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'ref'> & { busy?: boolean };

/** A button that shows when its work takes time. It keeps the keyboard meanwhile, which `disabled` would lose. */
export function Button({ busy = false, onClick, children, ...rest }: ButtonProps) {
  const slow = useSlow(busy);
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {slow && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** Views of a tab, as links: each is an address of its own. */
export function Views({ label, views }: { label: string; views: readonly ViewLink[] }) {
  return (
    <nav class="views" aria-label={label}>
      {views.map(({ to, title, count, current }) => (
        <a key={to} href={`#/${to}`} aria-current={current ? 'page' : undefined}>
          {title}
          {count !== undefined && (
            <>
              {' '}
              <span class="count">({count})</span>
            </>
          )}
        </a>
      ))}
    </nav>
  );
}

export interface ViewLink {
  to: string;
  title: string;
  count?: number | undefined;
  current: boolean;
}
