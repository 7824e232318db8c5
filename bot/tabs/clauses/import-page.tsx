import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import { toFirstWrong, useFocus } from '../ui/focus.ts';
import { Button, Failed, Loading } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ImportList } from './import-list.tsx';
import { importedItems, wrongInItem, type ImportedItem } from './imported-items.ts';
import { titleOf } from './keys.ts';
import { Part } from './parts.tsx';
import type { ImportRead, Refusal } from './said.ts';
import { counted, upper } from './words.ts';

const MOST_BYTES = 10_000_000;

/** All clauses as a file, and from a file: a dry run first, then what is ticked goes into the draft. */
export function ImportPage({ around }: { around: Around }) {
  const heading = useFocus<HTMLHeadingElement>();
  const { edits } = around;
  return (
    <div class="stack narrow">
      <h2 tabIndex={-1} ref={heading}>
        {edits ? 'Import and export' : 'Export'}
      </h2>
      <Export around={around} />
      {edits && <Import around={around} />}
    </div>
  );
}

function Export({ around: { api, tab } }: { around: Around }) {
  const doing = useDoing();
  const save = () =>
    doing.run(async () => {
      const address = URL.createObjectURL(await api.exported());
      const link = document.createElement('a');
      link.href = address;
      link.download = `policy-guide-clauses-${tab.dates.iso(new Date())}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      tab.say('The file is saved among your downloads.');
    });
  return (
    <Part
      id="export"
      title="Export"
      hint="What is in force, as a zip of YAML files and documents. Imported again, it is the same to the letter."
    >
      {' '}
      {/* prettier-ignore */}
      <Failed error={doing.error} />
      <Button class="start" busy={doing.busy} onClick={() => void save()}>
        Export as a zip
      </Button>
    </Part>
  );
}

function Import({ around }: { around: Around }) {
  const { api, tab, reload, overview } = around;
  const [read, setRead] = useState<ImportRead>();
  const [items, setItems] = useState<ImportedItem[]>([]);
  const [there, setThere] = useState<string[]>();
  const [tried, setTried] = useState(false);
  const [reading, taking] = [useDoing(), useDoing()];
  const choose = (file: File | undefined) =>
    reading.run(async () => {
      setRead(undefined);
      setThere(undefined);
      setTried(false);
      if (file === undefined) return;
      const kind = /\.docx$/i.test(file.name) ? 'docx' : /\.(zip|ya?ml)$/i.test(file.name) ? 'yaml' : undefined;
      if (kind === undefined) throw new Error('Choose a Word document (.docx) or a zip of YAML files. An older .doc: save it as .docx first.'); // prettier-ignore
      if (file.size > MOST_BYTES) throw new Error('This file is larger than 10 MB. Take pictures out of it first.');
      const got = await api.readFile(kind, file);
      setItems(importedItems(got, overview));
      setRead(got);
      tab.say(got.problems.some((problem) => problem.stops) ? 'It cannot be taken as it is.' : 'Read. Nothing is in the draft yet.'); // prettier-ignore
    });
  const ticked = items.filter((item) => item.ticked);
  const take = ({ replace = false, only = ticked }: { replace?: boolean; only?: ImportedItem[] } = {}) =>
    taking.run(async () => {
      if (only.length === 0) throw new Error('Tick what is to go into the draft first.');
      setTried(true);
      const missing = only.filter((item) => wrongInItem(item).length > 0);
      if (missing.length > 0) toFirstWrong();
      if (missing.length > 0) throw new Error(`Not taken yet: something is missing or too long in ${missing.map(({ title }) => `“${title}”`).join(', ')}. It is marked above.`); // prettier-ignore
      const versions = new Map(
        replace ? await Promise.all((there ?? []).map(async (key) => [key, (await api.item(key)).version] as const)) : [], // prettier-ignore
      );
      try {
        await api.takeIn(only.map(({ key, value }) => ({ key, version: versions.get(key) ?? 0, value })));
      } catch (failure) {
        const problem: Refusal | undefined = failure instanceof RefusedError ? failure.problem : undefined;
        if (problem?.status !== 412 || !problem.items) throw failure;
        return setThere(problem.items);
      }
      await Promise.all(only.map(({ key }) => around.editors.hear(key).catch(() => undefined)));
      // What is as published already is no change, so it does not stay in the draft.
      tab.say(only.some((item) => item.replaces) ? 'Taken: what differs from what is published stands here.' : `${counted(only.length, 'item is', 'items are')} in the draft.`); // prettier-ignore
      await reload();
      location.hash = '#/changes';
    });
  const stops = read?.problems.some((problem) => problem.stops) === true;
  return (
    <>
      <Part
        id="import"
        title="Import"
        hint="A policy as a Word document (.docx), or a zip of YAML files as it is exported. It is only read at first: nothing is kept before you say so."
      >
        {' '}
        {/* prettier-ignore */}
        <label class="field">
          <span class="label">File</span>
          <input
            type="file"
            accept=".docx,.zip,.yaml,.yml"
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
        </label>
        {reading.busy && <Loading what="Reading the file…" />}
        <Failed error={reading.error} />
      </Part>
      {read && (
        <>
          {read.problems.length > 0 && <Problems problems={read.problems} />}
          {!stops && <ImportList items={items} tried={tried} change={setItems} />}
          {stops ? (
            <p class="bar bad">It cannot be taken before what stops it is mended in the file. Then choose it again.</p>
          ) : (
            <div class="card stack foot">
              {there && (
                <div class="bar warning" role="alert">
                  <p>
                    Not taken: {there.map((key) => titleOf(overview, key)).join('; ')}{' '}
                    {there.length === 1 ? 'is' : 'are'} in the draft already, and would be overwritten.
                  </p>
                  <button
                    type="button"
                    onClick={() => void take({ only: ticked.filter(({ key }) => !there.includes(key)) })}
                  >
                    Take the others only
                  </button>
                  <button type="button" onClick={() => void take({ replace: true })}>
                    Overwrite {there.length === 1 ? 'it' : 'them'}
                  </button>
                </div>
              )}
              <Failed error={taking.error} />
              <Button class="primary start" busy={taking.busy} onClick={() => void take()}>
                Take {counted(ticked.length, 'item')} into the draft
              </Button>
              <p class="hint">All of them or none. Staff see nothing of it before it is published.</p>
            </div>
          )}
        </>
      )}
    </>
  );
}

const Problems = ({ problems }: { problems: ImportRead['problems'] }) => (
  <Part id="problems" title={`${counted(problems.length, 'thing')} to look at`}>
    <ul class="rows">
      {[...problems]
        .sort((a, b) => Number(b.stops) - Number(a.stops))
        .map(({ where, what, mend, stops }, place) => (
          <li key={place}>
            <div>
              <p>
                <strong>{upper(where)}</strong> {stops && <span class="badge bad">Stops the import</span>}
              </p>
              <p>{what}</p>
              <p class="quiet">{mend}</p>
            </div>
          </li>
        ))}
    </ul>
  </Part>
);
