import type { Setup, TroubleView } from '../contract.ts';
import { aheadWords } from './ahead-words.ts';
import { button, el } from './el.ts';
import type { ShownTime } from './shown-time.ts';
import { troubleWords } from './trouble-words.ts';

const TICK_MILLISECONDS = 5000;

/** Says all the time what is not as usual, so that nobody takes played trouble for a fault; and ends it. */
export function createPlayLines(needs: { setup: Setup; time: ShownTime; over: () => void; backToNow: () => void }) {
  // The sentence is announced when it changes; the time beside it is not, or it would be read out every minute.
  const line = (title: string, press: () => void) => {
    const words = el('p', { role: 'status' });
    const beside = el('span', {});
    const end = button(title, {}, press);
    const element = el('div', { class: 'play-line' }, words, beside, end);
    const say = (sentence: string) => {
      if (words.textContent !== sentence) words.textContent = sentence;
      element.dataset.on = String(sentence !== '');
    };
    say('');
    return { element, say, beside };
  };
  const trouble = line('Everything works again', needs.over);
  const clock = line('Back to now', needs.backToNow);
  const tick = () => (clock.beside.textContent = `It is ${needs.time.now()}.`);
  setInterval(tick, TICK_MILLISECONDS);

  return {
    element: el('div', { class: 'play-lines' }, trouble.element, clock.element),
    showTrouble: (view: TroubleView) => trouble.say(troubleWords(view, needs.setup)),
    showClock(aheadMilliseconds: number) {
      clock.say(aheadMilliseconds === 0 ? '' : `The clock is ${aheadWords(aheadMilliseconds)} ahead.`);
      tick();
    },
  };
}
