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
export const retentionOf = (config: Config) => ({
  detailDays: config.DETAIL_DAYS,
  offerDays: config.OFFER_DAYS,
  unansweredDays: config.UNANSWERED_DAYS,
  feedbackDays: config.FEEDBACK_DAYS,
  replyDays: config.REPLY_DAYS,
  personDays: config.PERSON_DAYS,
});

/** The schools set; in local mode the samples unless others are set; otherwise none. */
export function readSchoolsFile(config: Config): Schools | undefined {
  if (config.SCHOOLS_FILE !== undefined) return loadSchools(config.SCHOOLS_FILE);
  return config.mode === 'local' ? loadSchools(join(__dirname, 'local/schools.yaml')) : undefined;
}
