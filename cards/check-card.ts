const MOST_BYTES = 28 * 1024;
const MOST_ACTIONS = 6;

/** A card that must not be sent; thrown when it is defined, so the service does not start with it. */
export class CardError extends Error {
  override readonly name = 'CardError' as const;
}

/** Throws a CardError if the drawn card is not fit for Teams. `which` names it in the message. */
export function checkCard(content: Record<string, unknown>, which: string): void {
  const refuse = (why: string): never => {
    throw new CardError(`Card ${which}: ${why}`);
  };
  const json = JSON.stringify(content);
  const left = /\$\{[^}]*\}/.exec(json);
  if (left) refuse(`${left[0]} was left from the template. Return it from the card's view.`);
  if (content.version !== '1.5') refuse('version must be "1.5": Teams draws no newer one.');
  if (!content.fallbackText) refuse('fallbackText is missing: old clients would show nothing.');
  if (!/^[a-z]{2}$/.test(String(content.lang)))
    refuse('lang must be two letters, "en": screen readers choose their voice by it.');
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_BYTES) refuse(`it has ${bytes} bytes; Teams is sure to take ${MOST_BYTES}.`);
  const actions = countActions(content);
  if (actions > MOST_ACTIONS) refuse(`it has ${actions} buttons; Teams allows ${MOST_ACTIONS}. Make rows of them.`);
  for (const input of elements(content)) {
    if (String(input.type).startsWith('Input.') && !input.label) refuse(`input ${String(input.id)} has no label.`);
  }
}

/** Buttons of a card, hidden ones too; rows that can be pressed (selectAction) are not limited and not counted. */
export function countActions(content: Record<string, unknown>): number {
  let count = 0;
  for (const element of elements(content)) if (Array.isArray(element.actions)) count += element.actions.length;
  return count;
}

/** Every object of a card, outermost first. */
export function elements(content: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const gather = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node)) found.push(node as Record<string, unknown>);
    for (const value of Object.values(node)) gather(value);
  };
  gather(content);
  return found;
}
