import type { ComponentChildren } from 'preact';
import type { Dates } from '../dates.ts';
import type { Matter } from '../said.ts';
import { useFocus } from '../ui/focus.ts';
import { differences } from './compare.ts';

interface Needs {
  before: Matter;
  now: Matter;
  dates: Dates;
  /** Taken to it, since it answers what was just pressed. */
  focus?: boolean;
  children?: ComponentChildren;
}

/** Somebody else was faster: both versions, side by side. */
export function Versions({ before, now, dates, focus = true, children }: Needs) {
  const box = useFocus<HTMLDivElement>(focus && now.version);
  return (
    <div class="bar warning versions" role="group" aria-labelledby="versions-heading" tabIndex={-1} ref={box}>
      <h3 id="versions-heading">Somebody else was faster</h3>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">What you saw</th>
            <th scope="col">What it is now</th>
          </tr>
        </thead>
        <tbody>
          {differences(before, now, dates).map(({ what, before, now }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{before}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
