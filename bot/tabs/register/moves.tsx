import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Matter, MatterInFull, MoveName, MoveRequest } from '../said.ts';
import { Button, Failed } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { onceDrawn } from '../ui/focus.ts';
import { useDoing } from '../ui/use.ts';
import { isForm, type FormMove } from './form-moves.ts';
import { Message } from './message.tsx';
import { MoveForm } from './move-form.tsx';
import { newerMatter } from './use-matter.ts';
import { Versions } from './versions.tsx';
import { MOVES } from './words.ts';

type PlainMove = Exclude<MoveName, FormMove>;

interface Needs {
  tab: Tab;
  full: MatterInFull;
  take: (full: MatterInFull) => void;
}

/** The same moves as on the card. One that asks for something opens a form below; the others are made at once. */
export function Moves({ tab, full, take }: Needs) {
  const { matter } = full;
  const [form, setForm] = useState<{ move: FormMove; on: Matter }>();
  const [seen, setSeen] = useState<Matter>();
  const { busy, error, setError, run } = useDoing();
  const send = async (body: MoveRequest, version: number) => {
    take(await tab.api.move(matter.id, version, body));
    tab.say(MOVES[body.move].done);
  };
  const press = (move: PlainMove) =>
    run(async () => {
      setSeen(undefined);
      try {
        await send({ move }, matter.version);
        focusOnMove(move);
      } catch (failure) {
        const now = newerMatter(failure);
        if (now === undefined) throw failure;
        setSeen(matter);
        take(now);
      }
    });
  const open = (move: MoveName) => {
    setError(undefined);
    setSeen(undefined);
    if (isForm(move)) setForm({ move, on: matter });
    else void press(move);
  };
  return (
    <section class="stack" aria-label="What you can do">
      {seen && <Versions before={seen} now={matter} dates={tab.dates} />}
      <Failed error={error} />
      <Buttons matter={matter} busy={busy} open={open} chosen={form?.move}>
        {full.message !== undefined && <Message tab={tab} link={full.message} />}
      </Buttons>
      {form && (
        <MoveForm
          key={form.move}
          tab={tab}
          move={form.move}
          matter={matter}
          on={form.on}
          rebase={() => setForm({ ...form, on: matter })}
          newer={take}
          send={send}
          close={() => {
            setForm(undefined);
            focusOnMove(form.move);
          }}
        />
      )}
    </section>
  );
}

const KEEPING: readonly MoveName[] = ['hold', 'release'];
const RECORDING: readonly MoveName[] = ['logged-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere'];

function Buttons(needs: {
  matter: Matter;
  busy: boolean;
  open: (move: MoveName) => void;
  chosen: MoveName | undefined;
  children?: ComponentChildren;
}) {
  const { matter, busy, open, chosen, children } = needs;
  const { moves } = matter;
  const leading = (['acknowledge', 'close'] as const).find((move) => moves.includes(move)) ?? 'logged-on-cpoms';
  const of = (list: MoveName[]) =>
    list.map((move) => (
      <Button
        key={move}
        id={`move-${move}`}
        class={move === leading ? 'primary' : ''}
        busy={busy}
        aria-expanded={isForm(move) ? move === chosen : undefined}
        onClick={() => open(move)}
      >
        {MOVES[move].title}
      </Button>
    ));
  const recording = moves.filter((move) => RECORDING.includes(move));
  return (
    <>
      <div class="row moves">
        {of(moves.filter((move) => !RECORDING.includes(move) && !KEEPING.includes(move)))}
        {children}
      </div>
      {recording.length > 0 && (
        <div class="row moves" role="group" aria-label="Where it is recorded">
          <span class="quiet">{matter.outcome ? 'Correct what is recorded:' : 'Record:'}</span>
          {of(recording)}
        </div>
      )}
      <div class="row moves">{of(moves.filter((move) => KEEPING.includes(move)))}</div>
    </>
  );
}

/** Back to the button that was pressed; where the move took it away, to the matter's heading, never to the top of the page. */
const focusOnMove = (move: MoveName) =>
  onceDrawn(() => document.getElementById(`move-${move}`) ?? document.getElementById('matter-heading'));
