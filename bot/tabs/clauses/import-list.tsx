import { SelectField, TextField } from '../ui/fields.tsx';
import { changedClause, changedPolicy, wrongInItem, type ImportedItem } from './imported-items.ts';
import { Part, StanceMark, Ticks } from './parts.tsx';
import { ApprovalFields } from './policy-fields.tsx';
import type { FieldError, Stance } from './said.ts';
import { counted, fieldWords, STANCES, STEPS } from './words.ts';
import { paragraphs } from './wording-fields.tsx';

/** What was read, to be reviewed and ticked. */
export function ImportList({
  items,
  tried,
  change,
}: {
  items: ImportedItem[];
  /** It was tried to take them: what is wrong is said by its field. */
  tried: boolean;
  change: (items: ImportedItem[]) => void;
}) {
  const errorsOf = (item: ImportedItem) => (tried && item.ticked ? wrongInItem(item) : []);
  const set = (key: string, with_: (item: ImportedItem) => ImportedItem) =>
    change(items.map((item) => (item.key === key ? with_(item) : item)));
  const guessed = items.filter(({ clause }) => (clause?.guessed.length ?? 0) > 0).length;
  const all = items.every(({ ticked }) => ticked);
  return (
    <Part
      id="read"
      title={`Read: ${counted(items.filter(({ clause }) => clause).length, 'clause')}`}
      hint={guessed > 0 ? `${counted(guessed, 'clause has', 'clauses have')} something guessed from the words: open and review each.` : undefined} // prettier-ignore
    >
      <button type="button" class="start" onClick={() => change(items.map((item) => ({ ...item, ticked: !all })))}>
        {all ? 'Tick none' : 'Tick all'}
      </button>
      <ul class="rows">
        {items.map((item) => (
          <li key={item.key} class="import-line">
            <input
              type="checkbox"
              aria-label={`Take “${item.title}”`}
              checked={item.ticked}
              onChange={() => set(item.key, (one) => ({ ...one, ticked: !one.ticked }))}
            />
            {item.clause ? (
              <details class="grow" open={errorsOf(item).length > 0}>
                <summary>
                  <StanceMark stance={item.clause.value.stance} />: {item.title}{' '}
                  {item.replaces && <span class="badge warning">Takes the place of the one there is</span>}{' '}
                  {item.clause.guessed.length > 0 && (
                    <span class="badge warning">
                      Guessed: {item.clause.guessed.map(fieldWords).join(', ').toLowerCase()}
                    </span>
                  )}
                </summary>
                <div class="stack tight">
                  <p class="quiet small">From {item.clause.from}</p>
                  <blockquote>{paragraphs(item.clause.value.text)}</blockquote>
                  <SelectField
                    label="Stance"
                    options={(Object.keys(STANCES) as Stance[]).map((name) => ({
                      value: name,
                      words: STANCES[name].words,
                    }))}
                    value={item.clause.value.stance}
                    change={(stance) => set(item.key, (one) => changedClause(one, { stance: stance as Stance }))}
                  />
                  <TextField
                    label="Title"
                    value={item.clause.value.title}
                    wrong={wrongOf(errorsOf(item), 'title')}
                    change={(title) => set(item.key, (one) => changedClause(one, { title }))}
                  />{' '}
                  {/* prettier-ignore */}
                  <TextField label="In plain words" value={item.clause.value.summary} wrong={wrongOf(errorsOf(item), 'summary')} change={(summary) => set(item.key, (one) => changedClause(one, { summary }))} />{' '}
                  {/* prettier-ignore */}
                  <Ticks
                    legend="Next steps on the card"
                    names={STEPS}
                    value={item.clause.value.actions}
                    change={(actions) => set(item.key, (one) => changedClause(one, { actions }))}
                  />
                </div>
              </details>
            ) : (
              <div class="grow stack tight">
                <p>
                  <strong>{item.title}</strong>{' '}
                  {item.replaces && <span class="badge warning">Takes the place of the one there is</span>}
                </p>
                {item.policy && (
                  <ApprovalFields
                    value={item.policy}
                    wrong={(field) => wrongOf(errorsOf(item), field)}
                    set={(more) => set(item.key, (one) => changedPolicy(one, more))}
                  />
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

const wrongOf = (errors: readonly FieldError[], field: string) => errors.find((error) => error.field === field)?.wrong;
