import type { Difference } from './differences.ts';

/** What is another, side by side; on a phone one below the other. */
export function ChangesTable({
  changes,
  before = 'In force',
  after,
}: {
  changes: Difference[];
  before?: string;
  after: string;
}) {
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.where + change.what}>
            <th scope="row">
              <span class="quiet small">{change.where}</span> {change.what}
            </th>
            <td data-label={before}>{change.before}</td>
            <td data-label={after}>{change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
