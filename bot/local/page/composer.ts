import { button, el } from './el.ts';
import { createLookUp } from './look-up.ts';

export interface Draft {
  text: string;
  mention: boolean;
  files: { name: string; type: string }[];
}

/** Where a message is written. Enter sends, Shift+Enter begins a new line. */
export function createComposer(needs: {
  botName: string;
  canMention: boolean;
  send: (draft: Draft) => Promise<void>;
  lookUp: Pick<Parameters<typeof createLookUp>[0], 'search' | 'share'>;
}) {
  let files: Draft['files'] = [];
  const field = el('textarea', { rows: '1', 'aria-label': 'Write a message', placeholder: 'Write a message' });
  const picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1', 'aria-hidden': 'true' });
  const chosen = el('p', { class: 'chosen', role: 'status' });
  const mention = el('input', { type: 'checkbox', checked: true });
  const failed = el('p', { class: 'said failed', role: 'alert', hidden: true });
  const replying = el('p', { class: 'replying', hidden: true });

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
  };
  const drawFiles = () => {
    chosen.replaceChildren(...files.map(({ name }) => `📎 ${name} `));
    if (files.length > 0) chosen.append(button('Remove', { class: 'quiet' }, () => setFiles([])));
  };
  const setFiles = (these: Draft['files']) => {
    files = these;
    picker.value = '';
    drawFiles();
  };
  const send = async () => {
    const text = field.value.trim();
    if (text === '' && files.length === 0) return field.focus();
    const draft = { text, mention: needs.canMention && mention.checked, files };
    failed.hidden = true;
    try {
      field.value = '';
      setFiles([]);
      grow();
      await needs.send(draft);
    } catch (error) {
      // What was typed is not lost, unless something else has been typed meanwhile.
      if (field.value === '') field.value = draft.text;
      setFiles(draft.files);
      failed.textContent = error instanceof Error ? error.message : 'This could not be sent.';
      failed.hidden = false;
      grow();
    }
  };

  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  // Only the name goes along: the file itself never leaves this page.
  picker.addEventListener('change', () =>
    setFiles([...(picker.files ?? [])].map(({ name, type }) => ({ name, type }))),
  );

  const attach = button('📎', { class: 'icon', 'aria-label': 'Attach a file', title: 'Attach a file' }, () =>
    picker.click(),
  );
  const lookUp = createLookUp({ ...needs.lookUp, closed: () => field.focus() });
  const find = button('§', { class: 'icon', 'aria-label': 'Look up a clause', title: 'Look up a clause' }, () =>
    lookUp.toggle(),
  );
  const sendButton = button('Send', { class: 'primary' }, () => void send());
  const line = el('div', { class: 'line' }, field, find, attach, sendButton, picker);
  const mentionLine = el('label', { class: 'mention' }, mention, ` Mention @${needs.botName}`);
  return {
    element: el(
      'div',
      { class: 'composer' },
      lookUp.element,
      replying,
      needs.canMention ? mentionLine : undefined,
      chosen,
      line,
      failed,
    ),
    focus: () => field.focus(),
    /** Says which thread will be answered; undefined: a new one. */
    replyingTo(whose: string | undefined, stop: () => void) {
      replying.hidden = whose === undefined;
      const end = button('Start a new one instead', { class: 'quiet' }, stop);
      replying.replaceChildren(...(whose === undefined ? [] : [`Answering ${whose}. `, end]));
      if (whose !== undefined) field.focus();
    },
  };
}
