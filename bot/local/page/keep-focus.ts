/**
 * Redraws part of the page. Where the keyboard was inside it, it comes back to the control of the same name, or else to the
 * part itself: never to the top of the page, which is where a browser would leave it.
 */
export function keepFocus(part: HTMLElement, redraw: () => void): void {
  const held = document.activeElement;
  const name = held instanceof HTMLElement && part.contains(held) && held !== part ? nameOf(held) : undefined;
  redraw();
  if (name === undefined) return;
  const controls = part.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, [tabindex="0"]');
  const again = [...controls].find((control) => nameOf(control) === name && control.offsetParent !== null);
  (again ?? part).focus({ preventScroll: true });
}

function nameOf(control: HTMLElement): string {
  return control.getAttribute('aria-label') ?? (control.textContent.trim() || control.id);
}
