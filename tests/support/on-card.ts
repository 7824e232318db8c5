type Element = Record<string, unknown>;

/** All words of a card, in order: what a person could read. */
export function wordsOn(card: unknown): string {
  const words: string[] = [];
  for (const { text, title } of elementsOf(card)) {
    if (typeof text === 'string') words.push(text);
    if (typeof title === 'string') words.push(`[${title}]`);
  }
  return words.join(' ');
}

/** The data of the button with this title, or of the first whose title holds it. Throws if there is none. */
export function buttonOn(card: unknown, title: string): { verb: string; data: Element } {
  const buttons = [...elementsOf(card)].filter(({ type }) => type === 'Action.Execute');
  const found =
    buttons.find((button) => button.title === title) ?? buttons.find((button) => String(button.title).includes(title));
  if (!found)
    throw new Error(`No button "${title}"; there are: ${buttons.map((each) => String(each.title)).join(', ')}`);
  return { verb: String(found.verb), data: found.data as Element };
}

function* elementsOf(node: unknown): Generator<Element> {
  if (Array.isArray(node)) for (const item of node) yield* elementsOf(item);
  else if (typeof node === 'object' && node !== null) {
    yield node as Element;
    // An action's fallback is the same button again.
    for (const [name, value] of Object.entries(node)) if (name !== 'fallback') yield* elementsOf(value);
  }
}
