import type { Config } from '../config.ts';
import type { Origin } from './turn-kinds.ts';

/** Where the trust has let the bot in. */
export type Places = Pick<Config, 'BOT_SCOPES' | 'ALLOWED_TEAMS'>;

/**
 * Makes the check whether the bot may leave its neutral line where somebody has asked. Where it may not, the answer still goes to the
 * person's own chat: a question must not be lost because of the place it was asked in. Without `places` (local mode) it may everywhere.
 */
export function createMayWriteHere(places: Places | undefined): (origin: Pick<Origin, 'personal' | 'team'>) => boolean {
  return ({ personal, team }) => {
    if (personal || places === undefined) return true;
    if (team === undefined) return places.BOT_SCOPES.includes('groupChat');
    return (
      places.BOT_SCOPES.includes('team') && (places.ALLOWED_TEAMS.length === 0 || places.ALLOWED_TEAMS.includes(team))
    );
  };
}
