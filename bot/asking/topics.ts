import { topicCard, topicsCard, type RenderedCard } from '../../cards/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';

/** The sections of all policies, or of one, from a row on. */
export function drawTopics(
  knowledge: Knowledge,
  { policy, from }: { policy?: string; from?: number } = {},
): RenderedCard {
  // A policy that has gone since the card was drawn: all of them, rather than an empty card.
  const known = policy !== undefined && knowledge.policy(policy) !== undefined;
  return topicsCard({
    policies: knowledge.policies.map(({ id, title, sections, clauses }) => ({
      policy: id,
      title,
      sections: sections.map(({ number, title: name }) => ({
        number,
        title: name,
        clauses: clauses.filter(({ section }) => section === number).length,
      })),
    })),
    ...(known && { policy }),
    ...(from !== undefined && (known || policy === undefined) && { from }),
  });
}

/** The clauses of a section; undefined if there is no such section now. */
export function drawTopic(
  knowledge: Knowledge,
  { policy: id, section: number, from }: { policy: string; section: string; from?: number },
): RenderedCard | undefined {
  const policy = knowledge.policy(id);
  const section = policy?.sections.find((each) => each.number === number);
  if (!policy || !section) return undefined;
  const clauses = policy.clauses.filter((clause) => clause.section === number);
  return topicCard({
    policy: id,
    policyTitle: policy.title,
    section,
    clauses: clauses.map((clause) => ({
      policy: id,
      clause: clause.id,
      revision: knowledge.revision,
      title: clause.title,
    })),
    ...(from !== undefined && from < clauses.length && { from }),
  });
}
