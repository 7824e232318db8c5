const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]/gu;
/** Said alone, these say thanks; any other says nothing we know. */
const KIND_EMOJI =
  /^[\s!.]*[👍👌👏🙏🙌🙂😊😀😃😄😁🤗🥳🎉💯✅✔❤💙💚💛💜🧡💖][\p{Emoji_Modifier}\u200d\ufe0f\s!.👍👌👏🙏🙌🙂😊😀😃😄😁🤗🥳🎉💯✅✔❤💙💚💛💜🧡💖]*$/u;
const SMILEY = /(?:^|\s)(?:[:;]-?[)dp]|<3|x+)(?=\s|$)/g;

const HELLO =
  'hi|hii+|hiya|hey|heya|hello|hallo|morning|good morning|afternoon|good afternoon|evening|good evening|yo|hi there|hello there|hey there';
const THANKS =
  'thanks|thank you|thankyou|thank u|thx|thnx|tnx|ta|ty|tysm|cheers|much appreciated|thanks a lot|many thanks|thanks very much|thank you very much|thank you so much|thanks so much|nice one|perfect|great|brilliant|lovely|super|excellent|amazing|fab|got it|understood|that helps|that helped|very helpful|thats great|thats helpful|bye|goodbye|have a good day';
const FILLER =
  'ok|okay|okey|k|oh|ah|well|right|bot|policy guide|guide|all|mate|again|for that|for your help|for the help|so';

const greeting = only(HELLO);
const thanks = only(THANKS);

/** "hi", "ok cheers 👍": true only when nothing else is said; "hi can I…" is a question. */
export function manners(text: string): 'greeting' | 'thanks' | undefined {
  if (text.length > 80) return undefined;
  const bare = text
    .toLowerCase()
    .replace(EMOJI, ' ')
    .replace(SMILEY, ' ')
    .replace(/['’]/g, '')
    .replace(/[\s!.,…~-]+/g, ' ')
    .trim();
  if (bare === '') return KIND_EMOJI.test(text) ? 'thanks' : undefined;
  if (thanks.test(bare)) return 'thanks';
  if (greeting.test(bare)) return 'greeting';
  return new RegExp(`^(?:${FILLER})$`).test(bare) ? 'thanks' : undefined;
}

/** One of the phrases or several, with nothing but fillers and the other's greetings around them. */
function only(phrases: string): RegExp {
  return new RegExp(`^(?:(?:${FILLER}|${HELLO}) )*(?:${phrases})(?: (?:${phrases}|${FILLER}))*$`);
}
