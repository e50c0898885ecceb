// One initiative from its first words to a hidden comment, by everybody who has a part in it; with and without JavaScript.
import { type Page } from '@playwright/test';
import { expect, hydrated, loaded, signIn, signInByForm, takeAMoment, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a visitor tells an idea, an official answers, a moderator hides a comment with a reason', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const stamp = `${Date.now()}-${javaScriptEnabled}`;
      const person = async () => (await browser.newContext({ javaScriptEnabled, locale: 'en-GB' })).newPage();
      const settle = javaScriptEnabled ? hydrated : loaded;

      const visitor = await person();
      await visitor.goto(`${forum.url}/`);
      await settle(visitor);
      await visitor.getByLabel('Tell your idea').fill(`A bench by the water ${stamp}. My father cannot walk far.`);
      await visitor.getByRole('button', { name: 'Go on' }).click();
      await expect(visitor.getByLabel('What do you want to tell?')).toHaveValue(/A bench by the water/);
      await settle(visitor);
      await visitor.getByRole('button', { name: 'Put it online' }).click();
      await expect(visitor.getByRole('alert')).toContainText('who you are');
      await expect(visitor.getByLabel('What do you want to tell?')).toHaveValue(/A bench by the water/);
      await visitor.getByLabel('E-mail address').fill(`visitor-${stamp}@example.org`);
      await visitor.getByLabel('Password').fill('three blue bicycles in the canal');
      await visitor.getByLabel('The name others see').fill('Vera Visser');
      // People take longer than this to fill in a form.
      await takeAMoment(visitor);
      await visitor.getByRole('button', { name: 'Create an account and post it' }).click();
      await expect(visitor.getByRole('heading', { level: 1 })).toContainText('A bench by the water');
      const address = visitor.url();

      const citizen = await person();
      await signInByForm(citizen, forum, 'citizen', settle);
      await citizen.goto(address);
      await settle(citizen);
      await citizen.getByRole('button', { name: 'I want this too' }).click();
      await expect(citizen.getByText('1 person wants this too.')).toBeVisible();
      await citizen.getByLabel('Join in').fill('You fool, <script>alert(1)</script> buy your own bench.');
      await citizen.getByRole('button', { name: 'Post your comment' }).click();
      await expect(citizen.getByText('buy your own bench')).toBeVisible();

      const official = await person();
      await signIn(official, forum, 'official');
      await official.goto(address);
      await settle(official);
      await official.getByLabel('Your answer').fill('I will come and look on Tuesday.');
      await official.getByRole('button', { name: 'Post your answer' }).click();
      await expect(official.getByRole('article', { name: /Answer by Femke Hoogland/ })).toContainText('Gebiedsmaker');

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(address);
      await settle(moderator);
      const insult = moderator.getByRole('article', { name: /Comment by Samira/ });
      await insult.locator('summary', { hasText: 'More' }).click();
      await insult.getByRole('link', { name: 'Moderate' }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Case');
      await settle(moderator);
      await expect(moderator.getByRole('radio', { checked: true })).toHaveCount(0);
      await moderator.getByRole('button', { name: 'Take this measure' }).click();
      await expect(moderator.getByRole('alert')).toBeVisible();
      await moderator.getByRole('radio', { name: /^Hide Others/ }).check();
      await moderator.getByLabel('House rule', { exact: true }).selectOption({ index: 1 });
      await moderator.getByRole('textbox', { name: 'Your reasons' }).fill('This calls somebody a fool. The opinion itself may stand.');
      await moderator.getByRole('button', { name: 'Take this measure' }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');
      await expect(moderator.getByText('This calls somebody a fool').first()).toBeVisible();

      await visitor.goto(address);
      await expect(visitor.getByText('A moderator hid this on')).toBeVisible();
      await expect(visitor.getByText('buy your own bench')).toHaveCount(0);
      await visitor.goto(`${forum.url}/for-you`);
      await expect(visitor.getByRole('main')).toContainText('Femke Hoogland answered your initiative');
      await citizen.goto(address);
      await expect(citizen.getByText('buy your own bench')).toBeVisible();
    });
  });
}

test('walking through the forum, and away in the middle of a sentence, breaks nothing', async ({ page, forum }) => {
  test.setTimeout(90_000);
  const noise: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await signInByForm(page, forum, 'citizen');
  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await page.getByLabel('What do you want to tell?').fill('A library of tools in our street.');
  await page.getByRole('link', { name: 'House rules' }).first().click();
  await expect(main.getByRole('heading', { level: 1 })).toContainText('How we talk');
  await page.waitForTimeout(2500);
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await expect(page.getByLabel('What do you want to tell?')).toHaveValue('A library of tools in our street.');
  await page.getByRole('button', { name: 'Put it online' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toContainText('A library of tools');
  await page.getByLabel('Join in').fill('I have a ladder.');
  await page.getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.getByRole('article', { name: /Comment by/ })).toBeFocused();
  await expect(page.getByLabel('Join in')).toHaveValue('');
  await page.getByRole('link', { name: 'Tell your idea' }).first().click();
  await expect(page.getByLabel('What do you want to tell?')).toHaveValue('');
  for (const name of ['Initiatives', 'For you', 'Samira Belhaj', 'House rules', 'Initiatives']) {
    await page.getByRole('link', { name }).first().click();
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await main.getByRole('link', { name: 'A library of tools' }).click();
  await expect(page.getByRole('article', { name: /Comment by/ })).toContainText('I have a ladder.');
  await page.goBack();
  await expect(page).toHaveURL(`${forum.url}/`);
  expect(noise).toEqual([]);
});

/** How far down the page is. */
const down = (page: Page) => page.evaluate(() => scrollY);

test('who goes back is where they were, in a thread and in the list', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  for (const [from, link] of [['/initiatives/2', 'article a[href^="/members/"]'], ['/', 'main h2 a, main h3 a']] as const) {
    await page.goto(forum.url + from);
    await hydrated(page);
    const last = page.locator(link).last();
    await last.scrollIntoViewIfNeeded();
    // The place is noted when the browser tells of scrolling.
    await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
    const before = await down(page);
    expect(before).toBeGreaterThan(400);
    await last.click();
    await expect(page).not.toHaveURL(forum.url + from);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(forum.url + from);
    await expect.poll(() => down(page)).toBe(before);
    // Going on begins at the top.
    await page.locator(link).last().click();
    await expect(page).not.toHaveURL(forum.url + from);
    await expect.poll(() => down(page)).toBe(0);
  }
});

test('the form to reply has the focus, and what it replies to stays in view', async ({ page, forum }) => {
  await signIn(page, forum, 'citizen');
  await page.goto(`${forum.url}/initiatives/2`);
  await hydrated(page);
  const card = page.locator('article[id^=c-]').filter({ has: page.getByRole('link', { name: /^Reply/ }) }).nth(1);
  await card.getByRole('link', { name: /^Reply/ }).click();
  await expect(card.getByRole('textbox')).toBeFocused();
  await expect(card.getByRole('link', { name: /^Reply/ })).toBeInViewport();
});
