import { writeSync } from 'node:fs';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { sqlConversationBook } from '../../bot/storage/conversation-book.ts';
import { sqlFeedback } from '../../bot/storage/feedback.ts';
import { sqlOffers } from '../../bot/storage/offers.ts';
import { sqlUnanswered } from '../../bot/storage/unanswered.ts';

// The child of kill.fault.ts: node --import tsx write-until-killed.ts <url> <prefix>. Answers questions without end, four at a time, and prints
// the id of each once everything about it was acknowledged.
const [url = '', prefix = ''] = process.argv.slice(2);
const at = new Date('2026-11-23T08:40:00Z');
const on = '2026-11-23';

async function main() {
  writeSync(1, 'opening\n');
  const { db } = await openDatabase(url);
  const [book, offers, feedback, unanswered] = [
    sqlConversationBook(db),
    sqlOffers(db),
    sqlFeedback(db),
    sqlUnanswered(db),
  ];
  let next = 0;
  const answerForEver = async () => {
    for (;;) {
      const id = `${prefix}-${next++}`;
      const question = { conversationId: 'a:chat', activityId: id, at };
      if (!(await book.claimQuestion(question))) throw new Error(`${id} was taken`);
      await offers.add({
        key: id,
        reporter: 'teacher',
        revision: '1',
        shown: [],
        depends: false,
        pupilSignal: false,
        at,
      });
      await book.keepReply({ ...question, replyConversationId: 'a:chat', replyActivityId: `reply to ${id}` });
      await feedback.give(id, { policy: 'p', id: 'c', revision: '1', helpful: true, on });
      await unanswered.add({ id, question: 'how do I book the minibus', why: 'no-match', revision: '1', on });
      // Straight into the pipe: nothing that was printed can be lost in a buffer of this process.
      writeSync(1, `${id}\n`);
    }
  };
  await Promise.all([answerForEver(), answerForEver(), answerForEver(), answerForEver()]);
}

void main();
