import { z } from 'zod';
import { SectionNumber, Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { pupilContactButton } from './next-steps.ts';
import { page } from './page.ts';
import { plainLine, plainWords } from './safe-text.ts';
import { Topic, topicRow } from './topic.ts';
import template from './templates/topic.json';

export const TopicData = z.object({
  policy: Slug,
  policyTitle: z.string().min(1),
  section: z.object({ number: SectionNumber, title: z.string() }),
  /** All clauses of the section, in the policy's order. */
  clauses: z.array(Topic),
  /** As pressed on an earlier card of the section: from that clause on. */
  from: z.number().int().min(0).optional(),
});
export type TopicData = z.infer<typeof TopicData>;

/** The clauses of a section, by title. */
export const topicCard = defineCard({
  name: 'topic',
  template,
  data: TopicData,
  view: ({ policy, policyTitle, section, clauses, from = 0 }) => {
    const { shown, next } = page(clauses, topicRow, from);
    const more =
      next === undefined ? [] : [action('More', { verb: 'show-topic', policy, section: section.number, from: next })];
    const part =
      next === undefined && from === 0 ? '' : ` · ${from + 1} to ${from + shown.length} of ${clauses.length}`;
    return {
      heading: plainLine(section.title),
      source: `${plainWords(policyTitle)} · section ${section.number}${part}`,
      rows: shown,
      buttons: [...more, action('All topics', { verb: 'show-topics' }), pupilContactButton()],
    };
  },
  sample: {
    policy: 'social-media-policy',
    policyTitle: 'Social Media Policy',
    section: { number: '4', title: 'The School LinkedIn and Facebook Account' },
    clauses: [
      ['school-account-purpose', 'what the school’s accounts are for'],
      ['one-account-each', 'setting up additional subject accounts'],
      ['parental-consent', 'parental consent for photos of pupils'],
      ['first-names-only', 'students’ first names beside a photo'],
      ['respectful-posts', 'respectful posts that show the good of school life'],
    ].map(([clause = '', title = '']) => ({ policy: 'social-media-policy', clause, revision: 'r1', title })),
  },
  variants: {
    'more than a card holds': {
      policy: 'social-media-policy',
      policyTitle: 'Social Media Policy',
      section: { number: '3', title: 'Staff Conduct' },
      clauses: Array.from({ length: 60 }, (_, index) => ({
        policy: 'social-media-policy',
        clause: `clause-${index + 1}`,
        revision: 'r1',
        title: `clause number ${index + 1} of a very long section, with a title that runs over more than one line`,
      })),
      from: 24,
    },
  },
  summary: 'Policy Guide: topics',
});
