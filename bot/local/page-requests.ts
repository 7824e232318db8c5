import { z } from 'zod';
import type {
  CheckRequest,
  ClockRequest,
  DeleteRequest,
  DialogRequest,
  EditRequest,
  LookUpRequest,
  OpenRequest,
  PressRequest,
  SayRequest,
  ShareRequest,
  TroubleRequest,
} from './contract.ts';

const id = z.string().min(1).max(200);
// As long as Teams lets a message be, and more than the bot reads.
const text = z.string().max(28_000);
const data = z.record(z.string(), z.unknown());

/** Schemas of what the page posts. */
export const pageRequests = {
  open: z.strictObject({ person: id, place: z.enum(['chat', 'channel', 'group']) }) satisfies z.ZodType<OpenRequest>,
  say: z.strictObject({
    person: id,
    conversation: id,
    text,
    mention: z.boolean(),
    files: z.array(z.strictObject({ name: z.string().max(200), type: z.string().max(100) })).max(10),
    thread: id.optional(),
  }) satisfies z.ZodType<SayRequest>,
  edit: z.strictObject({ person: id, conversation: id, message: id, text }) satisfies z.ZodType<EditRequest>,
  delete: z.strictObject({ person: id, conversation: id, message: id }) satisfies z.ZodType<DeleteRequest>,
  press: z.strictObject({
    person: id,
    conversation: id,
    message: id,
    action: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('Action.Execute'),
        id: z.string().max(200).optional(),
        verb: z.string().max(200).optional(),
        data,
      }),
      z.strictObject({ type: z.literal('Action.Submit'), data }),
    ]),
  }) satisfies z.ZodType<PressRequest>,
  trouble: z.discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('connector'),
      connector: z.enum(['works', 'busy', 'refuses', 'fails', 'hangs']),
    }),
    z.strictObject({ change: z.literal('everybody'), reachable: z.boolean() }),
    z.strictObject({ change: z.literal('person'), person: id, reachable: z.boolean() }),
    z.strictObject({ change: z.literal('over') }),
  ]) satisfies z.ZodType<TroubleRequest>,
  lookUp: z.strictObject({
    person: id,
    conversation: id,
    typed: z.string().max(1000),
  }) satisfies z.ZodType<LookUpRequest>,
  share: z.strictObject({ person: id, conversation: id, card: data }) satisfies z.ZodType<ShareRequest>,
  check: z.strictObject({ person: id, conversation: id, message: id }) satisfies z.ZodType<CheckRequest>,
  dialog: z.strictObject({ person: id, conversation: id, data }) satisfies z.ZodType<DialogRequest>,
  clock: z.strictObject({
    to: z.enum(['five-minutes', 'half-an-hour', 'an-hour', 'next-morning', 'now']),
  }) satisfies z.ZodType<ClockRequest>,
};
