import { useState } from 'preact/hooks';
import { toHeading } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { counted } from './words.ts';

/** Deletes a question for good, once one has read what becomes of who waits for it. */
export function Remove(needs: {
  around: Around;
  question: { id: string; question: string };
  /** How many wait for it, or for one of its group. */
  waiting: number;
  done: () => Promise<void>;
}) {
  const { around, question, waiting, done } = needs;
  const { api, tab, reload } = around;
  const [sure, setSure] = useState(false);
  const deleting = useDoing();
  const remove = () =>
    deleting.run(async () => {
      await api.deleteAsked(question.id);
      tab.say('Deleted for good.');
      toHeading();
      await Promise.all([reload(), done()]);
    });
  return (
    <>
      <Button
        class="plain"
        busy={deleting.busy}
        aria-label={`${sure ? 'Yes, delete for good' : 'Delete'}: ${question.question}`}
        onClick={() => (sure ? void remove() : setSure(true))}
      >
        {sure ? 'Yes, delete for good' : 'Delete…'}
      </Button>
      {sure && (
        <>
          <button type="button" onClick={() => setSure(false)}>
            Keep it
          </button>
          <p class="small full" role="status">
            {waiting > 0
              ? `${counted(waiting, 'person waits', 'people wait')} for this or one like it: who asked the deleted one is not told anything.`
              : 'Its words are gone for good. Nobody waits for them.'}
          </p>
        </>
      )}
      <Failed error={deleting.error} />
    </>
  );
}
