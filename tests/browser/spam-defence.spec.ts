// While the forum is flooded: the browser of somebody new works for a moment, and who has no JavaScript waits for a person.
import { expect, type Forum, hydrated, join, sayAsNewcomer, signIn, stage, takeAMoment, test } from './support/forum';
import { type Page } from '@playwright/test';

const defend = async (page: Page, forum: Forum, when: string, settle = hydrated) => {
  await page.goto(`${forum.url}/administration/organisation`);
  await settle(page);
  await page.getByRole('radio', { name: when }).check();
  await page.locator('form').filter({ hasText: 'When machines fill the forum' }).getByRole('button').click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody new joins in while the forum is flooded', async ({ browser, forum }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const administrator = await person();
      await signIn(administrator, forum, 'administrator');
      await defend(administrator, forum, 'Always', settle);
      await check(administrator);

      const words = `May I join in? ${Date.now()}`;
      const nora = await person();
      await join(nora, forum, 'Nora', settle);
      await nora.goto(`${forum.url}/initiatives/2`);
      await settle(nora);
      const body = nora.locator('#respond textarea');
      await body.fill(words);
      if (javaScriptEnabled) {
        await expect(nora.getByText('Your browser showed that a person is behind it')).toBeVisible({ timeout: 60_000 });
        await check(nora);
        await nora.locator('#respond').getByRole('button', { name: 'Post your comment' }).click();
        await expect(nora.locator('.comment').filter({ hasText: words })).toBeVisible();
        // The next one needs work of its own, and the browser does it by itself.
        await expect(nora.getByText('Your browser showed that a person is behind it')).toBeVisible({ timeout: 60_000 });
      } else {
        await expect(nora.getByText('one of us looks at what you wrote first')).toBeVisible();
        await takeAMoment(nora);
        await nora.locator('#respond').getByRole('button', { name: 'Post your comment' }).click();
        await expect(nora).toHaveURL(/\/for-you/);
        await expect(main(nora)).toContainText(words);
        await expect(main(nora)).toContainText('it is no judgement of what you wrote');
      }

      // Another one posts by hand, without JavaScript.
      const spam = `Win a bicycle ${Date.now()}`;
      const otto = await person();
      await join(otto, forum, 'Otto', settle);
      await sayAsNewcomer(otto, forum, '2', spam);

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation`);
      await main(moderator).getByRole('link', { name: /until somebody looked at/ }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Waits for a person');
      await settle(moderator);
      await check(moderator);
      const post = (text: string) => moderator.locator('fieldset .card').filter({ hasText: text }).getByRole('checkbox');
      if (!javaScriptEnabled) {
        await post(words).check();
        await main(moderator).getByRole('button', { name: 'Let through what is ticked' }).click();
        await expect(main(moderator)).toContainText('One message is done.');
        await expect(post(words)).toHaveCount(0);
      }
      await main(moderator).getByRole('button', { name: 'Hide what is ticked' }).click();
      await expect(main(moderator).getByRole('alert')).toContainText('Choose what you looked at');
      await post(spam).check();
      await moderator.getByLabel('House rule').selectOption({ index: 1 });
      await moderator.getByLabel('Your reasons').fill('An advertisement, and it does not belong here.');
      await main(moderator).getByRole('button', { name: 'Hide what is ticked' }).click();
      await expect(main(moderator)).toContainText('One message is done.');
      await expect(post(spam)).toHaveCount(0);

      if (!javaScriptEnabled) {
        await nora.goto(`${forum.url}/for-you`);
        await main(nora).getByRole('link', { name: 'Somebody looked at your message and it is there now' }).click();
        await expect(nora.locator('.comment').filter({ hasText: words })).toBeVisible();
      }
      await otto.goto(`${forum.url}/for-you`);
      await main(otto).getByRole('link', { name: /hid/ }).first().click();
      await expect(main(otto)).toContainText('An advertisement, and it does not belong here.');
      await defend(administrator, forum, 'When very much comes in at once', settle);
    });

    test('what a browser filled in by itself is shown, and nothing is lost', async ({ browser, forum }) => {
      const { person, settle, check } = stage(browser, javaScriptEnabled);
      const page = await person();
      await page.goto(`${forum.url}/language/en?back=/register`);
      await settle(page);
      await page.getByLabel('E-mail address').fill(`piet${Date.now()}@example.org`);
      await page.getByLabel('The name others see').fill('Piet');
      await page.getByLabel('Password').fill('three blue bicycles in the canal');
      await page.locator('[name="arrival[website]"]').evaluate((field: HTMLInputElement) => (field.value = 'https://example.org'));
      await takeAMoment(page);
      await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
      await expect(page.getByRole('alert')).toContainText('Leave this empty');
      await expect(page.getByLabel('Leave this empty')).toBeVisible();
      await expect(page.getByLabel('Leave this empty')).toHaveValue('');
      await check(page);
      if (!javaScriptEnabled) await page.getByLabel('Password').fill('three blue bicycles in the canal');
      await takeAMoment(page);
      await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
      await expect(page.getByRole('link', { name: /For you/ })).toBeVisible();
    });
  });
}

test('in calm times somebody new notices nothing', async ({ page, forum }) => {
  await join(page, forum, 'Rust');
  await page.goto(`${forum.url}/initiatives/2`);
  await hydrated(page);
  const words = `A calm word, ${Date.now()}`;
  await page.locator('#respond textarea').fill(words);
  await page.locator('#respond').getByRole('button', { name: 'Post your comment' }).click();
  await expect(page.locator('.comment').filter({ hasText: words })).toBeVisible();
});
