import { join } from 'node:path';
import type { Config } from './config.ts';
import { loadSchools, type Schools } from './schools.ts';

// What the settings say, as the parts ask for it.

/** Whom the tabs' tokens must be from and for, and who is what. */
export const signInNeeds = (config: Config, now: () => Date) => ({
  tenantId: config.MicrosoftAppTenantId,
  appId: config.SSO_APP_ID,
  appIdUri: config.SSO_APP_ID_URI,
  authority: config.SSO_AUTHORITY,
  staffPattern: config.STAFF_UPN_PATTERN,
  given: { admin: config.ADMIN_IDS, approver: config.APPROVER_IDS, auditor: config.AUDITOR_IDS },
  now,
});

/** For how many days each thing is kept. */
export const retentionOf = ({ DETAIL_DAYS, OFFER_DAYS, UNANSWERED_DAYS, FEEDBACK_DAYS, REPLY_DAYS }: Config) => ({
  ...{ detailDays: DETAIL_DAYS, offerDays: OFFER_DAYS, unansweredDays: UNANSWERED_DAYS },
  ...{ feedbackDays: FEEDBACK_DAYS, replyDays: REPLY_DAYS },
});

/** The schools set; in local mode the samples unless others are set; otherwise none. */
export function readSchoolsFile(config: Config): Schools | undefined {
  if (config.SCHOOLS_FILE !== undefined) return loadSchools(config.SCHOOLS_FILE);
  return config.mode === 'local' ? loadSchools(join(__dirname, 'local/schools.yaml')) : undefined;
}
