// The page first, the program on intent (frontend/loader.js): a reader downloads no program, whoever means to do something
// does, and on a line or a wish to save data the page waits for that.
import { type BrowserContext, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { alive, expect, meanSomething, signIn, test } from './support/forum';

const BUDGET = JSON.parse(readFileSync(new URL('support/first-load.json', import.meta.url), 'utf8'));

/** Everything of the program: its script, its parts, and what loads these. */
const isProgram = (url: string) => /\/pkg\/[0-9a-f]+\//.test(url);

/** The paths that this page asks for, from now on. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

/** The browser tells sites this about its line. */
const onLine = (context: BrowserContext, line: { saveData?: boolean; effectiveType?: string }) =>
  context.addInitScript((line) => Object.defineProperty(navigator, 'connection', { value: line, configurable: true }), line);

/** As long as a page needs to come to rest, and a little more. */
const rest = (page: Page) => page.waitForTimeout(1_500);

test('a mere reader downloads no program and opens no stream, within the budget', async ({ page, forum }) => {
  const paths = asked(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const bytes: Record<string, number> = {};
  const types = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type.toLowerCase()));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    for (const type of [types.get(requestId) ?? 'other', 'in all']) bytes[type] = (bytes[type] ?? 0) + encodedDataLength;
  });
  await page.goto(forum.url + BUDGET.address, { waitUntil: 'networkidle' });
  await page.mouse.move(5, 400);
  await page.mouse.wheel(0, 2_000).catch(() => page.evaluate(() => scrollBy(0, 2_000)));
  for (const key of ['PageDown', 'ArrowDown', ' ', 'End', 'Shift']) await page.keyboard.press(key);
  await rest(page);
  expect(paths.filter(isProgram)).toEqual([]);
  expect(paths.filter((path) => path.startsWith('/live/'))).toEqual([]);
  await expect(page.locator('html')).not.toHaveAttribute('data-alive');
  expect(paths.length, `requests: ${paths.join(' ')}`).toBeLessThanOrEqual(BUDGET.requests);
  expect(await page.locator('script[src], link[rel=modulepreload]').count()).toBeLessThanOrEqual(BUDGET.scripts);
  for (const type of ['document', 'stylesheet', 'font', 'in all']) {
    expect(bytes[type], `${type}: bytes as transferred`).toBeLessThanOrEqual(BUDGET[type]);
  }
  const loader = await page.request.get(forum.url + (await page.locator('script[data-program]').getAttribute('src')));
  expect((await loader.body()).length, 'bytes of the loader, not compressed').toBeLessThanOrEqual(BUDGET.loader);
});

test('a finger that scrolls the page over a button means nothing yet, one that taps it does', { tag: '@finger' }, async ({ page, forum }) => {
  const paths = asked(page);
  await page.goto(`${forum.url}/initiatives/2`);
  await page.waitForLoadState('load');
  const summary = page.locator('main summary').first();
  await summary.scrollIntoViewIfNeeded();
  const box = (await summary.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 20, y: box.y + 8 - up }] });
  await touch('touchStart', 0);
  for (const up of [20, 60, 100]) await touch('touchMove', up);
  await touch('touchEnd', 0);
  await rest(page);
  expect(paths.filter(isProgram)).toEqual([]);
  await summary.tap();
  await alive(page);
});

for (const [what, tag, intent] of [
  ['the focus in a field', '', (page: Page) => page.locator('main textarea').last().focus()],
  ['a pointer over a button', '@mouse', (page: Page) => page.locator('main textarea').last().hover()],
  ['a key', '', (page: Page) => page.keyboard.press('Tab')],
] as const) {
  test(`${what} brings the program, and the stream with it`, { tag: tag || [] }, async ({ page, forum }) => {
    const paths = asked(page);
    await page.goto(`${forum.url}/initiatives/2`);
    await rest(page);
    expect(paths.filter(isProgram)).toEqual([]);
    await intent(page);
    await alive(page);
    await expect.poll(() => paths).toContain('/live/initiatives/2');
    expect(paths.filter((path) => path.endsWith('/naast.wasm'))).toHaveLength(1);
  });
}

test('a member on a good line has the program once the page rests', async ({ page, forum }) => {
  await onLine(page.context(), { saveData: false, effectiveType: '4g' });
  await signIn(page, forum, 'citizen');
  await page.goto(`${forum.url}/initiatives/2`);
  await alive(page);
});

for (const line of [{ saveData: true, effectiveType: '4g' }, { saveData: false, effectiveType: '3g' }]) {
  test(`a member with ${JSON.stringify(line)} has it when they mean to do something`, async ({ page, forum }) => {
    await onLine(page.context(), line);
    const paths = asked(page);
    await signIn(page, forum, 'citizen');
    await page.goto(`${forum.url}/initiatives/2`);
    await rest(page);
    expect(paths.filter(isProgram)).toEqual([]);
    await meanSomething(page);
    await alive(page);
  });
}

test('where a draft waits in this browser it is filled in before anybody acts', async ({ page, forum }) => {
  await onLine(page.context(), { saveData: true });
  await page.goto(`${forum.url}/initiatives/2`);
  await page.locator('#body').fill('A sentence to be fini');
  await alive(page);
  await page.locator('#body').pressSequentially('shed');
  await page.goto(`${forum.url}/initiatives/2`);
  await expect(page.locator('#body')).toHaveValue('A sentence to be finished');
});

test('a link that is pressed is fetched before the click, without the program', { tag: '@mouse' }, async ({ page, forum }) => {
  await page.goto(`${forum.url}/`);
  await rest(page);
  const press = async (name: string) => {
    const box = (await page.getByRole('link', { name }).first().boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await page.waitForTimeout(500);
    await page.mouse.up();
  };
  const delivery = () => page.evaluate(() => (performance.getEntriesByType('navigation')[0] as unknown as { deliveryType: string }).deliveryType);
  await press('House rules');
  await expect(page).toHaveURL(/house-rules/);
  expect(await delivery()).toBe('navigational-prefetch');
  await expect(page.locator('html')).not.toHaveAttribute('data-alive');
});
