import type { Kysely } from 'kysely';
import type { SchoolBook } from '../escalation/stores.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

/** At which school people work, in the table `person_school`. */
export function sqlSchoolBook(db: Kysely<Schema>): SchoolBook {
  return {
    async schoolOf(person) {
      const row = await db
        .selectFrom('person_school')
        .select('school')
        .where('person', '=', outsideText(person))
        .executeTakeFirst();
      return row?.school;
    },

    async choose({ person, school, at }) {
      await db
        .insertInto('person_school')
        .values({ person: outsideText(person), school, at: at.getTime() })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ school, at: at.getTime() }))
        .execute();
    },
  };
}
