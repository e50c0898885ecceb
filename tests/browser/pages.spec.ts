// Every page of the router, on a phone's screen and a desktop's: no WCAG 2.2 A or AA violation that axe can find, light
// and dark; no HTML error; no error on the console; nothing scrolls sideways;
// what opens shows a sign that it does. A page is opened once for both screens.
import { addresses, forgotten, type Reader } from './support/addresses';
import { expectAccessible } from './support/axe';
import { expect, hydrated, signIn, test } from './support/forum';
import { errorsIn } from './support/html';

const SCREENS = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } };

test.describe.configure({ mode: 'parallel' });

const READERS: Reader[] = ['visitor', 'citizen', 'claimant', 'official', 'moderator', 'administrator'];

for (const reader of READERS) {
  test(`pages of a ${reader} are accessible, valid and quiet`, async ({ page, forum }) => {
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
      for (const [screen, size] of Object.entries(SCREENS)) {
        await page.setViewportSize(size);
        await expectAccessible(page, `${address} on a ${screen}`);
      }
      await expect.soft(page.locator('h1'), `${address} has one first heading`).toHaveCount(1);
      expect.soft(await page.locator('summary').evaluateAll(withoutSign), `${address} shows what opens`).toEqual([]);
      sources.set(address, await (await page.request.get(forum.url + address)).text());
    }
    expect.soft(errorsIn(sources)).toEqual([]);
    expect(noise).toEqual([]);
  });
}

// The words of summaries that draw neither the browser's triangle nor a sign of ours.
function withoutSign(summaries: Element[]): string[] {
  const hasSign = (summary: Element) =>
    getComputedStyle(summary).display === 'list-item' || getComputedStyle(summary, '::after').content !== 'none';
  return summaries.filter((summary) => !hasSign(summary)).map((summary) => summary.textContent ?? '');
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
