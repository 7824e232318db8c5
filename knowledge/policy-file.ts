import { z } from 'zod';

/** What a file, a database and a card can all hold: a zero character or half a character they can't. */
const UNKEEPABLE = /[\0\uD800-\uDFFF]/u;
const keepable = (text: string) => !UNKEEPABLE.test(text);
const BROKEN = 'it holds a character that is broken or invisible (zero); type it anew';
const words = (most: number) => z.string().trim().min(1).max(most).refine(keepable, BROKEN);

const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, figures and hyphens only')
  .max(60);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a review is given as year and month, such as 2024-06');
/** One line that a card shows as a heading: characters that Markdown reads would not survive there. */
const Heading = words(160).regex(/^[^\n*_[\]#>`\\~|]*$/, 'use plain words on one line, without * _ [ ] # > ` \\ ~ |');
const Words = words(8000);
const Question = words(4000);
const Name = z.string().min(1).max(60).refine(keepable, BROKEN);

const stance = z.enum(['must-not', 'must', 'should', 'should-not', 'may-if', 'info', 'warning']);
const actions = z
  .array(z.enum(['tell-headteacher', 'check-arbor', 'log-on-cpoms']))
  .max(3)
  .default([]);

const PartEntry = z.strictObject({ act: Heading, stance, actions, stem: Name.optional(), text: Words });

const ClauseEntry = z.strictObject({
  id: Id,
  section: z.string().max(12),
  title: Heading,
  stance,
  settings: z
    .array(z.enum(['personal', 'school-account', 'work-equipment', 'email-platform']))
    .max(4)
    .default([]),
  condition: Words.optional(),
  exception: Words.optional(),
  limit: Words.optional(),
  actions,
  stem: Name.optional(),
  text: Words,
  parts: z.array(PartEntry).max(20).default([]),
  summary: words(1200),
  /** What a school adds of its own; never shown as the policy's words. */
  additions: z
    .array(z.strictObject({ by: Heading, text: words(1200) }))
    .max(10)
    .default([]),
  protected: z.array(Question).max(200).default([]),
});

/** policy.yaml: a policy's own data and its clauses. */
export const PolicyFile = z.strictObject({
  id: Id,
  title: Heading,
  approvedBy: Heading,
  status: Heading.optional(),
  lastReview: Month,
  nextReview: Month,
  related: z.array(words(300)).max(50).default([]),
  sections: z.array(z.strictObject({ number: words(12), title: Heading })).max(200),
  stems: z.record(Name, Words).default({}),
  clauses: z.array(ClauseEntry).min(1),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

/** The approved document as plain text; its line ends and spaces are kept as they are. */
export const Document = z.string().max(400_000).refine(keepable, BROKEN);

const Example = z.union([
  Question.transform((q) => ({ q, shown: [], or: [], escalate: false })),
  z.strictObject({
    q: Question,
    shown: z.array(Id).max(3).default([]),
    or: z.array(Id).max(10).default([]),
    escalate: z.boolean().default(false),
  }),
]);

/** examples.yaml: a clause id and the questions it answers. */
export const ExamplesFile = z.record(Id, z.array(Example).max(2000));
export type ExamplesFile = z.infer<typeof ExamplesFile>;

/** outside.yaml: questions that no policy answers; one that tells of a pupil's contact says so. */
export const OutsideFile = z
  .array(
    z.union([
      Question.transform((q) => ({ q, escalate: false })),
      z.strictObject({ q: Question, escalate: z.boolean() }),
    ]),
  )
  .max(20_000);

/** thesaurus.yaml: concepts and the words staff use for them, and shorthand that is written out. */
export const ThesaurusFile = z.strictObject({
  concepts: z.record(Name, z.array(words(120)).max(2000)).default({}),
  shorthand: z.record(Name, words(120)).default({}),
});
