import { checkSource, readKey, wordingOf, type Clause, type ClauseValue, type KnowledgeSource, type Wording } from '../../knowledge/index.ts'; // prettier-ignore
import { lay, withoutRetired } from './lay.ts';
import type { Views } from './views.ts';

/** Draws the very card that staff would get. */
export type DrawPreview = (shown: { knowledge: Wording; clause: Clause }) => object;

/** Makes the function that shows a clause as it is being typed: its card, and what is wrong with it. Nothing is kept. */
export function createPreview({
  views,
  draw,
  today,
}: {
  views: Pick<Views, 'laid'>;
  draw: DrawPreview;
  today: () => string;
}) {
  return async ({ key, value }: { key: string; value: ClauseValue }) => {
    const at = readKey(key);
    if (at?.kind !== 'clause') return undefined;
    const { source, published } = await views.laid();
    const policy = source.policies.find((each) => each.policy.id === at.policy);
    if (!policy) return undefined;
    // Alone: whatever others' examples are, the card is the same, and it is looked at at every keystroke.
    const alone = { policies: [{ ...policy, examples: {} }], thesaurus: { concepts: {}, shorthand: {} }, outside: [] };
    const laid: KnowledgeSource = withoutRetired(lay(alone, [{ key, value }]).source, published.source);
    const knowledge = wordingOf(laid, 'preview');
    const clause = knowledge.clause(at);
    if (!clause) return undefined;
    const problems = checkSource(laid, { today: today() })
      .filter((problem) => problem.key === key)
      .map(({ field, what, mend }) => ({ field, wrong: `${what} ${mend}` }));
    return { card: draw({ knowledge, clause }), problems };
  };
}
