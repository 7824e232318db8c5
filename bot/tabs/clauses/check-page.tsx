import { useState } from 'preact/hooks';
import { useFocus } from '../ui/focus.ts';
import { Empty, Failed } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { Findings, MovedList } from './findings.tsx';
import { titleOf } from './keys.ts';
import { Progress } from './parts.tsx';
import { InForce, isAmong, PublishForm } from './publish-form.tsx';
import { howMoved, WAYS, type Way } from './how-moved.ts';
import type { Check, Revision } from './said.ts';
import { useCheck } from './use-check.ts';
import { capital, counted } from './words.ts';

/** What a check is asked before anything is published, and what it found. */
export function CheckPage({ around, id }: { around: Around; id: string }) {
  const last = around.newest.get();
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
  const what = check?.what;
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
            {'restore' in what ? (
              <>
                Version {what.restore}, to be restored.{' '}
                <a href={`#/versions/${what.restore}/${around.overview.revision.number}`}>What that brings back</a>
              </>
            ) : (
              what.keys.map((key) => capital(titleOf(around.overview, key))).join(' · ')
            )}
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
  const { what } = check;
  const ownFirst = [...findings].sort((a, b) => Number(isAmong(b.key, what)) - Number(isAmong(a.key, what)));
  const blocking = ownFirst.filter(({ blocks }) => blocks);
  return (
    <>
      <p class="quiet">
        {check.total === 0 && 'No question was asked yet: the things below come first. '}
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
      {moved.length === 0 && check.total > 0 && (
        <MovedList
          around={around}
          title="Everything else is answered as before"
          hint={undefined}
          tone="good"
          moved={[]}
        />
      )}
      {WAYS.map((way) => {
        const some = moved.filter((one) => howMoved(one) === way);
        const { title, hint, tone } = MOVED[way];
        return some.length > 0 && <MovedList key={way} around={around} title={title(some.length)} hint={hint} tone={tone} name={way} moved={some} />; // prettier-ignore
      })}
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

/** How each way is put to the admin. */
const MOVED: Readonly<Record<Way, { title: (many: number) => string; hint: string; tone: 'bad' | 'plain' }>> = {
  'duty-gone': {
    title: (many) => `${counted(many, 'question')} would lose “Tell the Headteacher”`,
    hint: 'Read each of these: where a pupil has made contact, the duty to tell must stay in front.',
    tone: 'bad',
  },
  lost: {
    title: (many) => `${counted(many, 'example')} would no longer be led by ${many === 1 ? 'its' : 'their'} own clause`,
    hint: 'Another clause leads, or nothing is found any more. Is that what you want?',
    tone: 'plain',
  },
  'asked-in-vain': {
    title: (many) => `${counted(many, 'question')} asked in vain would get something else`,
    hint: 'What staff asked and did not find.',
    tone: 'plain',
  },
  elsewhere: {
    title: (many) => `${counted(many, 'question')} would be answered in another way`,
    hint: 'Another clause leads, or “Which did you mean?” comes or goes.',
    tone: 'plain',
  },
  won: {
    title: (many) => `${counted(many, 'example')} would now be led by ${many === 1 ? 'its' : 'their'} own clause`,
    hint: 'As a rule for the better.',
    tone: 'plain',
  },
  beside: {
    title: (many) =>
      `${counted(many, 'question')} would keep ${many === 1 ? 'its' : 'their'} first clause, with others below it`,
    hint: 'As a rule that does no harm.',
    tone: 'plain',
  },
};
