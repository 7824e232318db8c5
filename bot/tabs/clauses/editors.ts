import { createEditor, type Editor, type Typed } from './editor.ts';
import type { ClausesApi } from './clauses-api.ts';
import type { FieldError, Item, ItemValue } from './said.ts';

/** Where a browser keeps something for as long as the tab is open, reloads included. */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is wrong with a value before it is sent, and which of it is empty as yet. */
export interface Kind<Value> {
  check: (value: Value) => FieldError[];
  tidy?: (value: Value) => Value;
}

/**
 * The items that are being edited, by key: going to another page and back, or losing the connection, loses nothing that is typed.
 * `storage` keeps it over a reload, which Teams does when it likes.
 */
export function createEditors(needs: {
  api: ClausesApi;
  person: string;
  storage: Storage | undefined;
  now: () => Date;
  saved: () => void;
}) {
  // prettier-ignore
  const { api, person, storage, now } = needs;
  const open = new Map<string, { editor: Editor; listeners: Set<() => void> }>();
  const name = (key: string) => `policy-guide-typed-${person}-${key}`;
  const keptOf = (key: string) => ({
    get(): Typed | undefined {
      try {
        const text = storage?.getItem(name(key));
        return text === null || text === undefined ? undefined : (JSON.parse(text) as Typed);
      } catch {
        return undefined;
      }
    },
    set(typed: Typed | undefined) {
      try {
        if (typed === undefined) storage?.removeItem(name(key));
        else storage?.setItem(name(key), JSON.stringify(typed));
      } catch {
        // A browser that keeps nothing: it is still here, as long as the page is.
      }
    },
  });
  return {
    /** The editor of an item, made when it is first opened. Rejects as the call does. */
    async open<Value extends ItemValue>(key: string, kind: Kind<Value>): Promise<Editor<Value>> {
      const there = open.get(key)?.editor;
      const before = there?.item;
      const item = await api.item(key);
      if (there) {
        if (there.item === before) there.heard(item);
        return there as unknown as Editor<Value>;
      }
      if (isGone(item)) throw new RetiredError();
      const listeners = new Set<() => void>();
      const editor = createEditor<Value>({
        item,
        check: kind.check,
        tidy: kind.tidy ?? ((value) => value),
        now,
        kept: keptOf(key),
        save: (value, version) => api.keep(key, value, version),
        changed: () => listeners.forEach((listener) => listener()),
        saved: needs.saved,
      });
      open.set(key, { editor: editor, listeners });
      return editor;
    },
    /** Calls back at each change of it; returns how to stop. */
    listen(key: string, listener: () => void): () => void {
      open.get(key)?.listeners.add(listener);
      return () => void open.get(key)?.listeners.delete(listener);
    },
    /** Reads the open item again, after something changed elsewhere. */
    async hear(key: string): Promise<void> {
      const there = open.get(key);
      if (there === undefined) return;
      const before = there.editor.item;
      const item: Item = await api.item(key);
      // Saved meanwhile: what was read is older than what is here.
      if (there.editor.item !== before) return;
      there.editor.heard(item);
      there.listeners.forEach((listener) => listener());
    },
    /** Saves whatever is typed and not saved; what cannot be saved stays. */
    async saveAll(): Promise<void> {
      await Promise.all([...open.values()].map(({ editor }) => editor.save()));
    },
    /** The keys of what is typed and could not be saved yet. */
    unsaved: () => [...open].filter(([, { editor }]) => editor.unsaved).map(([key]) => key),
    stop: () => open.forEach(({ editor }) => editor.stop()),
  };
}

/** There is nothing of it left but in the versions. */
export const isGone = ({ draft, published }: Item): boolean => draft === undefined && published === undefined;

export class RetiredError extends Error {
  override readonly name = 'RetiredError' as const;
  constructor() {
    super('This was retired: staff do not get it any more. To bring it back, restore a version that has it, under Versions.'); // prettier-ignore
  }
}
