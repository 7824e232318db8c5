import { z } from 'zod';
import { Office, Reference, When } from './matter-base.ts';

const ofMatter = { reference: Reference, drill: z.boolean() };

export const SavedData = z.object({
  at: When,
  what: z.discriminatedUnion('is', [
    z.object({ is: z.literal('details'), ...ofMatter }),
    z.object({ is: z.literal('passed-on'), ...ofMatter, to: Office }),
    /** `outcome`: a whole sentence, as on the notice. */
    z.object({ is: z.literal('outcome'), ...ofMatter, outcome: z.string().min(1) }),
    z.object({ is: z.literal('school'), school: z.string().min(1) }),
    z.object({ is: z.literal('drill-started'), reference: Reference, school: z.string().min(1) }),
  ]),
});
export type SavedData = z.infer<typeof SavedData>;
