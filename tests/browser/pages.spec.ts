// Every page of the router: no WCAG 2.2 A or AA violation that axe can find, light and dark; no HTML error; no error on
// the console; nothing scrolls sideways.
import AxeBuilder from '@axe-core/playwright';
import { addresses, forgotten, type Reader } from './addresses';
import { expect, hydrated, signIn, test } from './forum';
import { errorsIn } from './html';

const READERS: Reader[] = ['visitor', 'citizen', 'claimant', 'official', 'moderator', 'administrator'];

for (const reader of READERS) {
  test(`pages of a ${reader} are accessible, valid and quiet`, async ({ page, forum }, { project }) => {
    test.setTimeout(480_000);
    const noise: string[] = [];
    page.on('console', (message) => {
      const isStatus = /status of (401|403|404)/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isStatus) noise.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => noise.push(`${page.url()}: ${error.message}`));
    if (reader !== 'visitor' && reader !== 'claimant') await signIn(page, forum, reader);
    const sources = new Map<string, string>();
    for (const address of await addresses(reader, page, forum)) {
      await page.goto(forum.url + address);
      await hydrated(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const found = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
        expect.soft(found, `${address}, ${colorScheme}`).toEqual([]);
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(sideways, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
      await expect.soft(page.locator('h1'), `${address} has one first heading`).toHaveCount(1);
      sources.set(address, await (await page.request.get(forum.url + address)).text());
    }
    // The server sends the same page to every screen.
    if (project.name === 'desktop') expect.soft(errorsIn(sources)).toEqual([]);
    expect(noise).toEqual([]);
  });
}

test('no page of the router is forgotten', async ({ page, browser, forum }) => {
  const visited: string[] = [];
  for (const reader of READERS) {
    if (reader === 'citizen') await signIn(page, forum, reader);
    // Whoever has a code has no account.
    const own = reader === 'claimant' ? await browser.newPage({ locale: 'en-GB' }) : page;
    visited.push(...(await addresses(reader, own, forum)));
  }
  expect(forgotten(visited)).toEqual([]);
});
