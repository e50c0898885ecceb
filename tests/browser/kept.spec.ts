// Pages that are kept for all who are not signed in: the program runs on them under a policy without a nonce, each form has
// a stamp of its reader, and a browser that has the page is not sent it again.
import { expect, hydrated, loaded, test } from './support/forum';
import { type Page } from '@playwright/test';

const STAMP = 'input[name="arrival[stamp]"]';

/** What the browser complains of: a script that the policy keeps from running, among others. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}

test('a kept page comes alive, and every form on it has a stamp', async ({ browser, forum }) => {
  const stamps = new Set<string>();
  const keep = async (page: Page, form: string) => {
    const stamp = page.locator(`${form} ${STAMP}`).first();
    await expect(stamp).toHaveValue(/^\d{13}\../);
    stamps.add(await stamp.inputValue());
  };
  for (let reader = 0; reader < 2; reader++) {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const found = complaints(page);
    const answer = await page.goto(`${forum.url}/initiatives/2`);
    expect(answer!.headers()['etag']).toMatch(/^W\//);
    expect(answer!.headers()['content-security-policy']).not.toContain('nonce');
    await hydrated(page);
    await keep(page, '#respond');
    // Made in the browser: it asks for one.
    await page.getByRole('link', { name: /^Reply/ }).first().click();
    await expect(page).toHaveURL(/reply=/);
    await keep(page, '[id^="reply-"]');
    // Another page, without a reload.
    await page.getByRole('contentinfo').getByRole('link', { name: 'Create an account' }).click();
    await expect(page).toHaveURL(/\/register$/);
    await keep(page, 'main');
    expect(found).toEqual([]);
    await page.context().close();
  }
  expect(stamps.size).toBeGreaterThanOrEqual(4);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a page that did not change is not sent again', async ({ page, forum }) => {
    const address = `${forum.url}/house-rules`;
    const first = await page.goto(address);
    await loaded(page);
    const known = await page.request.get(address, { headers: { 'if-none-match': first!.headers()['etag']!, 'accept-language': 'en-GB' } });
    expect(known.status()).toBe(304);
    expect(known.headers()['content-security-policy']).toBe(first!.headers()['content-security-policy']);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
