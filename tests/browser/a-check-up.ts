import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** What axe finds of serious or critical barriers, each with where it is. */
export async function barriers(page: Page): Promise<string[]> {
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  // By the debugger, not by a script element: the page's policy would refuse that one.
  await page.evaluate(axe);
  const found = await page.evaluate<Found>('axe.run(document, { resultTypes: ["violations"] })');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

interface Found {
  violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[];
}

/** How many pixels the page is wider than the screen, in itself or in anything that can be scrolled sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ...[...document.querySelectorAll('.log, .pane')].filter((e) => e.offsetParent).map((e) => e.scrollWidth - e.clientWidth),
  )`);
}

/** Whether the keyboard is there. */
export function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((node: unknown) => (node as { matches(selector: string): boolean }).matches(':focus'));
}
