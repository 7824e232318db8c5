import type { Setup, TroubleView } from '../contract.ts';
import { api } from './api.ts';
import { createClockSettings } from './clock-settings.ts';
import { el } from './el.ts';
import { createPlayLines } from './play-lines.ts';
import type { ShownTime } from './shown-time.ts';
import { createTroubleSettings } from './trouble-settings.ts';

/** What testers do to the world around the bot: trouble and the clock, with the lines that say what is on. */
export function createPlay(needs: { setup: Setup; time: ShownTime }) {
  const { setup, time } = needs;
  const failed = el('p', { class: 'said failed', role: 'alert', hidden: true });
  const attempt = async (change: Promise<unknown>) => {
    failed.hidden = true;
    try {
      await change;
    } catch (error) {
      failed.textContent = error instanceof Error ? error.message : 'This could not be changed.';
      failed.hidden = false;
      // The switch goes back to what is.
      if (known) trouble.show(known);
    }
  };
  let known: TroubleView | undefined;
  const trouble = createTroubleSettings({ setup, change: (asked) => void attempt(api.trouble(asked)) });
  const clock = createClockSettings({ move: (to) => void attempt(api.clock({ to })) });
  const summary = el('summary', {}, 'Trouble and clock');
  // The button that ends it goes with its line; the keyboard goes on where it can be switched on again.
  const end = (change: Promise<unknown>) => {
    summary.focus();
    void attempt(change);
  };
  const lines = createPlayLines({
    setup,
    time,
    over: () => end(api.trouble({ change: 'over' })),
    backToNow: () => end(api.clock({ to: 'now' })),
  });
  return {
    settings: el('details', { class: 'what play' }, summary, clock, trouble.element),
    lines: el('div', {}, lines.element, failed),
    showTrouble(view: TroubleView) {
      known = view;
      trouble.show(view);
      lines.showTrouble(view);
    },
    showClock(aheadMilliseconds: number) {
      time.runAhead(aheadMilliseconds);
      lines.showClock(aheadMilliseconds);
    },
  };
}
