import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ICONS } from './icons.ts';

/** Draws the PNG icons from their SVG, in Debian's Chromium (or CHROMIUM). They are kept in the project: drawing them needs a browser. */
async function main(): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    for (const { file, pixels } of Object.values(ICONS)) {
      const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
      const svg = await readFile(join(__dirname, 'icons', file.replace('.png', '.svg')), 'utf8');
      await page.setContent(`<!doctype html><style>*{margin:0}svg{display:block;width:${pixels}px}</style>${svg}`);
      await writeFile(join(__dirname, 'icons', file), await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
}

void main();
