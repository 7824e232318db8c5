import { useState } from 'preact/hooks';
import type { School } from '../said.ts';
import { useFocus } from '../ui/focus.ts';
import { Empty } from '../ui/parts.tsx';
import type { Wrong } from './field-errors.ts';
import type { Names } from './names.ts';
import { SchoolForm } from './school-form.tsx';
import { SchoolShown } from './shown.tsx';
import type { DraftInHand } from './use-draft.ts';

interface Needs {
  admin: boolean;
  draft: DraftInHand;
  names: Names;
  wrong: Wrong;
}

/** The trust's schools, each a way to what is set for it. */
export function SchoolsList({ admin, draft, names, wrong }: Needs) {
  const { schools } = draft.schools;
  const add = () => {
    const id = newId(schools);
    draft.change({ ...draft.schools, schools: [...schools, { ...NEW, id }] });
    location.hash = `#/school/${id}`;
  };
  return (
    <>
      {schools.length === 0 && (
        <Empty title="No school is set">
          <p>
            {admin
              ? 'Add the first school: until then nobody can be told.'
              : 'An admin has to add one: until then nobody can be told.'}
          </p>
        </Empty>
      )}
      <ul class="stack">
        {schools.map((school, index) => (
          <li key={school.id}>
            <a class="card school-line" href={`#/school/${encodeURIComponent(school.id)}`}>
              <strong>{school.name || 'A new school'}</strong>
              <span class="quiet">
                Headteacher: {names.of(school.headteacher)}
                {school.phone && ` · ${school.phone}`}
              </span>
              {wrong.below('schools', index) && <span class="wrong">Something is wrong here</span>}
            </a>
          </li>
        ))}
      </ul>
      {admin && (
        <p>
          <button type="button" onClick={add}>
            Add a school
          </button>
        </p>
      )}
    </>
  );
}

/** What is set for one school. */
export function SchoolPage({ id, admin, draft, names, wrong }: Needs & { id: string }) {
  const { schools } = draft.schools;
  const index = schools.findIndex((school) => school.id === id);
  const school = schools[index];
  const heading = useFocus<HTMLHeadingElement>(id);
  const [sure, setSure] = useState(false);
  const put = (changed: School[]) => draft.change({ ...draft.schools, schools: changed });
  return (
    <section class="card stack" aria-labelledby="school-heading">
      <a href="#/schools">‹ All schools</a>
      <h2 id="school-heading" tabIndex={-1} ref={heading}>
        {school === undefined ? 'This school is not there' : school.name || 'A new school'}
      </h2>
      {school && !admin && <SchoolShown school={school} names={names} />}
      {school && admin && (
        <>
          <SchoolForm
            school={school}
            names={names}
            wrong={(...path) => wrong.of('schools', index, ...path)}
            change={(changed) => put(schools.map((one) => (one.id === id ? changed : one)))}
          />
          <div class="row">
            <button
              type="button"
              class="plain"
              onClick={() => {
                if (!sure) return setSure(true);
                put(schools.filter((one) => one.id !== id));
                location.hash = '#/schools';
              }}
            >
              {sure ? 'Yes, propose to remove it' : 'Remove this school…'}
            </button>
            {sure && (
              <button type="button" onClick={() => setSure(false)}>
                Keep it
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

const NEW = { name: '', headteacher: '', deputies: [], phone: '', hours: {}, closed: [], acknowledgeWithinMinutes: 30 };

function newId(schools: readonly School[]): string {
  let number = schools.length + 1;
  while (schools.some(({ id }) => id === `school-${number}`)) number++;
  return `school-${number}`;
}
