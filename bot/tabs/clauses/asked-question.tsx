import { useState } from 'preact/hooks';
import { dayWords } from '../dates.ts';
import { SelectField } from '../ui/fields.tsx';
import { toFirstWrong, toHeading, useFocus } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ClausePicker } from './clause-picker.tsx';
import { placeOf, titleOf } from './keys.ts';
import { LIMITS, wrongWords } from './limits.ts';
import { Remove } from './remove-asked.tsx';
import { Counted } from './parts.tsx';
import type { Asked, UseRequest } from './said.ts';

type Question = Asked['groups'][number]['questions'][number];
type As = UseRequest['as'];
interface Needs {
  around: Around;
  question: Question;
  nearest: Asked['groups'][number]['nearest'];
  /** How many wait for one of its group. */
  waiting: number;
  /** It is the only one of its group, whose heading has its words. */
  alone: boolean;
  done: () => Promise<void>;
}

/** One question, and what can be made of it. */
export function AskedQuestion({ around, question, nearest, waiting, alone, done }: Needs) {
  const { api, tab, reload, edits, overview } = around;
  const doing = useDoing();
  const [as, setAs] = useState<As>();
  const after = async (words: string) => {
    tab.say(words);
    toHeading();
    await Promise.all([reload(), done()]);
  };
  const use = (request: UseRequest) =>
    doing.run(async () => {
      const { key } = await api.useAsked(question.id, request);
      await around.editors.hear(key).catch(() => undefined);
      if (request.as === 'new-clause') {
        await reload();
        location.hash = placeOf(key);
      } else await after(request.as === 'example' ? `In the draft, as an example of “${titleOf(overview, key)}”. Check and publish it under Changes.` : 'In the draft, as a question that no policy answers. Check and publish it under Changes.'); // prettier-ignore
    });
  return (
    <li class="asked">
      <p>
        {!alone && <>“{question.question}” </>}
        <span class="quiet small">
          {dayWords(question.on)} · {WHY[question.why]}
        </span>
      </p>
      {edits && as === undefined && (
        <div class="row">
          <button
            type="button"
            aria-label={`Make it an example of…: ${question.question}`}
            onClick={() => setAs('example')}
          >
            {' '}
            {/* prettier-ignore */}
            Make it an example of…
          </button>
          <button type="button" aria-label={`New clause: ${question.question}`} onClick={() => setAs('new-clause')}>
            New clause
          </button>
          <button
            type="button"
            aria-label={`No policy answers this: ${question.question}`}
            onClick={() => setAs('outside')}
          >
            {' '}
            {/* prettier-ignore */}
            No policy answers this
          </button>
          <Remove around={around} question={question} waiting={waiting} done={done} />
        </div>
      )}
      {as !== undefined && (
        <UseForm
          around={around}
          as={as}
          question={question}
          nearest={nearest}
          busy={doing.busy}
          use={(request) => void use(request)}
          stop={() => setAs(undefined)}
        />
      )}{' '}
      {/* prettier-ignore */}
      <Failed error={doing.error} />
    </li>
  );
}

interface FormNeeds extends Pick<Needs, 'around' | 'question' | 'nearest'> {
  as: As;
  busy: boolean;
  use: (request: UseRequest) => void;
  stop: () => void;
}

/** The question may be put better before it is used; the words that stay are those sent. */
function UseForm({ around, as, question, nearest, busy, use, stop }: FormNeeds) {
  const { policies } = around.overview;
  const heading = useFocus<HTMLHeadingElement>();
  const [words, setWords] = useState(question.question);
  const [key, setKey] = useState<string>((question.why === 'chosen' && nearest[0]?.key) || '');
  const [policy, setPolicy] = useState(policies[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const missing = as === 'example' ? key === '' && 'Choose the clause that answers it.' : as === 'new-clause' && policy === '' && 'Add a policy first.'; // prettier-ignore
  const wrong = wrongWords(words, LIMITS.question);
  const send = () => {
    setTried(true);
    if (wrong !== undefined || missing !== false) return toFirstWrong();
    const asked = words.trim();
    if (as === 'example') use({ as, key, question: asked });
    else if (as === 'outside') use({ as, question: asked });
    else use({ as, policy, question: asked });
  };
  return (
    <div class="stack inset" role="group" aria-label={TITLES[as]}>
      <h4 tabIndex={-1} ref={heading}>
        {TITLES[as]}
      </h4>
      <Counted
        oneLine
        label="The question"
        hint="Take out names; otherwise leave it as it was asked."
        most={LIMITS.question}
        value={words}
        wrong={tried ? wrong : undefined}
        change={setWords}
      />
      {as === 'outside' && (
        <p class="quiet small">Whoever waits for this question’s answer is told so once it is published.</p>
      )}
      {
        as === 'example' &&
        <ClausePicker around={around} likely={nearest.map(({ key }) => key)} name={`for-${question.id}`} value={key} wrong={tried && missing !== false ? missing : undefined} change={setKey} /> // prettier-ignore
      }
      {as === 'new-clause' && (
        <SelectField
          label="In which policy?"
          options={policies.map(({ id, title }) => ({ value: id, words: title }))}
          value={policy}
          wrong={tried && missing !== false ? missing : undefined}
          change={setPolicy}
        />
      )}
      <div class="row">
        <Button class="primary" busy={busy} onClick={send}>
          {DO[as]}
        </Button>
        <button type="button" onClick={stop}>
          Leave it
        </button>
      </div>
    </div>
  );
}

const WHY: Readonly<Record<Question['why'], string>> = {
  'no-match': 'nothing was found',
  'not-what-i-asked': '“Not what I asked”',
  chosen: 'chosen at “Which did you mean?”',
};
const TITLES: Readonly<Record<As, string>> = {
  example: 'Make it an example of a clause',
  outside: 'No policy answers this',
  'new-clause': 'A new clause, with this as its first example',
};
const DO: Readonly<Record<As, string>> = {
  example: 'Make it an example',
  outside: 'Keep it as one that no policy answers',
  'new-clause': 'Begin the clause',
};
