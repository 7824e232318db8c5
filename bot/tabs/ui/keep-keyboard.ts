const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Where what the keyboard is on goes from the page (a line that is removed, a question that is answered), the keyboard goes to what followed
 * it in the nearest part that is still there, else to what came before it, else to the part's first control: never back to the top of
 * the page. A page that moves the keyboard itself has the last word.
 */
export function keepKeyboard(root: HTMLElement): void {
  let last: HTMLElement | undefined;
  let parts: HTMLElement[] = [];
  let order: HTMLElement[] = [];
  root.addEventListener('focusin', ({ target }) => {
    last = target as HTMLElement;
    order = controlsOf(root);
    parts = [];
    for (let part = last.parentElement; part !== null && part !== root; part = part.parentElement) parts.push(part);
  });
  root.addEventListener('focusout', ({ target }) => {
    // Left by the person, not taken away: some browsers tell of both.
    queueMicrotask(() => target === last && last?.isConnected && (last = undefined));
  });
  const look = () => {
    if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
    const part = parts.find((one) => one.isConnected && (one.tagName === 'MAIN' || controlsOf(one).length > 0));
    const at = order.indexOf(last);
    const near = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()];
    const inPart = (one: HTMLElement) => one.isConnected && part?.contains(one);
    const main = part?.tagName === 'MAIN' ? part : part === undefined ? root.querySelector('main') : null;
    if (main) focusOn(main);
    else (near.find(inPart) ?? controlsOf(part)[0])?.focus();
  };
  new MutationObserver(() => last?.isConnected === false && setTimeout(look, 50)).observe(root, {
    childList: true,
    subtree: true,
  });
}

const controlsOf = (part: HTMLElement | undefined) => [...(part?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];

/** A part that is no control takes the keyboard too, so that the next press of Tab goes on from its beginning. */
function focusOn(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus();
}
