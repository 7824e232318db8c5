import { useEffect } from 'preact/hooks';
import { dayWords } from '../dates.ts';
import { useFocus } from '../ui/focus.ts';
import { Empty, Failed, Loading } from '../ui/parts.tsx';
import { useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { AskedQuestion } from './asked-question.tsx';
import { Remove } from './remove-asked.tsx';
import { Part } from './parts.tsx';
import type { Asked } from './said.ts';
import { capital, counted } from './words.ts';

/** What staff asked in vain, like with like. What tells of a pupil's contact is never kept, and only counted. */
export function AskedPage({ around }: { around: Around }) {
  const { api, changes } = around;
  const { value, error, reload } = useLoaded(() => api.asked(), [api]);
  const heading = useFocus<HTMLHeadingElement>(value !== undefined);
  useEffect(() => void (changes > 0 && reload()), [changes]);
  if (value === undefined) {
    return error === undefined ? <Loading what="Fetching the questions…" /> : <Failed error={error} retry={() => void reload()} />; // prettier-ignore
  }
  const signals = value.withPupilSignal;
  return (
    <div class="stack narrow">
      <div>
        <h2 tabIndex={-1} ref={heading}>
          Asked in vain
        </h2>
        <p class="quiet">
          What was not found, or was “not what I asked”. Nobody’s name is kept with it. Delete what tells who somebody
          is.
        </p>
      </div>
      {signals > 0 && (
        <p class="bar">
          {counted(signals, 'more question told', 'more questions told')} of a pupil’s contact. Their words are never
          kept, so they cannot be shown: only how many there were.
        </p>
      )}
      {value.groups.length === 0 ? (
        <Empty title="Nothing waits here">
          <p>When staff ask something that is not found, it stands here from the first time on.</p>
        </Empty>
      ) : (
        value.groups.map((group) => <Group key={group.id} around={around} group={group} again={reload} />)
      )}
      {value.used.length > 0 && <Used around={around} used={value.used} again={reload} />}
    </div>
  );
}

function Group({
  around,
  group,
  again,
}: {
  around: Around;
  group: Asked['groups'][number];
  again: () => Promise<void>;
}) {
  // prettier-ignore
  const { questions, waiting, nearest, id } = group;
  return (
    <Part
      id={`group-${id}`}
      title={`“${questions[0]?.question ?? ''}”${questions.length > 1 ? ` and ${questions.length - 1} like it` : ''}`}
      hint={
        <>
          {waiting > 0 && (
            <strong>{counted(waiting, 'person waits', 'people wait')} to be told what becomes of it. </strong>
          )}
          {nearest.length > 0 && <>Nearest: {nearest.map(({ title }) => capital(title)).join('; ')}</>}
        </>
      }
    >
      <ul class="rows">
        {questions.map((question) => (
          <AskedQuestion
            key={question.id}
            around={around}
            question={question}
            nearest={nearest}
            waiting={waiting}
            alone={questions.length === 1}
            done={again}
          />
        ))}
      </ul>
    </Part>
  );
}

/** What was dealt with and is not answered yet: somebody would wait unseen. */
const Used = ({ around, used, again }: { around: Around; used: Asked['used']; again: () => Promise<void> }) => (
  <Part
    id="used"
    title="Dealt with, and not answered yet"
    hint="They are in the draft, or published and still too far from their clause. Whoever waits is told as soon as what is in force answers them, or holds them as ones that no policy answers: publish, or give the clause more examples like them."
  >
    <ul class="rows">
      {used.map((one) => (
        <li key={one.id} class="asked">
          <p>
            “{one.question}”{' '}
            <span class="quiet small">
              {dayWords(one.on)} · {counted(one.waiting, 'person waits', 'people wait')}
              {one.noPolicy && ' to be told that no policy answers it'}
            </span>
          </p>
          {around.edits && <Remove around={around} question={one} waiting={one.waiting} done={again} />}
        </li>
      ))}
    </ul>
  </Part>
);
