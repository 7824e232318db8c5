import { useRef, useState } from 'preact/hooks';
import { TextField } from '../ui/fields.tsx';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { clauseKey, placeOf } from './keys.ts';
import { Part, StanceMark } from './parts.tsx';
import type { TryAnswer, Tried } from './said.ts';
import { reasonWords } from './reason-words.ts';

/** Asks a question of the draft and of what is published, and shows how each decided. */
export function TryPart({ around, policy, clause }: { around: Around; policy: string; clause: string }) {
  const { api, tab, editors } = around;
  const [question, setQuestion] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [answer, setAnswer] = useState<{ question: string; got: TryAnswer }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const last = useRef(0);
  const key = clauseKey(policy, clause);
  // A question asked while another is being answered takes its place.
  const ask = async () => {
    const asked = question.trim();
    setWrong(asked === '' ? 'Write a question, as a colleague would.' : asked.length > 2000 ? 'Shorten it to 2,000 characters.' : undefined); // prettier-ignore
    if (asked === '' || asked.length > 2000) return;
    const mine = ++last.current;
    setBusy(true);
    setError(undefined);
    try {
      await editors.saveAll();
      const got = await api.tryOut(asked);
      if (mine !== last.current) return;
      setAnswer({ question: asked, got });
      const here = got.draft.shown.some((one) => one.key === key);
      tab.say(`${here ? 'Answered by this clause' : outcomeWords(got.draft)} in the draft${got.same ? ', as it is published' : `; published: ${outcomeWords(got.published).toLowerCase()}`}.`); // prettier-ignore
    } catch (failure) {
      if (mine === last.current) setError(failure);
    }
    if (mine === last.current) setBusy(false);
  };
  return (
    <Part id="try" title="Try a question" hint="What would staff get? Nothing you write here is kept.">
      <form
        class="try-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <TextField label="Question" value={question} wrong={wrong} change={setQuestion} />
        <button type="submit" class="primary">
          Try it
        </button>
      </form>
      {busy && <Loading what="Asking the draft. It may have to be learned first: some seconds." />}
      <Failed error={error} />
      {answer && (
        <div class="tried">
          <p class="wide">“{answer.question}”</p>
          {answer.got.same && <p class="bar good wide">Draft and published answer this alike.</p>}
          <Side title="Draft" tried={answer.got.draft} around={around} mine={key} />
          <Side title="Published" tried={answer.got.published} around={around} mine={key} />
        </div>
      )}
    </Part>
  );
}

function Side({ title, tried, around, mine }: { title: string; tried: Tried; around: Around; mine: string }) {
  return (
    <section class="stack tight" aria-label={title}>
      <h4>{title}</h4>
      <p>
        <strong>{outcomeWords(tried)}</strong>
        {tried.shown.some(({ key }) => key === mine) && ' by this clause'}
      </p>
      {tried.tellHeadteacher && <p class="badge bad">“Tell the Headteacher” leads</p>}
      <ol class="ranking" aria-label={`${title}: the nearest clauses`}>
        {tried.ranking.map(({ key, title: name, stance, score }) => (
          <li key={key} class={tried.shown.some((one) => one.key === key) ? 'chosen' : ''}>
            <span class="line-top">
              <a href={placeOf(key)}>{name}</a>
              <span>{Math.round(score * 100)}%</span>
            </span>
            <meter min={0} max={1} value={score} aria-hidden="true" />
            <span class="small">
              <StanceMark stance={stance} />
              {tried.shown.some((one) => one.key === key) && ' · shown'}
            </span>
          </li>
        ))}
      </ol>
      {tried.reasons.length > 0 && (
        <>
          <h5>The words that decided</h5>
          <ul class="reasons">
            {tried.reasons.map((reason) => (
              <li key={reason.words + reason.speaksFor}>{reasonWords(reason, around.overview)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function outcomeWords({ outcome, shown }: Pick<Tried, 'outcome'> & { shown: readonly unknown[] }): string {
  switch (outcome) {
    case 'answer':
      return shown.length > 1 ? `Answered with ${shown.length} clauses` : 'Answered';
    case 'clarify':
      return 'Asks which was meant';
    case 'none':
      return 'Not found in the policies';
    default:
      return outcome satisfies never;
  }
}
