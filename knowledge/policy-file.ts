import { z } from 'zod';

const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, figures and hyphens only')
  .max(60);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a review is given as year and month, such as 2024-06');
/** One line that a card shows as a heading: characters that Markdown reads would not survive there. */
const Heading = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .regex(/^[^\n*_[\]#>`\\~|]*$/, 'use plain words on one line, without * _ [ ] # > ` \\ ~ |');
const Words = z.string().trim().min(1).max(8000);

const stance = z.enum(['must-not', 'must', 'should', 'should-not', 'may-if', 'info', 'warning']);
const actions = z.array(z.enum(['tell-headteacher', 'check-arbor', 'log-on-cpoms'])).default([]);

const PartEntry = z.strictObject({ act: Heading, stance, actions, stem: z.string().optional(), text: Words });

const ClauseEntry = z.strictObject({
  id: Id,
  section: z.string(),
  title: Heading,
  stance,
  settings: z.array(z.enum(['personal', 'school-account', 'work-equipment', 'email-platform'])).default([]),
  condition: Words.optional(),
  exception: Words.optional(),
  limit: Words.optional(),
  actions,
  stem: z.string().optional(),
  text: Words,
  parts: z.array(PartEntry).default([]),
  summary: z.string().trim().min(1).max(1200),
  protected: z.array(z.string()).default([]),
});

/** policy.yaml: a policy's own data and its clauses. */
export const PolicyFile = z.strictObject({
  id: Id,
  title: Heading,
  approvedBy: Heading,
  status: Heading.optional(),
  lastReview: Month,
  nextReview: Month,
  related: z.array(Words).default([]),
  sections: z.array(z.strictObject({ number: z.string().max(12), title: Heading })),
  stems: z.record(z.string(), Words).default({}),
  clauses: z.array(ClauseEntry).min(1),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

const Question = z.string().trim().min(1).max(4000);

/** examples.yaml: a clause id and the questions it answers. */
export const ExamplesFile = z.record(
  Id,
  z.array(
    z.union([
      Question,
      z.strictObject({
        q: Question,
        shown: z.array(Id).max(3).default([]),
        or: z.array(Id).default([]),
        escalate: z.boolean().default(false),
      }),
    ]),
  ),
);
export type ExamplesFile = z.infer<typeof ExamplesFile>;

/** outside.yaml: questions that no policy answers; one that tells of a pupil's contact says so. */
export const OutsideFile = z.array(z.union([Question, z.strictObject({ q: Question, escalate: z.boolean() })]));

/** thesaurus.yaml: concepts and the words staff use for them, and shorthand that is written out. */
export const ThesaurusFile = z.strictObject({
  concepts: z.record(z.string(), z.array(z.string())).default({}),
  shorthand: z.record(z.string(), z.string()).default({}),
});
