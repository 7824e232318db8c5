import type { Asking } from '../asking/asking.ts';
import { manners } from '../asking/manners.ts';
import type { Logger } from '../logger.ts';
import { commands, type CommandNeeds } from './commands.ts';
import { cardMessage, suggestingMessage, textMessage, type Message } from './message.ts';
import type { Said } from './turn.ts';
import { WORDS } from './words.ts';

/** Commands, as one would say them. */
const SAID_NEXT = ['Topics', 'Tell the Headteacher', 'Help'];

/** Makes the function that answers what a member of staff said with one message. */
export function createReplyToSaid(
  needs: Omit<CommandNeeds, 'asking'> & { asking: Asking; log: Logger; now: () => Date },
) {
  const { asking, log, now } = needs;

  const answer = async (said: Extract<Said, { what: 'question' }>, asker: string): Promise<Message> => {
    switch (manners(said.text)) {
      case 'greeting':
        return suggestingMessage(WORDS.hello, [asking.sampleQuestion(0) ?? '', ...SAID_NEXT].filter(Boolean));
      case 'thanks':
        return textMessage(WORDS.welcomeBack);
      case undefined:
        break;
    }
    const begun = now().getTime();
    const answered = await asking.answerQuestion({ text: said.text, asker, mentioned: said.mentioned });
    const { kind, revision } = answered;
    const clause = kind === 'english-only' ? undefined : answered.clause;
    log.info('question answered', { outcome: kind, clause, revision, milliseconds: now().getTime() - begun });
    return kind === 'english-only' ? textMessage(answered.text) : cardMessage(answered.card, answered.note);
  };

  return async (said: Said, asker: string): Promise<Message> => {
    switch (said.what) {
      case 'question':
        return answer(said, asker);
      case 'command': {
        const command = commands.find(({ name }) => name === said.command);
        log.info('command run', { command: said.command.replaceAll(' ', '-') });
        return cardMessage((await command?.run(needs, asker)) ?? asking.help());
      }
      case 'attachment-only':
        return cardMessage(asking.help(), WORDS.noFiles);
      case 'empty':
        return cardMessage(asking.help());
      default:
        return said satisfies never;
    }
  };
}

export type ReplyToSaid = ReturnType<typeof createReplyToSaid>;
