import type { Logger } from '../logger.ts';
import type { Schools } from '../schools.ts';
import type { ChaseMinutes } from './asking-receivers.ts';
import type { SentCard } from './courier.ts';
import type { Detail, MatterEvent, MatterFile } from './matter.ts';
import type { NotNow } from './moves.ts';
import { isAbout } from './receivers.ts';
import type { MatterStore, Outbox, SchoolBook } from './stores.ts';
import { viewFor, type MatterView } from './views.ts';

export interface EscalationNeeds {
  matters: MatterStore;
  outbox: Outbox;
  schoolBook: SchoolBook;
  /** Undefined where none are set: then nothing can be told. */
  schools: () => Schools | undefined;
  minutes: ChaseMinutes;
  detailDays: number;
  now: () => Date;
  newId: () => string;
  newReference: () => string;
  /** Something is due to be sent. */
  kick: () => void;
  log: Logger;
}

export interface Presser {
  /** Entra object id. */
  person: string;
  /** As Teams gives it. */
  name: string;
}

export type Told =
  /** Stored, now or before: the receipt as it stands. */
  | { kind: 'told'; view: MatterView }
  /** Told before, some time ago: is this new? */
  | { kind: 'is-it-new'; earlier: MatterView }
  | { kind: 'not-yours' }
  /** No schools are set: nobody can be told by the bot. */
  | { kind: 'no-schools' };

export type Moved =
  | { kind: 'done'; view: MatterView }
  | { kind: 'refused'; why: NotNow; view: MatterView }
  /** Another version by now than the press is based on; nothing was done. */
  | { kind: 'changed'; view: MatterView }
  /** No such matter, or none of this person's business: which of the two is nobody's business. */
  | { kind: 'not-yours' };

/** A matter as those who have it read it. */
export interface MatterInFull {
  view: MatterView;
  events: MatterEvent[];
  details: Detail[];
}

export interface Press {
  matter: string;
  /** Entra object id of who presses. */
  person: string;
  /** The card that was pressed, as far as it is one of the matter's. */
  card?: SentCard | undefined;
  /** The version that was shown: the move is made on no other. */
  basedOn?: number;
}

/** Makes the function that gives a matter as the card of a person shows it; undefined where it is none of their business. */
export function createSee({ schools: schoolsInForce, now }: Pick<EscalationNeeds, 'schools' | 'now'>) {
  return (file: MatterFile, person: string): MatterView | undefined => {
    const schools = schoolsInForce();
    if (!schools || isAbout(file.matter, person, schools)) return undefined;
    return viewFor(file, person, now(), schools);
  };
}

export type See = ReturnType<typeof createSee>;
