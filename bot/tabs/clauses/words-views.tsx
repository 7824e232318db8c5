/** The two halves of the staff words. */
export const WordsViews = ({ current }: { current: 'words' | 'outside' }) => (
  <nav class="segments" aria-label="Staff words">
    <a class="button" href="#/words" aria-current={current === 'words' ? 'page' : undefined}>
      What staff call things
    </a>
    <a class="button" href="#/words/outside" aria-current={current === 'outside' ? 'page' : undefined}>
      Questions that no policy answers
    </a>
  </nav>
);
