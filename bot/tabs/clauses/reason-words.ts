import type { Overview, Tried } from './said.ts';
import { plain } from './words.ts';

/** Why, in a teacher's words: “lad” read as pupil: speaks for “being friends with pupils”. */
export function reasonWords(reason: Tried['reasons'][number], overview: Overview): string {
  const { words, meant, readAs, speaksFor } = reason;
  const misspelt = meant === undefined || meant === words ? '' : ` (understood as “${meant}”)`;
  const read = readAs === undefined || plain(readAs) === words.toLowerCase() ? '' : ` read as ${plain(readAs)}`;
  return `“${words}”${misspelt}${read}: ${towards(speaksFor, overview)}`;
}

function towards(speaksFor: string, overview: Overview): string {
  if (speaksFor === 'none') return 'speaks for no policy';
  if (speaksFor === 'tell-headteacher') return 'tells of a pupil’s contact';
  const id = speaksFor.split('.').at(-1);
  const clause = overview.policies.flatMap(({ clauses }) => clauses).find((one) => one.id === id);
  return `speaks for “${clause?.title ?? plain(speaksFor)}”`;
}
