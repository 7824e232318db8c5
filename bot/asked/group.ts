import type { Term } from '../../knowledge/index.ts';

/**
 * From this likeness on two questions are in one group: the share of what they are about that they have in common, as the cosine of their
 * terms' weights (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988). decisions.md says what it was chosen by.
 */
export const ALIKE = 0.5;

interface Weighed {
  terms: readonly Term[];
  length: number;
}

/**
 * Groups by likeness, largest group first, by the leader algorithm (Hartigan, "Clustering Algorithms", 1975, chapter 3): each in its turn
 * joins the group whose first is most like it, or begins one. The same list gives the same groups; one that comes later parts none.
 * Without terms it is alone. Only those with a term in common are compared, by an index of the groups' first.
 */
export function groupAlike<Asked>(list: readonly Asked[], termsOf: (asked: Asked) => readonly Term[]): Asked[][] {
  const groups: { members: Asked[]; leader: Weighed }[] = [];
  const byTerm = new Map<string, { group: number; weight: number }[]>();
  for (const asked of list) {
    const terms = termsOf(asked);
    const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
    const found = nearest(terms, length);
    if (found !== undefined) {
      groups[found]?.members.push(asked);
      continue;
    }
    groups.push({ members: [asked], leader: { terms, length } });
    for (const { term, weight } of terms) {
      const held = byTerm.get(term) ?? [];
      held.push({ group: groups.length - 1, weight });
      byTerm.set(term, held);
    }
  }
  // Sorting is stable: among equals the one begun first stays first.
  return groups.map(({ members }) => members).sort((a, b) => b.length - a.length);

  function nearest(terms: readonly Term[], length: number): number | undefined {
    const products = new Map<number, number>();
    for (const { term, weight } of terms)
      for (const held of byTerm.get(term) ?? [])
        products.set(held.group, (products.get(held.group) ?? 0) + weight * held.weight);
    let best: number | undefined;
    let most = ALIKE;
    for (const [group, product] of products) {
      const likeness = product / (length * (groups[group]?.leader.length ?? 1));
      if (likeness > most || (likeness === most && (best === undefined || group < best)))
        [best, most] = [group, likeness];
    }
    return best;
  }
}
