/** Search as one types. How many there are is said once the service has answered, not at each key. */
export function SearchBox(needs: { value: string; change: (value: string) => void; found: number | undefined }) {
  const { value, change, found } = needs;
  return (
    <div class="search" role="search">
      <input
        type="search"
        aria-label="Search by reference, who told, school or outcome"
        placeholder="Search: reference, name, school"
        maxLength={100}
        autocomplete="off"
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {found === undefined ? '' : found === 1 ? '1 matter found' : `${found} matters found`}
      </p>
    </div>
  );
}
