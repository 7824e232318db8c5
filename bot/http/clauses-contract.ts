import { z } from 'zod';

/**
 * What the Clauses tab and /api/v1/knowledge say to each other. Imports zod only: the tab is bundled for a browser.
 * An item is what one person edits at a time. Its key: "clause.<policy>.<clause>", "policy.<policy>", "staff-words" or "outside".
 */
const moment = z.iso.datetime();
const person = z.guid();
const words = (most: number) => z.string().trim().min(1).max(most);
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, figures and hyphens only');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'year and month, such as 2024-06');
const heading = words(160).regex(/^[^\n*_[\]#>`\\~|]*$/, 'plain words on one line, without * _ [ ] # > ` \\ ~ |');

export const ItemKey = z
  .string()
  .max(140)
  .regex(/^(clause\.[a-z0-9-]+\.[a-z0-9-]+|policy\.[a-z0-9-]+|staff-words|outside)$/);
export const Stance = z.enum(['must-not', 'must', 'should', 'should-not', 'may-if', 'info', 'warning']);
export const Setting = z.enum(['personal', 'school-account', 'work-equipment', 'email-platform']);
export const NextStep = z.enum(['tell-headteacher', 'check-arbor', 'log-on-cpoms']);

export const ExampleValue = z.strictObject({
  q: words(4000),
  /** Clauses of the same policy that must all be shown for it; those as right in first place. */
  shown: z.array(id).max(3),
  or: z.array(id).max(10),
  escalate: z.boolean(),
});

/** A clause as it is edited. Text, stem and parts are the approved document's own words and locked to it. */
export const ClauseValue = z.strictObject({
  section: z.string().max(12),
  title: heading,
  stance: Stance,
  settings: z.array(Setting).max(4),
  condition: words(8000).optional(),
  exception: words(8000).optional(),
  limit: words(8000).optional(),
  actions: z.array(NextStep).max(3),
  /** Names one of the policy's stems. */
  stem: z.string().max(60).optional(),
  text: words(8000),
  parts: z.array(z.strictObject({ act: heading, stance: Stance, actions: z.array(NextStep).max(3), stem: z.string().max(60).optional(), text: words(8000) })).max(20), // prettier-ignore
  summary: words(1200),
  /** What a school adds of its own; shown as its own, never as the policy's. */
  additions: z.array(z.strictObject({ by: heading, text: words(1200) })).max(10),
  protected: z.array(words(4000)).max(200),
  examples: z.array(ExampleValue).max(2000),
});

/** A policy's own data. A changed document, with who approved it and when, is what unlocks the wording of its clauses. */
export const PolicyValue = z.strictObject({
  title: heading,
  approvedBy: heading,
  status: heading.optional(),
  lastReview: month,
  nextReview: month,
  related: z.array(words(300)).max(50),
  sections: z.array(z.strictObject({ number: z.string().min(1).max(12), title: heading })).max(200),
  stems: z.record(z.string().max(60), words(8000)),
  /** The approved document as plain text. */
  document: z.string().max(400_000),
});

/** What staff call things (concepts), and shorthand that is written out. */
export const StaffWordsValue = z.strictObject({
  concepts: z.record(words(60), z.array(words(120)).max(2000)),
  shorthand: z.record(words(60), words(120)),
});
/** Questions that no policy answers. */
export const OutsideValue = z.array(z.strictObject({ q: words(4000), escalate: z.boolean() })).max(20_000);
export const ItemValue = z.union([ClauseValue, PolicyValue, StaffWordsValue, OutsideValue]);

const by = z.object({ id: person, name: z.string(), mine: z.boolean() });
export const ChangeKind = z.enum(['new', 'changed', 'retired']);
export const Revision = z.object({
  number: z.int(),
  /** Names the content. */
  hash: z.string(),
  at: moment,
  name: z.string(),
  kind: z.enum(['seed', 'publish', 'restore']),
  note: z.string().optional(),
  /** What a protected question was overridden with. */
  override: z.string().optional(),
  /** How many items it changed. */
  changes: z.int(),
});

/** GET /knowledge/offered: a release's newer clauses against what is published. POST: into the draft, or no more of it; a hash that is not offered any more: 409; 412: `items` are in the draft already. */
export const OfferedRequest = z.strictObject({ hash: z.string().max(100), take: z.boolean() });
/** GET /knowledge: the list, with the draft laid over what is published. */
export const Overview = z.object({
  revision: Revision,
  draft: z.object({ version: z.int(), changes: z.int() }),
  policies: z.array(
    z.object({
      id,
      ...PolicyValue.omit({ document: true, stems: true, related: true }).shape,
      overdue: z.boolean(),
      change: ChangeKind.optional(),
      clauses: z.array(
        z.object({
          id,
          section: z.string(),
          title: z.string(),
          stance: Stance,
          settings: z.array(Setting),
          summary: z.string(),
          examples: z.int(),
          protected: z.int(),
          change: ChangeKind.optional(),
        }),
      ),
    }),
  ),
  /** What staff asked in vain and nobody has dealt with. */
  asked: z.int(),
  /** A release's newer clauses, not yet looked at. */
  offered: z.object({ hash: z.string(), changes: z.int() }).optional(),
});

/** GET /knowledge/items/{key}. The ETag is the draft's version of it (0: not in the draft): send it back as If-Match. `value` null: retired. */
export const Item = z.object({
  key: ItemKey,
  version: z.int(),
  published: ItemValue.optional(),
  draft: z.object({ value: ItemValue.nullable(), by, at: moment, wording: z.boolean(), overtaken: z.boolean() }).optional(), // prettier-ignore
  /** The stems, sections and document that a clause may use, as in the draft. */
  policy: PolicyValue.optional(),
  /** Revisions that changed it, newest first. */
  history: z.array(z.object({ number: z.int(), at: moment, name: z.string() })),
});
/** PUT /knowledge/items/{key}, If-Match: keeps it in the draft and answers Item. 412: `item` is what it is now, nothing was overwritten. */
export const ItemRequest = z.strictObject({ value: ItemValue });
/** POST /knowledge/items/{key}/retire, /discard (out of the draft; what is published stays), If-Match. */
export const Nothing = z.strictObject({}).optional();
/** GET /knowledge/items/{key}/losing: its examples, as in the draft, that do not win. May take seconds. */
export const Losing = z.object({ losing: z.array(z.object({ q: z.string(), wins: z.string().optional() })) });

/** POST /knowledge/preview: the very card that staff would get. */
export const PreviewRequest = z.strictObject({ key: ItemKey, value: ClauseValue });
export const Preview = z.object({ card: z.record(z.string(), z.unknown()), problems: z.array(z.object({ field: z.string(), wrong: z.string() })) }); // prettier-ignore

/** POST /knowledge/try: a question asked of what is published and of the draft. */
export const TryRequest = z.strictObject({ question: words(2000) });
const named = z.object({ key: ItemKey, title: z.string(), stance: Stance });
export const Tried = z.object({
  outcome: z.enum(['answer', 'clarify', 'none']),
  shown: z.array(named),
  /** The five nearest, best first, with their share of the decision (0 to 1). */
  ranking: z.array(named.extend({ score: z.number() })),
  tellHeadteacher: z.boolean(),
  /** The words that decided, strongest first. `speaksFor`: a clause's id, "none" or "tell-headteacher". */
  reasons: z.array(z.object({ words: z.string(), meant: z.string().optional(), readAs: z.string().optional(), speaksFor: z.string() })), // prettier-ignore
});
export const TryAnswer = z.object({ published: Tried, draft: Tried, same: z.boolean() });

/** Word by word. */
export const Piece = z.object({ is: z.enum(['same', 'added', 'removed']), text: z.string() });
export const Change = z.object({
  key: ItemKey,
  kind: ChangeKind,
  title: z.string(),
  by: by.optional(),
  at: moment.optional(),
  /** Exact wording, document or approval: another person who is an approver must publish it. */
  wording: z.boolean(),
  /** What is published was changed after this was begun. */
  overtaken: z.boolean(),
  fields: z.array(z.object({ field: z.string(), pieces: z.array(Piece) })),
});
/** GET /knowledge/changes: the draft against what is published. `along`: what a retired one takes with it, published with it and never by itself. */
export const Changes = z.object({ revision: z.int(), changes: z.array(Change), along: z.array(Change) });
/** GET /knowledge/revisions?before= ; GET /knowledge/revisions/{number}?against= (by default the one before it). */
export const RevisionsQuery = z.object({ before: z.coerce.number().int().min(1).optional() });
export const Revisions = z.object({ revisions: z.array(Revision), next: z.int().optional() });
export const CompareQuery = z.object({ against: z.coerce.number().int().min(1).optional() });
export const Compared = z.object({ revision: Revision, against: z.int(), changes: z.array(Change) });

/** POST /knowledge/checks: of these items of the draft, or of a revision to be restored. GET /knowledge/checks/{id}: ask every half second. */
export const CheckRequest = z.union([
  z.strictObject({ keys: z.array(ItemKey).min(1).max(5000) }),
  z.strictObject({ restore: z.int().min(1) }),
]);
const outcome = z.object({ outcome: Tried.shape.outcome, clauses: z.array(ItemKey), tellHeadteacher: z.boolean() });
export const Moved = z.object({ question: z.string(), from: z.enum(['example', 'protected', 'unanswered', 'unhelpful']), of: ItemKey.optional(), before: outcome.optional(), after: outcome }); // prettier-ignore
export const Finding = z.object({
  kind: z.enum(['same-example', 'never-wins', 'stance-against-summary', 'not-in-document', 'stem-missing', 'review-overdue', 'not-valid']), // prettier-ignore
  key: ItemKey,
  /** What is wrong, and what to do. */
  what: z.string(),
  mend: z.string(),
  /** Nothing is published while it stands. */
  blocks: z.boolean(),
});
export const Check = z.object({
  /** Names what was checked: the same draft on the same published revision is checked once. */
  id: z.string(),
  /** What of the draft, or which version, was checked. */
  what: CheckRequest,
  state: z.enum(['running', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  asked: z.object({ example: z.int(), protected: z.int(), unanswered: z.int(), unhelpful: z.int() }),
  findings: z.array(Finding),
  /** Protected questions that are not answered by their clause any more: they block. */
  broken: z.array(Moved),
  /** Whatever else would be answered in another way. */
  moved: z.array(Moved),
  /** Who may publish it: anybody who may publish; an approver who did not change the wording. */
  by: z.enum(['admin', 'another-approver']),
});
/** POST /knowledge/publish, If-Match: the newest revision's number. `override`: an approver's reason for breaking a protected question. */
export const PublishRequest = z.strictObject({
  check: z.string().max(100),
  note: words(300).optional(),
  override: words(500).optional(),
});
export const Published = z.object({ revision: Revision });

/** GET /knowledge/asked: what staff asked in vain, grouped by likeness, the largest first. Never one with a pupil signal: counted only. */
export const Asked = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      questions: z.array(z.object({ id: z.string(), question: z.string(), on: z.iso.date(), why: z.enum(['no-match', 'not-what-i-asked', 'chosen']) })), // prettier-ignore
      /** How many wait to be told when there is an answer. */
      waiting: z.int(),
      /** The clause that was chosen at "which did you mean?", or the nearest. */
      nearest: z.array(z.object({ key: ItemKey, title: z.string() })),
    }),
  ),
  /** They are in the draft or published, and whoever waits for their answer is not told yet. `noPolicy`: told that no policy answers it. */
  used: z.array(
    z.object({ id: z.string(), question: z.string(), on: z.iso.date(), waiting: z.int(), noPolicy: z.boolean() }),
  ),
  withPupilSignal: z.int(),
});
/** POST /knowledge/asked/{id}/delete: the question is gone for good. {id}, here and below: a question's. */
/** POST /knowledge/asked/{id}/use: a question becomes an example, an outside example or a new clause's first example, in the draft. */
export const UseRequest = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('example'), key: ItemKey, question: words(4000) }),
  z.strictObject({ as: z.literal('outside'), question: words(4000) }),
  z.strictObject({ as: z.literal('new-clause'), policy: id, question: words(4000) }),
]);
export const Used = z.object({ key: ItemKey });

/** A policy as a document states it: who approved it and when are empty where it does not say, for the admin to fill in. */
export const ReadPolicyValue = PolicyValue.extend({
  approvedBy: z.union([heading, z.literal('')]),
  lastReview: z.union([month, z.literal('')]),
  nextReview: z.union([month, z.literal('')]),
});
/**
 * GET /knowledge/export: a zip of the YAML files and documents of what is published.
 * POST /knowledge/import/{docx|yaml}: the file itself (application/octet-stream) as the body. A dry run: nothing is kept.
 */
export const ImportRead = z.object({
  policies: z.array(z.object({ id, value: ReadPolicyValue, clauses: z.array(z.object({ id, value: ClauseValue, from: z.string(), guessed: z.array(z.string()) })) })), // prettier-ignore
  staffWords: StaffWordsValue.optional(),
  outside: OutsideValue.optional(),
  problems: z.array(z.object({ where: z.string(), what: z.string(), mend: z.string(), stops: z.boolean() })),
});
/** POST /knowledge/import: these items into the draft; all or none. 412: `items` are in the draft in another version (0: not there) than was sent. */
export const ImportRequest = z.strictObject({
  items: z
    .array(z.strictObject({ key: ItemKey, version: z.int().min(0), value: ItemValue }))
    .min(1)
    .max(5000),
});
/** POST /knowledge/documents/{policy}: a new document held against the clauses, clause by clause. Nothing is kept. */
export const DocumentRequest = z.strictObject({ document: z.string().min(1).max(400_000) });
export const DocumentCompared = z.object({
  clauses: z.array(z.object({ key: ItemKey, title: z.string(), still: z.boolean(), pieces: z.array(Piece), text: z.string() })), // prettier-ignore
  stems: z.array(z.object({ name: z.string(), still: z.boolean() })),
  /** Passages of the new document that stand in no clause. */
  fresh: z.array(z.string()),
});
