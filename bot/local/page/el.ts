type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. `true` sets an attribute without a value, `false` and undefined leave it out; texts become text, never HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(attribute, '');
    else if (typeof value === 'string') element.setAttribute(attribute, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that does something here and now. */
export function button(title: string, attributes: Attributes, press: () => void): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, title);
  made.addEventListener('click', press);
  return made;
}
