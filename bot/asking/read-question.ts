import type { Knowledge, Match } from '../../knowledge/index.ts';

/** A window over a long message; they overlap so that no sentence of ordinary length is cut in every window that holds it. */
const WINDOW = 2000;
const OVERLAP = 400;
/** Teams takes no longer message. */
const LONGEST = 100_000;

export interface ReadQuestion {
  match: Match;
  /** What was matched. */
  read: string;
  /** More was written than was read for an answer. */
  cut: boolean;
}

/**
 * Matches a question's first `most` characters. Whether it tells of a pupil's contact is looked for in the whole message:
 * missing that is the worst error, and the fact may come last.
 */
export function readQuestion({
  text,
  most,
  knowledge,
}: {
  text: string;
  most: number;
  knowledge: Knowledge;
}): ReadQuestion {
  const read = text.slice(0, most);
  const match = knowledge.match(read);
  const cut = text.length > most;
  if (!cut || match.pupilSignal) return { match, read, cut };
  return { match: signalIn(text, knowledge) ? { ...match, pupilSignal: true, mayBeKept: false } : match, read, cut };
}

function signalIn(text: string, knowledge: Knowledge): boolean {
  const end = Math.min(text.length, LONGEST);
  for (let from = 0; from < end; from += WINDOW - OVERLAP) {
    if (knowledge.match(text.slice(from, from + WINDOW)).pupilSignal) return true;
  }
  return false;
}
