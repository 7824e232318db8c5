import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A laptop, and a small phone. */
export const LAPTOP = { width: 1280, height: 800 };
export const PHONE = { width: 320, height: 640 };
/** What is left of the laptop at 200 %: so many CSS pixels, each drawn twice as large. */
export const ZOOMED = { width: 640, height: 400 };

interface Options {
  viewport?: typeof LAPTOP;
  colorScheme?: 'light' | 'dark';
  ignoreHTTPSErrors?: boolean;
  /** Where to go first, below `home`. */
  at?: string;
}

/**
 * Debian's Chromium (or CHROMIUM) with a fresh profile for each page. `problems` gathers what a page must never do: errors
 * in its scripts, breaches of its content security policy, requests to anywhere but `home`.
 */
export async function aBrowser({ flags = [] }: { flags?: string[] } = {}) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
  return {
    async open(home: string, { at = home, ...options }: Options = {}) {
      const context = await browser.newContext({ viewport: LAPTOP, ...options });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (said) => {
        if (/content security policy/i.test(said.text())) problems.push(said.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(home) && !request.url().startsWith('data:')) problems.push(request.url());
      });
      await page.goto(at);
      return { page, problems, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/** Keeps a picture in the folder PICTURES, where that is set. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
