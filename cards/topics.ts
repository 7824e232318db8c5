import { z } from 'zod';
import { SectionNumber, Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { pupilContactButton } from './next-steps.ts';
import { page } from './page.ts';
import { plainLine, plainWords } from './safe-text.ts';
import template from './templates/topics.json';

const PolicyTopics = z.object({
  policy: Slug,
  title: z.string().min(1),
  sections: z.array(z.object({ number: SectionNumber, title: z.string(), clauses: z.number().int().min(0) })),
});

export const TopicsData = z.object({
  policies: z.array(PolicyTopics).min(1),
  /** As pressed on an earlier topics card: that policy only, from that row on. */
  policy: Slug.optional(),
  from: z.number().int().min(0).optional(),
});
export type TopicsData = z.infer<typeof TopicsData>;

/** Sections of all policies if they fit one card; otherwise the policies, each of which opens its sections. */
export const topicsCard = defineCard({
  name: 'topics',
  template,
  data: TopicsData,
  view: ({ policies, policy, from = 0 }) => {
    const chosen = policy === undefined ? policies : policies.filter((each) => each.policy === policy);
    const sections = chosen.flatMap((each) => each.sections.map((section) => ({ ...section, of: each })));
    const all = page(sections, sectionRow, from);
    const byPolicy = chosen.length > 1 && (from > 0 || all.next !== undefined);
    const { shown, next } = byPolicy ? page(chosen, policyRow, from) : all;
    const more = next === undefined ? [] : [action('More', { verb: 'show-topics', policy, from: next })];
    const back = policy === undefined ? [] : [action('All topics', { verb: 'show-topics' })];
    return { groups: grouped(shown), buttons: [...more, ...back, pupilContactButton()] };
  },
  sample: {
    policies: [
      {
        policy: 'social-media-policy',
        title: 'Social Media Policy',
        sections: [
          { number: '1', title: 'Introduction and purpose', clauses: 2 },
          { number: '2', title: 'Social Networking Sites/Applications', clauses: 1 },
          { number: '3', title: 'Staff Conduct', clauses: 27 },
          { number: '4', title: 'The School LinkedIn and Facebook Account', clauses: 5 },
        ],
      },
    ],
  },
  variants: {
    'many policies': {
      policies: Array.from({ length: 12 }, (_, policy) => ({
        policy: `policy-${policy + 1}`,
        title: `Policy number ${policy + 1}`,
        sections: Array.from({ length: 5 }, (__, section) => ({
          number: String(section + 1),
          title: `Section ${section + 1}`,
          clauses: section,
        })),
      })),
    },
  },
  summary: 'Policy Guide: topics',
});

type Row = { heading: string; line: string; hint: string; press: ReturnType<typeof action> };
type PolicyTopics = z.infer<typeof PolicyTopics>;

function sectionRow({ of, number, title, clauses }: PolicyTopics['sections'][number] & { of: PolicyTopics }): Row {
  const line = `${number}. ${plainWords(title)}`;
  const hint = clauses === 1 ? '1 topic' : `${clauses} topics`;
  return {
    heading: plainLine(of.title),
    line,
    hint: `${hint} `,
    press: action(`${line} ${hint}`, { verb: 'show-topic', policy: of.policy, section: number }),
  };
}

function policyRow({ policy, title, sections }: PolicyTopics): Row {
  const line = plainWords(title);
  const hint = sections.length === 1 ? '1 section' : `${sections.length} sections`;
  return { heading: '', line, hint: `${hint} `, press: action(`${line} ${hint}`, { verb: 'show-topics', policy }) };
}

/** Rows under their policy's heading; a heading is said once. */
function grouped(rows: readonly Row[]): { headings: string[]; rows: Row[] }[] {
  const groups: { headings: string[]; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.rows[0]?.heading === row.heading) last.rows.push(row);
    else groups.push({ headings: row.heading ? [row.heading] : [], rows: [row] });
  }
  return groups;
}
