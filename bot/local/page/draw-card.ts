import { type Action, AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';
import type { CardView, PressRequest } from '../contract.ts';
import { hostConfig, type Theme } from '../../card-look/host-config.ts';
import { asOlderClient } from './older-client.ts';
import { safeMarkdown } from '../../card-look/safe-markdown.ts';

/** How cards are drawn at the moment. */
export interface Look {
  theme: Theme;
  /** As a Teams app from before Action.Execute would. */
  olderClient: boolean;
}

export type PressedAction = PressRequest['action'];

/** Draws a card with Microsoft's renderer; `press` gets the buttons that go to the bot. */
export function drawCard(needs: { card: CardView; look: Look; press: (action: PressedAction) => void }): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(needs.look.theme));
  card.onExecuteAction = (action) => run(action, needs.press);
  card.parse(needs.look.olderClient ? asOlderClient(needs.card.content) : needs.card.content);
  return card.render() ?? fallback(needs.card);
}

/** Once for the page: how the renderer turns a TextBlock's text into HTML. */
export function useSafeMarkdown(): void {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = safeMarkdown(text);
    result.didProcess = true;
  };
}

function run(action: Action, press: (action: PressedAction) => void): void {
  if (action instanceof ExecuteAction) {
    press({ type: 'Action.Execute', id: action.id, verb: action.verb, data: dataOf(action) });
  } else if (action instanceof SubmitAction) {
    press({ type: 'Action.Submit', data: dataOf(action) });
  } else if (action instanceof OpenUrlAction && /^https?:\/\//i.test(action.url ?? '')) {
    window.open(action.url, '_blank', 'noopener,noreferrer');
  }
}

function dataOf({ data }: ExecuteAction | SubmitAction): Record<string, unknown> {
  return typeof data === 'object' ? { ...data } : {};
}

function fallback({ content }: CardView): HTMLElement {
  const words = document.createElement('p');
  words.textContent = typeof content.fallbackText === 'string' ? content.fallbackText : 'This card cannot be shown.';
  return words;
}
