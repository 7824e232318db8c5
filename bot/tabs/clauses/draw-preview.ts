import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { cardStyles, hostConfig } from '../../card-look/host-config.ts';
import { safeMarkdown } from '../../card-look/safe-markdown.ts';
import type { Theme } from '../theme.ts';

/** What the card's own style sheet reaches. */
const SCOPE = '.preview-card';

let sheet: CSSStyleSheet | undefined;

/** Draws a card with Microsoft's renderer, as a theme of Teams would. Apart from the tab's other code: it is loaded where a card is shown. */
export function drawPreview(needs: { card: Record<string, unknown>; theme: Theme; pressed: () => void }): HTMLElement {
  const { theme } = needs;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = safeMarkdown(text);
      result.didProcess = true;
    };
  }
  sheet.replaceSync(cardStyles(theme, SCOPE));
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  card.onExecuteAction = needs.pressed;
  card.parse(needs.card);
  const drawn = card.render();
  if (drawn) return drawn;
  const words = document.createElement('p');
  words.textContent = 'This card cannot be drawn.';
  return words;
}
