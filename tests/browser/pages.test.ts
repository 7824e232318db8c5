import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHttpServer } from '../../bot/http/server.ts';
import { readConfig } from '../../bot/config.ts';
import { aBrowser, PHONE, picture } from './a-browser.ts';
import { barriers, sidewaysScroll } from './a-check-up.ts';

const trust = { name: 'Sample Schools Trust', safeguarding: { role: 'the safeguarding lead', phone: '01632 960100' } };
const server = createHttpServer({
  answerMessage: () => Promise.resolve({ refused: 403 }),
  readiness: {},
  pages: () => ({ trust, days: readConfig({}) }),
  newReference: () => 'K7P4QX',
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
});
let home: string;
let browser: Awaited<ReturnType<typeof aBrowser>>;
beforeAll(async () => {
  home = `http://127.0.0.1:${(await server.listen({ host: '127.0.0.1', port: 0 })).port}`;
  browser = await aBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close({ milliseconds: 1000 });
});

test.each(['privacy', 'terms'])('/%s bars nobody, by day and by night, on a laptop and on a phone', async (name) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, problems, close } = await browser.open(home, { at: `${home}/${name}`, colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await picture(page, `${name}-${colorScheme}-phone`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  }
});
