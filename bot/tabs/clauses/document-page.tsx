import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import { AreaField } from '../ui/fields.tsx';
import { toFirstWrong, useFocus } from '../ui/focus.ts';
import { Button, Failed, Loading } from '../ui/parts.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { HeldDocument, type Taken } from './held-document.tsx';
import { policyKey } from './keys.ts';
import { LIMITS, wrongInPolicy, wrongWords } from './limits.ts';
import { ApprovalFields } from './policy-fields.tsx';
import type { ClauseValue, DocumentCompared, FieldError, ImportRequest, PolicyValue, Refusal } from './said.ts';
import { counted } from './words.ts';

/** A new approved document: held against the clauses, then put into the draft with whatever words follow from it. */
export function DocumentPage({ around, policy }: { around: Around; policy: string }) {
  const { api, tab, reload } = around;
  const { value: item, error, reload: again } = useLoaded(() => api.item(policyKey(policy)), [policy]);
  const heading = useFocus<HTMLHeadingElement>(item !== undefined);
  const [text, setText] = useState('');
  const [wrongText, setWrongText] = useState<string>();
  const [held, setHeld] = useState<{ text: string; got: DocumentCompared }>();
  const [taken, setTaken] = useState<Taken>({ texts: {}, stems: {} });
  const [typed, setApproval] = useState<Approval>();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [reading, holding, putting] = [useDoing(), useDoing(), useDoing()];
  const approval = typed ?? approvalOf((item?.draft?.value ?? item?.published) as PolicyValue | undefined);
  const wrong = (field: string) => errors.find((one) => one.field === field)?.wrong;
  const upload = (file: File | undefined) =>
    reading.run(async () => {
      if (file === undefined) return;
      setText(/\.docx$/i.test(file.name) ? documentOf(await api.readFile('docx', file)) : await file.text());
      setWrongText(undefined);
    });
  const hold = () =>
    holding.run(async () => {
      const problem = wrongWords(text, LIMITS.document);
      setWrongText(problem);
      if (problem !== undefined) return;
      const got = await api.holdDocument(policy, text);
      setHeld({ text, got });
      setTaken({ texts: Object.fromEntries(got.clauses.filter(({ still, text }) => !still && text !== '').map(({ key, text }) => [key, text])), stems: {} }); // prettier-ignore
      const changed = got.clauses.filter(({ still }) => !still).length;
      tab.say(got.clauses.length === 0 ? 'It is read.' : changed === 0 ? 'Every clause still stands in it.' : `${counted(changed, 'clause')} must change.`); // prettier-ignore
    });
  const put = () =>
    putting.run(async () => {
      if (held === undefined) return;
      const [newest, clauses] = await Promise.all([
        api.item(policyKey(policy)),
        Promise.all(Object.keys(taken.texts).map((key) => api.item(key))),
      ]);
      const own = (newest.draft?.value ?? newest.published) as PolicyValue;
      const value = { ...own, ...approval, document: held.text, stems: { ...own.stems, ...taken.stems } };
      const found = wrongInPolicy(value);
      setErrors(found);
      if (found.length > 0) toFirstWrong();
      if (found.length > 0) throw new Error('Not put into the draft yet: look at the fields marked.');
      const changed = clauses.map(({ key, version, draft, published }) => ({
        key,
        version,
        value: { ...((draft?.value ?? published) as ClauseValue), text: taken.texts[key] ?? '' },
      }));
      const items: ImportRequest['items'] = [{ key: newest.key, version: newest.version, value }, ...changed];
      try {
        await api.takeIn(items);
      } catch (failure) {
        const problem: Refusal | undefined = failure instanceof RefusedError ? failure.problem : undefined;
        if (problem?.status !== 412) throw failure;
        throw new Error('Somebody changed one of these at the same moment. Press again: nothing was overwritten.');
      }
      tab.say('The new document is in the draft.');
      await reload();
      location.hash = '#/changes';
    });
  if (item === undefined) {
    return error === undefined ? <Loading what="Fetching the policy…" /> : <Failed error={error} retry={() => void again()} />; // prettier-ignore
  }
  const own = (item.draft?.value ?? item.published) as PolicyValue | undefined;
  const title = own?.title ?? policy;
  return (
    <div class="stack narrow">
      <a href={`#/policy/${policy}`}>‹ {title}</a>
      <h2 tabIndex={-1} ref={heading}>
        {own?.document === '' ? 'The document of' : 'A new document for'} “{title}”
      </h2>
      <section class="card stack" aria-labelledby="step-1">
        <h3 id="step-1">1. The document, as it was approved</h3>
        <label class="field">
          <span class="label">From a file, .docx or .txt</span>
          <input
            type="file"
            accept=".docx,.txt"
            onChange={({ currentTarget }) => void upload(currentTarget.files?.[0])}
          />
        </label>
        {reading.busy && <Loading what="Reading the file…" />}
        <Failed error={reading.error} />
        <AreaField label="Or pasted" value={text} wrong={wrongText} change={setText} />
        <Button class="primary start" busy={holding.busy} onClick={() => void hold()}>
          Hold it against the clauses
        </Button>
        <p class="hint">Nothing is kept by this.</p>
        <Failed error={holding.error} />
      </section>
      {held && (
        <>
          <HeldDocument got={held.got} taken={taken} change={setTaken} />
          <section class="card stack" aria-labelledby="step-3">
            <h3 id="step-3">3. Who approved it, and when it is reviewed</h3>
            <ApprovalFields value={approval} wrong={wrong} set={(more) => setApproval({ ...approval, ...more })} />
            <p class="bar">
              <span>
                The exact words need two people: you put the document into the draft, and another person, who is an
                approver, publishes it. Nobody can publish wording that they changed themselves.
              </span>
            </p>
            {held.text !== text && <p class="wrong">The text above was changed: hold it against the clauses again.</p>}
            <Failed error={putting.error} />
            <Button
              class="primary start"
              busy={putting.busy}
              aria-disabled={held.text !== text}
              onClick={() => held.text === text && void put()}
            >
              Put it into the draft
            </Button>
          </section>
        </>
      )}
    </div>
  );
}

type Approval = Pick<PolicyValue, 'approvedBy' | 'lastReview' | 'nextReview'>;
const NOT_GIVEN: Approval = { approvedBy: '', lastReview: '', nextReview: '' };

/** The first document's approval is what was given with the policy; every other has one of its own. */
function approvalOf(policy: PolicyValue | undefined): Approval {
  if (policy?.document !== '') return NOT_GIVEN;
  const { approvedBy, lastReview, nextReview } = policy;
  return { approvedBy, lastReview, nextReview };
}

/** The text of a Word document, which the service reads as it does for an import. */
function documentOf(read: {
  policies: readonly { value: PolicyValue }[];
  problems: readonly { what: string; mend: string }[];
}): string {
  // prettier-ignore
  const document = read.policies[0]?.value.document ?? '';
  if (document !== '') return document;
  const [problem] = read.problems;
  throw new Error(problem ? `${problem.what} ${problem.mend}` : 'This file has no text that can be read.');
}
