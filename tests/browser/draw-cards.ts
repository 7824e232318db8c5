import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { cardStyles, hostConfig, PALETTES, type Theme } from '../../bot/card-look/host-config.ts';
import * as cards from '../../cards/index.ts';

const THEMES: Theme[] = ['light', 'dark', 'contrast'];
const WIDTHS = [320, 600];
const RENDERER = join(__dirname, '../../node_modules/adaptivecards/dist/adaptivecards.min.js');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat([
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]);

/** A card to draw: its name and what it looks like. */
export interface Drawing {
  name: string;
  content: object;
}

/** Every card's sample and variants. */
export function drawings(): Drawing[] {
  return Object.values(cards)
    .filter((one) => typeof one === 'function' && 'cardName' in one)
    .flatMap((one) => {
      const card = one as unknown as cards.Card<unknown>;
      return Object.entries({ sample: card.sample, ...card.variants }).map(([variant, data]) => ({
        name: `${card.cardName}-${variant.replaceAll(/\W+/g, '-')}`,
        content: card(data).content,
      }));
    });
}

async function draw(page: Page, { content }: Drawing, theme: Theme, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 400 });
  const { page: background } = PALETTES[theme];
  await page.setContent(
    `<!doctype html><html lang="en"><style>*{box-sizing:border-box}body{margin:0;padding:8px;background:${background}}${cardStyles(theme, '#card')}</style><div id="card"></div></html>`,
  );
  await page.addScriptTag({ content: await readFile(RENDERER, 'utf8') });
  await page.evaluate(
    ([card, config]) => {
      const { AdaptiveCards, document } = globalThis as unknown as BrowserGlobals;
      const { AdaptiveCard, HostConfig } = AdaptiveCards;
      const drawn = new AdaptiveCard();
      drawn.hostConfig = new HostConfig(config);
      drawn.parse(card);
      document.getElementById('card').append(drawn.render());
    },
    [content, hostConfig(theme)] as const,
  );
}

async function main(folder: string | undefined, only = ''): Promise<void> {
  if (!folder) throw new Error('Say where the pictures go: npm run pictures -- FOLDER [part of a name]');
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    const page = await browser.newPage();
    for (const drawing of drawings().filter(({ name }) => name.includes(only))) {
      for (const theme of THEMES) {
        for (const width of WIDTHS) {
          await draw(page, drawing, theme, width);
          await page.screenshot({ path: join(folder, `${drawing.name}-${theme}-${width}.png`), fullPage: true });
        }
      }
    }
  } finally {
    await browser.close();
  }
}

// The project is compiled without the browser's types: this is all of it that is used here.
interface BrowserGlobals {
  AdaptiveCards: {
    AdaptiveCard: new () => { hostConfig: unknown; parse(card: unknown): void; render(): unknown };
    HostConfig: new (config: unknown) => unknown;
  };
  document: { getElementById(id: string): { append(child: unknown): void } };
}

void main(process.argv[2], process.argv[3]).catch((failure: unknown) => {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exitCode = 1;
});
