import { useState } from 'preact/hooks';
import { Empty, Failed } from '../ui/parts.tsx';
import { useFocus } from '../ui/use.ts';
import type { Around } from './around.ts';
import { Findings, MovedList } from './findings.tsx';
import { titleOf } from './keys.ts';
import { Progress } from './parts.tsx';
import { InForce, isAmong, PublishForm } from './publish-form.tsx';
import { leadsElsewhere } from './leads-elsewhere.ts';
import type { Check, Revision } from './said.ts';
import { useCheck } from './use-check.ts';
import { counted } from './words.ts';

/** What a check is asked before anything is published, and what it found. */
export function CheckPage({ around, id }: { around: Around; id: string }) {
  const last = [...around.checks.keys()].at(-1);
  if (id !== '') return <Checked around={around} id={id} />;
  return (
    <Empty title={last === undefined ? 'No check yet' : 'The newest check'}>
      <p>
        Before anything is published, every example and every protected question is asked of the draft and of what is in
        force, and you see what would be answered in another way.
      </p>
      <p class="row centre">
        {last !== undefined && (
          <a class="button primary" href={`#/check/${encodeURIComponent(last)}`}>
            See the newest check
          </a>
        )}
        <a class="button" href="#/changes">
          Choose what to check
        </a>
      </p>
    </Empty>
  );
}

function Checked({ around, id }: { around: Around; id: string }) {
  const { check, error, retry } = useCheck(around, id);
  const heading = useFocus<HTMLHeadingElement>(check?.state ?? 'asked');
  const [published, setPublished] = useState<Revision>();
  const what = around.checks.get(id);
  if (published) return <InForce revision={published} />;
  return (
    <div class="stack narrow">
      <div>
        <p>
          <a href="#/changes">‹ Changes</a>
        </p>
        <h2 tabIndex={-1} ref={heading}>
          {check === undefined || check.state === 'running'
            ? 'Checking…'
            : check.state === 'failed'
              ? 'The check stopped'
              : resultWords(check)}{' '}
          {/* prettier-ignore */}
        </h2>
        {what && (
          <p class="quiet">
            {'restore' in what
              ? `Version ${what.restore}, to be restored`
              : what.keys.map((key) => titleOf(around.overview, key)).join(' · ')}{' '}
            {/* prettier-ignore */}
          </p>
        )}
      </div>
      <Failed error={error} retry={retry} />
      {check?.state === 'running' && (
        <div class="card">
          <Progress
            words={check.total === 0 ? 'Learning the draft…' : `${check.done.toLocaleString('en-GB')} of ${check.total.toLocaleString('en-GB')} questions asked`} // prettier-ignore
            done={check.done}
            total={check.total}
          />
        </div>
      )}
      {check?.state === 'failed' && (
        <p class="bar bad">Nothing was published. Start it again under Changes; if it stops again, tell IT.</p>
      )}
      {check?.state === 'done' && <Done key={check.id} around={around} check={check} published={setPublished} />}
    </div>
  );
}

function Done({ around, check, published }: { around: Around; check: Check; published: (revision: Revision) => void }) {
  const { asked, findings, broken, moved } = check;
  const what = around.checks.get(check.id);
  const ownFirst = [...findings].sort((a, b) => Number(isAmong(b.key, what)) - Number(isAmong(a.key, what)));
  const blocking = ownFirst.filter(({ blocks }) => blocks);
  const elsewhere = moved.filter(leadsElsewhere);
  const beside = moved.filter((one) => !leadsElsewhere(one));
  return (
    <>
      <p class="quiet">
        Asked: {counted(asked.example, 'example')}, {counted(asked.protected, 'protected question')},{' '}
        {counted(asked.unanswered, 'question')} asked in vain, {asked.unhelpful.toLocaleString('en-GB')} said not to
        help.
      </p>
      {broken.length > 0 && (
        <MovedList
          around={around}
          title={`${counted(broken.length, 'protected question is', 'protected questions are')} no longer answered`}
          hint="Nothing can be published while one of these is not answered by its clause. Add it or one like it to the clause’s examples, or mend what took it."
          tone="bad"
          moved={broken}
        />
      )}
      {blocking.length > 0 && <Findings around={around} title="To be mended first" tone="bad" findings={blocking} />}
      {moved.length === 0 && (
        <MovedList
          around={around}
          title="Everything else is answered as before"
          hint={undefined}
          tone="good"
          moved={[]}
        />
      )}
      {elsewhere.length > 0 && (
        <MovedList
          around={around}
          title={`${counted(elsewhere.length, 'question')} would be answered in another way`}
          hint="Another clause leads, something is found or no longer found. Is that what you want?"
          tone="plain"
          moved={elsewhere}
        />
      )}
      {beside.length > 0 && (
        <MovedList
          around={around}
          title={`${counted(beside.length, 'question')} would keep ${beside.length === 1 ? 'its' : 'their'} first clause, with others below it`}
          hint="As a rule that does no harm."
          tone="plain"
          name="beside"
          moved={beside}
        />
      )}
      <Findings around={around} title="Worth a look" tone="plain" findings={ownFirst.filter(({ blocks }) => !blocks)} />
      <PublishForm around={around} check={check} blocked={blocking.length > 0} published={published} />
    </>
  );
}

function resultWords({ findings, broken, moved }: Check): string {
  const blocks = broken.length + findings.filter(({ blocks }) => blocks).length;
  if (blocks > 0) return `${counted(blocks, 'thing stands', 'things stand')} in the way`;
  return moved.length === 0 ? 'Checked: nothing stands in the way' : 'Checked: look at what would change';
}
