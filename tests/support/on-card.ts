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

/** The data of the button with this title; a title may begin with it. Throws if there is none. */
export function buttonOn(card: unknown, title: string): { verb: string; data: Element } {
  const buttons = [...elementsOf(card)].filter(({ type }) => type === 'Action.Execute');
  const found =
    buttons.find((button) => button.title === title) ??
    buttons.find((button) => String(button.title).startsWith(title));
  if (!found)
    throw new Error(`No button "${title}"; there are: ${buttons.map((each) => String(each.title)).join(', ')}`);
  return { verb: String(found.verb), data: found.data as Element };
}

function* elementsOf(node: unknown): Generator<Element> {
  if (Array.isArray(node)) for (const item of node) yield* elementsOf(item);
  else if (typeof node === 'object' && node !== null) {
    const { fallback: _, ...element } = node as Element;
    yield element;
    for (const value of Object.values(element)) yield* elementsOf(value);
  }
}
