// Between the page and the program (frontend/loader.js): what is typed meanwhile is kept, a press does what the plain form
// does, nobody's focus is taken away, and a program that does not come, breaks off or is of yesterday leaves a page that works.
import { type Page } from '@playwright/test';
import { alive, expect, join, meanSomething, signIn, takeAMoment, test } from './support/forum';

/** Keeps the program back until it is let go; tells how often it was asked for. */
async function held(page: Page) {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  const asked = { times: 0 };
  await page.route('**/naast.wasm', async (route) => {
    asked.times += 1;
    await gone;
    await route.continue().catch(() => {});
  });
  return { letGo, asked };
}

/** Marks the document; whether it is still the same one. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isSame: true }));
const isSame = (page: Page) => page.evaluate(() => 'isSame' in window);

const hasFocus = (page: Page, id: string) => expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id);

test('what was typed before the program came is kept, goes on, and can be sent', async ({ page, forum }) => {
  await join(page, forum, 'Quick Typist');
  await page.context().addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const { letGo } = await held(page);
  await page.goto(`${forum.url}/initiatives/2`);
  await mark(page);
  await page.locator('#body').pressSequentially('I was quicker ');
  await expect(page.locator('html')).not.toHaveAttribute('data-alive');
  letGo();
  await alive(page);
  await expect(page.locator('#body')).toHaveValue('I was quicker ');
  await hasFocus(page, 'body');
  // Nothing more has to be typed for it to be kept as a draft.
  await expect.poll(() => page.evaluate(() => localStorage['naast:reply:2:0'] ?? '')).toContain('I was quicker');
  await page.locator('#body').pressSequentially('than it.');
  await takeAMoment(page);
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('article', { name: /Comment by Quick Typist/ })).toContainText('I was quicker than it.');
  expect(await isSame(page), 'sent by the program, without loading the page again').toBe(true);
});

test('a press before the program came does what the plain form does', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  const { letGo } = await held(page);
  await page.goto(`${forum.url}/initiatives/4`);
  await mark(page);
  const words = `Faster than the program, ${Date.now()}.`;
  await page.locator('#body').fill(words);
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('article', { name: /Comment by/ }).filter({ hasText: words })).toBeVisible();
  expect(await isSame(page), 'the form was posted plainly').toBe(false);
  letGo();
});

test('a plain form that is on its way is not interrupted by the program that comes', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  const { letGo } = await held(page);
  await page.goto(`${forum.url}/initiatives/4`);
  const words = `On its way already, ${Date.now()}.`;
  // Playwright asks nothing of a page that is being left: what comes alive opens a stream and asks the server.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/initiatives/4', async (route) => {
    if (route.request().method() === 'POST') await answered;
    await route.continue();
  });
  await page.locator('#body').fill(words);
  await page.getByRole('button', { name: 'Post your comment' }).click({ noWaitAfter: true });
  letGo();
  await expect.poll(() => asked).toContain('/initiatives/4');
  await page.waitForTimeout(2_500);
  expect(asked.some((path) => path.endsWith('/naast.js')), 'the program came').toBe(true);
  expect(asked.filter((path) => /^\/(live|api)\//.test(path)), 'and did nothing').toEqual([]);
  answer();
  await expect(page.getByRole('article', { name: /Comment by/ }).filter({ hasText: words })).toBeVisible();
});

test('a program that does not come is tried again at the next intent, after a pause; the plain form works', async ({ page, forum }) => {
  test.setTimeout(60_000);
  let tries = 0;
  let isBlocked = true;
  await page.route('**/naast.wasm', (route) => {
    tries += 1;
    return isBlocked ? route.abort() : route.continue();
  });
  await page.goto(`${forum.url}/search`);
  for (const key of ['F8', 'F9']) {
    await page.locator('body').dispatchEvent('keydown', { key });
    await page.waitForTimeout(1_000);
  }
  expect(tries, 'not at each key').toBe(1);
  await page.getByRole('main').getByRole('searchbox').fill('straat');
  await page.getByRole('main').getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/q=straat/);
  await expect(page.getByRole('main').locator('article, li').first()).toBeVisible();
  await meanSomething(page);
  await expect.poll(() => tries).toBe(2);
  isBlocked = false;
  await page.waitForTimeout(5_500);
  await meanSomething(page);
  await alive(page);
  expect(tries).toBe(3);
});

test('where a browser has no WebAssembly nothing is fetched and the page is plain', async ({ page, forum }) => {
  await page.addInitScript(() => delete (window as { WebAssembly?: unknown }).WebAssembly);
  const paths: string[] = [];
  page.on('request', (request) => paths.push(request.url()));
  await page.goto(`${forum.url}/initiatives/2`);
  await meanSomething(page);
  await page.waitForTimeout(500);
  expect(paths.filter((path) => /\/pkg\/[0-9a-f]+\//.test(path))).toEqual([]);
  await page.getByRole('link', { name: 'House rules' }).first().click();
  await expect(page).toHaveURL(/house-rules/);
});

/** As after an update of the site: the parts of the program that this page began with are not there any more. */
const update = (page: Page) =>
  page.route(/\/pkg\/[0-9a-f]+\/(?!naast\.)[^/]*\.wasm$/, (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' }));

test('an old tab whose part is missing after an update gets the next page plainly, and goes on', async ({ page, forum }) => {
  await page.goto(`${forum.url}/`);
  await meanSomething(page);
  await alive(page);
  await update(page);
  await mark(page);
  await page.getByRole('link', { name: 'House rules' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('How we talk');
  expect(await isSame(page), 'what every page has needs no part').toBe(true);
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await expect(page.getByLabel('What do you want to tell?')).toBeVisible();
  await expect(page).toHaveURL(`${forum.url}/initiatives/new`);
  expect(await isSame(page), 'the page was loaded plainly').toBe(false);
  await page.goBack();
  await expect(page).toHaveURL(`${forum.url}/house-rules`);
  await page.unroute(/\/pkg\/[0-9a-f]+\/(?!naast\.)[^/]*\.wasm$/);
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await meanSomething(page);
  await alive(page);
});

test('an old tab that lacks the forms of a page it is on already gets that page once more', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  await page.goto(`${forum.url}/`);
  await meanSomething(page);
  await alive(page);
  await update(page);
  await mark(page);
  // The page itself needs no part; the forms of whoever may act on it are one.
  await page.getByRole('main').locator('a[href^="/initiatives/"]:not([href*=new])').first().click();
  await expect.poll(() => isSame(page).catch(() => true)).toBe(false);
  await expect(page).toHaveURL(/initiatives\/\d+$/);
  await expect(page.getByRole('button', { name: 'Post your comment' })).toBeVisible();
});

test('a part that is missing while a page comes alive leaves it plain, and never reloads it', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  await update(page);
  await page.goto(`${forum.url}/initiatives/4`);
  await mark(page);
  await meanSomething(page);
  await expect(page.locator('html[data-broken]')).toBeAttached();
  await page.waitForTimeout(1_000);
  expect(await isSame(page)).toBe(true);
  const words = `Without that part, ${Date.now()}.`;
  await page.locator('#body').fill(words);
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('article', { name: /Comment by/ }).filter({ hasText: words })).toBeVisible();
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await expect(page.getByLabel('What do you want to tell?')).toBeVisible();
});

test('after the program broke off, links and forms are the browser\'s again', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  await page.goto(`${forum.url}/initiatives/4`);
  await meanSomething(page);
  await alive(page);
  await mark(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-broken', '1'));
  const words = `The browser sends this, ${Date.now()}.`;
  await page.locator('#body').fill(words);
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('article', { name: /Comment by/ }).filter({ hasText: words })).toBeVisible();
  expect(await isSame(page)).toBe(false);
});

test('a page that comes alive late takes nobody\'s focus away', async ({ page, forum }) => {
  await signIn(page, forum, 'official');
  await page.context().addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const { letGo } = await held(page);

  // A form that was refused: the browser shows where to begin, and the reader went on from there.
  await page.goto(`${forum.url}/initiatives/4`);
  await page.getByRole('button', { name: 'Post your answer' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.locator('#body').focus();
  await page.keyboard.type('One moment, ');

  // One thing was done plainly and the next begun: the page is not read once more under the hands of whoever types.
  await page.goto(`${forum.url}/desk/templates`);
  const form = page.locator('form', { has: page.locator('#t-title') });
  await page.locator('#t-title').fill(`A first one ${Date.now()}`);
  await page.locator('#t-text').fill('Dear neighbour, thank you.');
  await form.getByRole('button').click();
  await expect(page.locator('#t-title')).toHaveValue('');
  await page.locator('#t-title').pressSequentially('And the next');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  letGo();
  await alive(page);
  await page.waitForTimeout(1_500);
  await hasFocus(page, 't-title');
  expect(asked.filter((path) => path.startsWith('/api/')), 'what it came with was not asked once more').toEqual([]);
  await expect(page.locator('#t-title')).toHaveValue('And the next');
});

test('a refusal and a link to a comment do not pull at the page when it comes alive', async ({ page, forum }) => {
  const { letGo } = await held(page);
  await page.goto(`${forum.url}/initiatives/2`);
  const comment = (await page.locator('article[id^=c-]').first().getAttribute('id'))!;
  await page.goto(`${forum.url}/initiatives/2#${comment}`);
  await hasFocus(page, comment);
  await page.locator('#body').fill('Me too.');
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.locator('#body').focus();
  letGo();
  await alive(page);
  await page.waitForTimeout(500);
  await hasFocus(page, 'body');
  await page.goto('about:blank');
  await page.goto(`${forum.url}/initiatives/2#${comment}`);
  await hasFocus(page, comment);
  await page.locator('#body').focus();
  await alive(page);
  await page.waitForTimeout(500);
  await hasFocus(page, 'body');
});

test('who goes to a field before all of the page has come stays there', async ({ page, forum }) => {
  const { letGo } = await held(page);
  await page.goto(`${forum.url}/initiatives/2`);
  const comment = (await page.locator('article[id^=c-]').first().getAttribute('id'))!;
  await page.goto(`${forum.url}/initiatives/2#${comment}`);
  let goOn = () => {};
  const gone = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/*.woff2', async (route) => {
    await gone;
    await route.continue();
  });
  await page.locator('#body').fill('Me too.');
  await page.getByRole('button', { name: 'Post your comment' }).click({ noWaitAfter: true });
  await expect(page.getByRole('alert')).toBeVisible();
  // The browser goes to the place in the address as soon as it can.
  await hasFocus(page, comment);
  await page.locator('#body').focus();
  goOn();
  await page.waitForLoadState('load');
  await page.waitForTimeout(200);
  await hasFocus(page, 'body');
  letGo();
});
