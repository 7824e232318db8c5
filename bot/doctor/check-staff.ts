import type { Config } from '../config.ts';
import { look, notHere, well, type Said } from './finding.ts';

/** Who counts as staff. Whether a pupil's name fits the pattern only the trust can tell: it is asked with --upn. */
export function checkStaff(
  { mode, STAFF_UPN_PATTERN: pattern }: Pick<Config, 'mode' | 'STAFF_UPN_PATTERN'>,
  upns: readonly string[],
): Said[] {
  // prettier-ignore
  if (pattern === undefined) {
    // With Teams the settings themselves refuse to go without it.
    return [notHere(`In ${mode} mode everybody is staff while STAFF_UPN_PATTERN is not set`)];
  }
  const source = pattern.source.slice('^(?:'.length, -')$'.length);
  const said: Said[] = [];
  if (/@.*[^\\]\.(?![*+?{])/.test(source))
    said.push(look('STAFF_UPN_PATTERN holds a bare dot behind the @', 'a dot stands for any letter, so names of other domains may count as staff', 'Write \\. for each dot of the domain')); // prettier-ignore
  if (/^\.[*+]@|^\[\^@\]\+@/.test(source))
    said.push(look('STAFF_UPN_PATTERN takes every name of its domain', 'pupils in the same domain would count as staff', 'Keep it so only if no pupil has that domain; try names with npm run doctor -- --upn NAME')); // prettier-ignore
  for (const upn of upns)
    said.push(well(`${upn} ${pattern.test(upn) ? 'counts as staff' : 'does not count as staff'}`));
  return said.length > 0 ? said : [well('STAFF_UPN_PATTERN is set; try names with npm run doctor -- --upn NAME')];
}
