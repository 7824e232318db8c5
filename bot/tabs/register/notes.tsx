import type { Detail, MatterInFull } from '../said.ts';
import type { Tab } from '../ui/tab.tsx';
import { dayWords } from '../dates.ts';
import { OUTCOMES } from './words.ts';

/** What was typed: by the member of staff, and about where it is recorded. */
export function Notes({
  full: { matter, details, events },
  tab: { dates },
}: {
  full: MatterInFull;
  tab: Pick<Tab, 'dates'>;
}) {
  const purged = events.some(({ kind }) => kind === 'details-purged');
  return (
    <section aria-labelledby="notes-heading">
      <h3 id="notes-heading">What was written</h3>
      {details.length === 0 ? (
        <p class="quiet">
          {purged
            ? 'The notes were deleted, as set by the trust.'
            : `Nothing yet. The pupil is not named. “Ask for details” asks ${matter.reporter} to write down what happened.`}
        </p>
      ) : (
        <ul class="notes">
          {details.map((detail) => (
            <li key={detail.at + detail.kind}>
              <p class="quiet small">
                {detail.kind === 'what-happened' ? `${matter.reporter} wrote` : OUTCOMES[detail.kind]},{' '}
                <time dateTime={detail.at}>{dates.full(detail.at)}</time>
              </p>
              <Words detail={detail} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Words({ detail: { fields } }: { detail: Detail }) {
  const known = Object.keys(LABELS).filter((name) => fields[name]);
  const others = Object.keys(fields).filter((name) => !(name in LABELS) && fields[name]);
  return (
    <dl class="note">
      {[...known, ...others].map((name) => (
        <div key={name}>
          <dt>{LABELS[name] ?? name}</dt>
          <dd>{name === 'on' ? dayWords(fields[name] ?? '') : fields[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

const LABELS: Readonly<Record<string, string>> = {
  pupil: 'Pupil',
  what: 'What happened',
  where: 'Where',
  when: 'When',
  on: 'Logged on',
  reference: 'CPOMS reference',
  reason: 'Reason',
};
