import { clausePreview, sharedClauseCard, type RenderedCard } from '../../cards/index.ts';
import { createSearchClauses, type Clause, type Knowledge, type SearchClauses } from '../../knowledge/index.ts';
import type { Calendar } from './calendar.ts';
import type { ClauseToView } from './clause-to-view.ts';
import { SAMPLE_QUESTIONS } from './sample-questions.ts';
import type { Offer, OfferStore } from './stores.ts';

const MOST_FOUND = 10;
const MOST_ASKED = 6;
/** From so many words on it is a question, not a word half typed. */
const WORDS_OF_A_QUESTION = 3;
/** What a person searches with fits into a search box. */
const LONGEST = 300;

/** A clause found: its line in the list, and the card that is put into the message. */
export interface FoundClause {
  title: string;
  text: string;
  card: RenderedCard;
}

/**
 * Makes the look-up of clauses as one types, for the compose box. What is typed is neither kept nor counted. Nothing typed: the six clauses
 * asked for most, then those of the welcome's questions.
 */
export function createLookUp(needs: {
  knowledge: () => Knowledge;
  offers: Pick<OfferStore, 'timesShown'>;
  toView: ClauseToView;
  calendar: Calendar;
  now: () => Date;
}) {
  const { toView, calendar, now } = needs;
  const searches = new WeakMap<Knowledge, SearchClauses>();
  const searchOf = (knowledge: Knowledge): SearchClauses => {
    const known = searches.get(knowledge);
    if (known) return known;
    const search = createSearchClauses(knowledge.policies);
    searches.set(knowledge, search);
    return search;
  };

  const search = (knowledge: Knowledge, typed: string): Clause[] => {
    const found = searchOf(knowledge)(typed, MOST_FOUND);
    if (typed.split(/\s+/).length < WORDS_OF_A_QUESTION) return found;
    const match = knowledge.match(typed);
    const answered = match.kind === 'none' ? [] : match.shown.map(({ clause }) => clause);
    return [...new Set([...answered, ...found])].slice(0, MOST_FOUND);
  };

  const mostAsked = async (knowledge: Knowledge): Promise<Clause[]> => {
    const asked = leading(await needs.offers.timesShown()).flatMap((ref) => knowledge.clause(ref) ?? []);
    const tried = SAMPLE_QUESTIONS.flatMap((question) => {
      const match = knowledge.match(question);
      return match.kind === 'none' ? [] : match.shown.slice(0, 1).map(({ clause }) => clause);
    });
    return [...new Set([...asked, ...tried])].slice(0, MOST_ASKED);
  };

  return async (typed: string): Promise<FoundClause[]> => {
    const knowledge = needs.knowledge();
    const words = typed.slice(0, LONGEST).trim();
    const found = words === '' ? await mostAsked(knowledge) : search(knowledge, words);
    return found.map((clause) => {
      const view = toView({ knowledge, clause });
      return { ...clausePreview(view), card: sharedClauseCard({ clause: view, asOf: calendar.dayName(now()) }) };
    });
  };
}

/** The clauses that led, by how often; equal ones by their names. */
function leading(cards: readonly { shown: Offer['shown']; times: number }[]): Offer['shown'] {
  const led = new Map<string, { ref: Offer['shown'][number]; times: number }>();
  for (const { shown, times } of cards) {
    const [lead] = shown;
    if (!lead) continue;
    const name = `${lead.policy}/${lead.id}`;
    led.set(name, { ref: lead, times: times + (led.get(name)?.times ?? 0) });
  }
  const order = [...led].sort(([a, one], [b, other]) => other.times - one.times || (a < b ? -1 : 1));
  return order.map(([, { ref }]) => ref);
}
