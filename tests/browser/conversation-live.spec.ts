// News while reading: what others post in the thread, and only that; a page that nobody sees holds no stream.
import type { Page } from '@playwright/test';
import { expect, hydrated, say, signIn, takeAMoment, test } from './support/forum';

// What a browser tells a page when its tab goes to the background and comes back.
const show = (page: Page, isSeen: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, !isSeen);

test('a tab in the background holds no stream, and tells what came when it is seen again', async ({ page, browser, forum }) => {
  await signIn(page, forum, 'citizen');
  const opened: string[] = [];
  let closed = 0;
  page.on('request', (request) => request.url().includes('/live/') && opened.push(new URL(request.url()).search));
  page.on('requestfailed', (request) => request.url().includes('/live/') && (closed += 1));
  await page.goto(`${forum.url}/initiatives/2`);
  await hydrated(page);
  await expect.poll(() => opened.length).toBe(1);
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signIn(other, forum, 'moderator');
  await say(other, forum, '2', 'The first');
  await expect(page.getByRole('button', { name: '1 new reply' })).toBeVisible();
  await show(page, false);
  await expect.poll(() => closed).toBe(1);
  await say(other, forum, '2', 'The second');
  await page.waitForTimeout(500);
  await expect(page.getByRole('button', { name: '1 new reply' })).toBeVisible();
  await show(page, true);
  await expect(page.getByRole('button', { name: '2 new replies' })).toBeVisible();
  expect(opened.length).toBe(2);
  expect(Number(opened[1]!.slice('?after='.length)), 'it goes on where it was').toBeGreaterThan(Number(opened[0]!.slice('?after='.length)));
});

test('who joins while they comment is greeted by name, and their own words are no news', async ({ page, forum }) => {
  await page.goto(`${forum.url}/initiatives/4`);
  await hydrated(page);
  await takeAMoment(page);
  await page.locator('#body').fill('I would like to help.');
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await page.getByLabel('E-mail address').fill(`joiner-${Date.now()}-${Math.random()}@example.org`);
  await page.getByLabel('Password').fill('three blue bicycles in the canal');
  await page.getByLabel('The name others see').fill('Jo Joiner');
  await page.getByRole('button', { name: 'Create an account and post it' }).click();
  await expect(page.getByText('I would like to help.').first()).toBeVisible();
  await expect(page.getByRole('banner').getByText('Jo Joiner')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.getByRole('button', { name: /new repl/ })).toHaveCount(0);
});
