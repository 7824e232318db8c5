import { useLayoutEffect, useRef } from 'preact/hooks';

/** Puts the keyboard on a heading or a box as it appears, before anybody can press a key there; screen readers then read it out. */
export function useFocus<E extends HTMLElement>(when: unknown = true) {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    if (when) ref.current?.focus();
  }, [when]);
  return ref;
}

/** Puts the keyboard on the page's heading, where what it was on is gone. */
export function toHeading(): void {
  document.querySelector<HTMLElement>('main :is(h2, h3)[tabindex]')?.focus();
}

/** Puts the keyboard on the first field that is wrong, once it is marked. */
export function toFirstWrong(within: ParentNode | null = document): void {
  onceDrawn(() => within?.querySelector<HTMLElement>('[aria-invalid="true"]'));
}

/** Puts the keyboard where the drawing leads that the last change of state asked for: Preact's microtask for it stands before this one. */
export function onceDrawn(find: () => HTMLElement | null | undefined): void {
  queueMicrotask(() => find()?.focus());
}
