import { z } from 'zod';
import { RevisionId, Slug, action, type ExecuteAction } from './actions.ts';
import { plainWords } from './safe-text.ts';

/** A clause named by its title only: a way to it, not an answer. */
export const Topic = z.object({ policy: Slug, clause: Slug, revision: RevisionId, title: z.string().min(1) });
export type Topic = z.infer<typeof Topic>;

/** A row that opens the clause. */
export function topicRow({ policy, clause, revision, title }: Topic): {
  line: string;
  hint: string;
  press: ExecuteAction;
} {
  const line = asTitle(title);
  return { line, hint: '', press: action(line, { verb: 'show-clause', policy, clause, revision }) };
}

/** A clause's title on its own, where no stance goes before it: begins with a capital. */
export function asTitle(title: string): string {
  const words = plainWords(title, 120);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Titles in one line, "A, B, C". */
export function listed(titles: readonly string[]): string {
  return titles
    .slice(0, 20)
    .map((title) => plainWords(title))
    .join(', ');
}
