import { everyReceiver, type Schools } from '../schools.ts';

export const TO_TELL_SETTING = 'schools-to-tell';

/** Who is still to be told that the schools were, or are to be, changed, or that a proposal is dropped. */
export interface ToTell {
  person: string;
  what: 'proposed' | 'changed' | 'dropped';
}

/** Everybody who receives matters now, until it is another. */
export const tellAll = (schools: Schools | undefined, what: ToTell['what']): ToTell[] =>
  schools ? everyReceiver(schools).map((person) => ({ person, what })) : [];
