import { sql, type Kysely } from 'kysely';
import type { ConversationBook, Person } from '../teams/conversation-book.ts';
import { outsideText } from './outside-text.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

const DAY_MS = 86_400_000;

/** A claim without a reply is held so long. Longer than any answer takes, or a question is answered twice; Teams' later deliveries then find it free. */
export const CLAIM_SECONDS = 120;

/** The conversation book in the tables `person` and `reply`. */
export function sqlConversationBook(db: Kysely<Schema>): ConversationBook {
  const personBy = prepared<
    { entraId: string },
    Pick<Schema['person'], 'entra_id' | 'mri' | 'reference' | 'welcomed_at' | 'seen_at'>
  >(db, (blank) =>
    db
      .selectFrom('person')
      .select(['entra_id', 'mri', 'reference', 'welcomed_at', 'seen_at'])
      .where('entra_id', '=', blank('entraId')),
  );
  const claim = prepared<{ conversationId: string; activityId: string; at: number; staleBefore: number }, unknown>(
    db,
    (blank) =>
      db
        .insertInto('reply')
        .values({
          conversation_id: blank('conversationId'),
          activity_id: blank('activityId'),
          pressed: 0,
          at: blank('at'),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['conversation_id', 'activity_id'])
            .doUpdateSet({ at: (eb) => eb.ref('excluded.at') })
            .where('reply.reply_activity_id', 'is', null)
            .where('reply.at', '<', blank('staleBefore')),
        ),
  );
  const keep = prepared<
    Record<'conversationId' | 'activityId' | 'replyConversationId' | 'replyActivityId', string> & { at: number },
    unknown
  >(db, (blank) =>
    db
      .insertInto('reply')
      .values({
        conversation_id: blank('conversationId'),
        activity_id: blank('activityId'),
        reply_conversation_id: blank('replyConversationId'),
        reply_activity_id: blank('replyActivityId'),
        pressed: 0,
        at: blank('at'),
      })
      .onConflict((conflict) =>
        conflict.columns(['conversation_id', 'activity_id']).doUpdateSet({
          reply_conversation_id: (eb) => eb.ref('excluded.reply_conversation_id'),
          reply_activity_id: (eb) => eb.ref('excluded.reply_activity_id'),
          // A press while the same message was being updated must still protect it from the next edit.
          pressed: (eb) =>
            eb
              .case()
              .when(
                eb.and([
                  eb('reply.reply_conversation_id', '=', eb.ref('excluded.reply_conversation_id')),
                  eb('reply.reply_activity_id', '=', eb.ref('excluded.reply_activity_id')),
                ]),
              )
              .then(eb.ref('reply.pressed'))
              .else(eb.ref('excluded.pressed'))
              .end(),
          at: (eb) => eb.ref('excluded.at'),
        }),
      ),
  );

  return {
    async person(entraId) {
      const [row] = (await personBy({ entraId: outsideText(entraId) })).rows;
      if (!row) return undefined;
      return {
        entraId: row.entra_id,
        mri: row.mri,
        seenAt: new Date(row.seen_at),
        ...(row.reference !== null && { reference: JSON.parse(row.reference) as Person['reference'] }),
        ...(row.welcomed_at !== null && { welcomedAt: new Date(row.welcomed_at) }),
      };
    },

    async newestReference() {
      // No index: asked only when a chat is opened anew, and a trust's staff are few thousand rows.
      const row = await db
        .selectFrom('person')
        .select('reference')
        .where('reference', 'is not', null)
        .orderBy('seen_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.reference ? (JSON.parse(row.reference) as Person['reference']) : undefined;
    },

    async remember({ entraId, mri, reference, at }) {
      await db
        .insertInto('person')
        .values({
          entra_id: outsideText(entraId),
          mri: outsideText(mri),
          reference: reference ? JSON.stringify(reference) : null,
          seen_at: at.getTime(),
        })
        .onConflict((conflict) =>
          conflict
            .column('entra_id')
            .doUpdateSet({
              mri: (eb) => eb.ref('excluded.mri'),
              reference: (eb) => eb.fn.coalesce('excluded.reference', 'person.reference'),
              seen_at: (eb) => eb.ref('excluded.seen_at'),
            })
            // Called on every turn: when nothing is new there is no write, and no wait for the disk.
            .where((eb) =>
              eb.or([
                eb('excluded.mri', '<>', eb.ref('person.mri')),
                eb.and([
                  eb('excluded.reference', 'is not', null),
                  eb('excluded.reference', 'is distinct from', eb.ref('person.reference')),
                ]),
                eb('excluded.seen_at', '>=', sql<number>`person.seen_at + ${sql.lit(DAY_MS)}`),
              ]),
            ),
        )
        .execute();
    },

    async claimWelcome(entraId, at) {
      const { numUpdatedRows } = await db
        .updateTable('person')
        .set({ welcomed_at: at.getTime() })
        .where('entra_id', '=', outsideText(entraId))
        .where('welcomed_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async releaseWelcome(entraId) {
      await db.updateTable('person').set({ welcomed_at: null }).where('entra_id', '=', outsideText(entraId)).execute();
    },

    async forget(entraId) {
      await db
        .updateTable('person')
        .set({ reference: null, welcomed_at: null })
        .where('entra_id', '=', outsideText(entraId))
        .execute();
    },

    async claimQuestion({ conversationId, activityId, at }) {
      const { numAffectedRows } = await claim({
        conversationId: outsideText(conversationId),
        activityId: outsideText(activityId),
        at: at.getTime(),
        staleBefore: at.getTime() - CLAIM_SECONDS * 1000,
      });
      return numAffectedRows === 1n;
    },

    async releaseQuestion({ conversationId, activityId }) {
      await db
        .deleteFrom('reply')
        .where('conversation_id', '=', outsideText(conversationId))
        .where('activity_id', '=', outsideText(activityId))
        .where('reply_activity_id', 'is', null)
        .execute();
    },

    async keepReply({ conversationId, activityId, replyConversationId, replyActivityId, at }) {
      await keep({
        conversationId: outsideText(conversationId),
        activityId: outsideText(activityId),
        replyConversationId: outsideText(replyConversationId),
        replyActivityId: outsideText(replyActivityId),
        at: at.getTime(),
      });
    },

    async replyTo({ conversationId, activityId }) {
      const row = await db
        .selectFrom('reply')
        .selectAll()
        .where('conversation_id', '=', outsideText(conversationId))
        .where('activity_id', '=', outsideText(activityId))
        .executeTakeFirst();
      if (!row || row.reply_conversation_id === null || row.reply_activity_id === null) return undefined;
      return {
        conversationId: row.conversation_id,
        activityId: row.activity_id,
        replyConversationId: row.reply_conversation_id,
        replyActivityId: row.reply_activity_id,
        pressed: row.pressed === 1,
        at: new Date(row.at),
      };
    },

    async markPressed({ replyConversationId, replyActivityId }) {
      await db
        .updateTable('reply')
        .set({ pressed: 1 })
        .where('reply_activity_id', '=', outsideText(replyActivityId))
        .where('reply_conversation_id', '=', outsideText(replyConversationId))
        .execute();
    },

    async purgeReplies(before) {
      const { numDeletedRows } = await db.deleteFrom('reply').where('at', '<', before.getTime()).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
