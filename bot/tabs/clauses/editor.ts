import { RefusedError } from '../api.ts';
import { same } from '../same.ts';
import { clashes, type Clash } from './merge-items.ts';
import type { FieldError, Item, ItemValue, Refusal } from './said.ts';

const TYPING_MILLISECONDS = 800;
const AGAIN_MILLISECONDS = 5000;

/** How far what is typed has got. */
export type EditState =
  | { is: 'same' }
  | { is: 'typing' }
  | { is: 'saving' }
  | { is: 'saved'; at: Date }
  /** Something typed cannot be kept as it is; `errors` says what. */
  | { is: 'wrong' }
  /** Not reachable, or refused: it is tried again, and nothing typed is lost. */
  | { is: 'failed'; error: unknown }
  /** Somebody else changed it: nothing is saved before somebody has chosen. */
  | { is: 'clash'; theirs: Item; clashes: Clash[] };

/** What is kept of an item between the keys that are typed and the draft: it outlives the page that shows it, and a reload. */
export interface Typed {
  value: ItemValue;
  base: ItemValue;
  version: number;
}

interface Needs<Value extends ItemValue> {
  item: Item;
  save: (value: Value, version: number) => Promise<Item>;
  /** What is wrong with it, before it is sent. */
  check: (value: Value) => FieldError[];
  /** Without what is empty as yet, such as an addition that was only begun. */
  tidy: (value: Value) => Value;
  /** Where what is not saved yet is kept, for a tab that is closed in mid-word. */
  kept: { get: () => Typed | undefined; set: (typed: Typed | undefined) => void };
  now: () => Date;
  changed: () => void;
  saved: (item: Item) => void;
}

/**
 * Edits one item of the draft: saves a while after the last key, one save at a time, each on the version that it was typed on. Whatever
 * happens (offline, refused, somebody faster), what is typed stays here until it is in the draft or somebody has decided otherwise.
 */
export function createEditor<Value extends ItemValue>(needs: Needs<Value>) {
  let { item } = needs;
  const shownOf = (one: Item): Value => (one.draft?.value ?? one.published) as Value;
  const kept = needs.kept.get();
  let base = (kept?.base ?? shownOf(item)) as Value;
  let mine = (kept?.value ?? base) as Value;
  let version = kept?.version ?? item.version;
  let state: EditState = { is: 'same' };
  let errors: FieldError[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;

  const sendable = () => needs.tidy(mine);
  const isSaved = () => same(base, sendable());
  const become = (next: EditState) => {
    state = next;
    needs.kept.set(isSaved() ? undefined : { value: mine, base, version });
    needs.changed();
  };
  const take = (newer: Item) => {
    item = newer;
    // Retired for good: what it said is still on the screen.
    base = shownOf(newer) ?? base;
    version = newer.version;
  };
  const clash = (theirs: Item) => {
    item = theirs;
    if (theirs.draft?.value !== null && same(shownOf(theirs), sendable())) {
      take(theirs);
      return become({ is: 'saved', at: needs.now() });
    }
    const found = clashes({ base: fieldsOf(base), mine: fieldsOf(sendable()), theirs: fieldsOf(shownOf(theirs)) });
    become({ is: 'clash', theirs, clashes: found });
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), milliseconds);
  };
  async function send(): Promise<void> {
    const sent = sendable();
    become({ is: 'saving' });
    try {
      take(await needs.save(sent, version));
      base = sent;
      errors = [];
      needs.saved(item);
      become(isSaved() ? { is: 'saved', at: needs.now() } : { is: 'typing' });
      if (!isSaved()) later(TYPING_MILLISECONDS);
    } catch (error) {
      const problem: Refusal | undefined = error instanceof RefusedError ? error.problem : undefined;
      if (problem?.status === 412 && problem.item) return clash(problem.item);
      if (problem?.errors?.length) {
        errors = problem.errors.map(({ field, wrong }) => ({ field: field.replace(/^value[./]/, ''), wrong }));
        return become({ is: 'wrong' });
      }
      become({ is: 'failed', error });
      const refused = problem?.status !== undefined && problem.status >= 400 && problem.status < 500 && problem.status !== 429; // prettier-ignore
      if (!refused) later(AGAIN_MILLISECONDS);
    }
  }
  async function save(): Promise<void> {
    clearTimeout(timer);
    await saving;
    if (state.is === 'clash') return;
    if (isSaved()) return state.is === 'typing' ? become({ is: 'same' }) : undefined;
    errors = needs.check(sendable());
    if (errors.length > 0) return become({ is: 'wrong' });
    saving ??= send().finally(() => (saving = undefined));
    await saving;
  }
  if (kept) {
    if (kept.version === item.version) later(0);
    else clash(item);
  }

  return {
    get item() {
      return item;
    },
    get value(): Value {
      return mine;
    },
    get state(): EditState {
      return state;
    },
    get errors(): readonly FieldError[] {
      return errors;
    },
    /** Something typed is not in the draft yet. */
    get unsaved(): boolean {
      return !isSaved();
    },
    change(value: Value) {
      mine = value;
      if (state.is === 'clash') return clash(state.theirs);
      // An error goes as soon as it is mended; new ones wait for the end of typing.
      const still = new Set(needs.check(sendable()).map(({ field, wrong }) => field + wrong));
      errors = errors.filter(({ field, wrong }) => still.has(field + wrong));
      become(saving ? { is: 'saving' } : { is: 'typing' });
      later(TYPING_MILLISECONDS);
    },
    /** Saves now, as before leaving the page. */
    save,
    /** The item was read again, since something changed elsewhere. */
    heard(newer: Item) {
      if (saving) return;
      const unsaved = !isSaved();
      // As it was sent, or as the service answered it then, without spaces at its ends.
      const meant = newer.draft?.value !== null && item.draft?.value !== null && [base, shownOf(item)].some((known) => same(shownOf(newer), known)); // prettier-ignore
      // What was typed is about something else now: somebody must choose before it is saved.
      if (unsaved && !meant) return clash(newer);
      if (meant) {
        // Nothing new: what is on the screen stays, with a row that is only begun and a space that the next word follows.
        item = newer;
        version = newer.version;
        return;
      }
      take(newer);
      mine = base;
      become({ is: 'same' });
    },
    /** What somebody chose where two versions clashed; saved at once, on the newer version. */
    resolve(value: Value) {
      if (state.is !== 'clash') return;
      take(state.theirs);
      mine = value;
      become({ is: 'typing' });
      void save();
    },
    /** As it is in the service now: after it was discarded or retired, or brought back. */
    reset(newer: Item) {
      clearTimeout(timer);
      take(newer);
      mine = base;
      errors = [];
      become({ is: 'same' });
    },
    stop: () => clearTimeout(timer),
  };
}

export type Editor<Value extends ItemValue = ItemValue> = ReturnType<typeof createEditor<Value>>;

/** The outside questions are one list: a field of its own. */
export const fieldsOf = (value: ItemValue | undefined): Record<string, unknown> =>
  Array.isArray(value) ? { outside: value } : { ...(value as object | undefined) };
export const fromFields = <Value extends ItemValue>(fields: Record<string, unknown>): Value =>
  ('outside' in fields ? fields.outside : fields) as Value;
