import type { View } from '../said.ts';
import { Empty } from '../ui/parts.tsx';
import { VIEWS } from './words.ts';

/** What to say, and to do, where a view has no lines. */
export function NoMatters({ view, q, clear }: { view: View; q: string; clear: () => void }) {
  if (q !== '') {
    return (
      <Empty title={`Nothing found for “${q}”`}>
        <p>
          Search looks in {VIEWS.find((one) => one.view === view)?.title.toLowerCase()} matters: in references, who
          told, schools and what was recorded. Choose another list above to look there.
        </p>
        <button type="button" onClick={clear}>
          Clear the search
        </button>
      </Empty>
    );
  }
  const { title, words } = EMPTY[view];
  return (
    <Empty title={title}>
      <p>{words}</p>
    </Empty>
  );
}

const EMPTY: Readonly<Record<View, { title: string; words: string }>> = {
  open: {
    title: 'Nothing is open',
    words:
      'When a member of staff tells you something, you get a message in Teams, and it stands here until it is closed.',
  },
  overdue: { title: 'Nothing is overdue', words: 'What nobody acknowledges in time stands here.' },
  passed: {
    title: 'Nothing was passed to you',
    words: 'What a colleague passes on to you stands here until it is closed.',
  },
  closed: {
    title: 'Nothing is closed yet',
    words: 'To close a matter, open it, record where the school’s own record is, and choose Close.',
  },
};
