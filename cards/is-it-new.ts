import type { z } from 'zod';
import { MatterBase, Office, When } from './matter-base.ts';

/** The earlier matter: whom it was for, and when the button was pressed. */
export const IsItNewData = MatterBase.extend({ office: Office, day: When, at: When });
export type IsItNewData = z.infer<typeof IsItNewData>;
