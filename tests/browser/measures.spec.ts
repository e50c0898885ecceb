// What moderators do beside hiding: personal data goes out of a text, what is off topic is folded, a thread is slowed down, a
// branch goes to another thread and comes back; with and without JavaScript. And twenty cases with the keyboard alone.
import { type Locator, type Page } from '@playwright/test';
import { expect, type Forum, hydrated, say, signIn, stage, test } from './support/forum';

const tell = async (page: Page, forum: Forum, story: string) => {
  const told = await page.request.post(`${forum.url}/initiatives/new`, {
    form: { _form: '/api/propose', story },
    headers: { origin: forum.url },
    maxRedirects: 0,
  });
  return told.headers()['location']!.split('/').pop()!;
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a text is masked, folded and moved, its thread slowed down, each with reasons', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const [citizen, moderator, visitor] = [await person(), await person(), await person()];
      await signIn(citizen, forum, 'citizen');
      await signIn(moderator, forum, 'moderator');
      const stamp = Date.now();
      const here = await tell(citizen, forum, `A bench at the stop, ${stamp}.`);
      const there = await tell(citizen, forum, `A place to sit at the bus, ${stamp}.`);
      const comment = await say(citizen, forum, here, `Ask Jan Smit about it, ${stamp}.`);

      const choose = async (subject: string, name: RegExp, more: () => Promise<void> = async () => {}) => {
        await moderator.goto(`${forum.url}/moderation/${subject}`);
        await settle(moderator);
        await moderator.getByRole('radio', { name }).check();
        await more();
        await moderator.getByLabel('House rule', { exact: true }).selectOption({ index: 1 });
        await moderator.getByRole('textbox', { name: 'Your reasons' }).fill('This is how we keep the conversation open.');
        await moderator.getByRole('button', { name: 'Take this measure' }).click();
      };
      const taken = async () => {
        await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');
        await settle(moderator);
      };

      const masked = moderator.getByLabel('What has to go');
      await choose(`comments/${comment}`, /^Take out personal data/, () => masked.fill('Piet Smit'));
      await expect(main(moderator).getByRole('alert')).toContainText('does not stand in the text');
      await expect(masked).toHaveValue('Piet Smit');
      await check(moderator);
      await masked.fill('Jan Smit');
      await moderator.getByRole('button', { name: 'Take this measure' }).click();
      await taken();
      await expect(main(moderator)).toContainText(`Ask Jan Smit about it, ${stamp}.`);
      await check(moderator);
      const reasons = moderator.url();
      await visitor.goto(`${forum.url}/language/en?back=/comments/${comment}`);
      await expect(main(visitor)).toContainText(`Ask […] about it, ${stamp}.`);
      await expect(main(visitor)).toContainText('A moderator took personal data out of this');
      for (const address of [visitor.url(), reasons, `${forum.url}/comments/${comment}/versions`, `${forum.url}/search?q=${stamp}`, `${forum.url}/moderation/record`]) {
        const page = await visitor.request.get(address);
        expect(await page.text(), address).not.toContain('Jan Smit');
      }

      await choose(`comments/${comment}`, /^Fold it/);
      await taken();
      await visitor.goto(`${forum.url}/initiatives/${here}`);
      const words = main(visitor).locator(`#c-${comment} .prose`);
      await expect(words).toBeHidden();
      await check(visitor);
      await visitor.getByText('This is not about this conversation.').click();
      await expect(words).toBeVisible();
      await check(visitor);
      await choose(`comments/${comment}`, /^Unfold it/);
      await taken();

      await choose(`initiatives/${here}`, /^Slow the conversation down/, () => moderator.getByLabel('How many minutes').fill('30'));
      await taken();
      const typed = 'I have something to add.';
      await citizen.goto(`${forum.url}/initiatives/${here}`);
      await settle(citizen);
      const box = citizen.locator('#respond').getByRole('textbox').first();
      await box.fill(typed);
      await citizen.getByRole('button', { name: 'Post your comment' }).first().click();
      await expect(main(citizen).getByRole('alert')).toContainText('This conversation goes slowly: 30 minutes');
      await expect(citizen.locator('#respond').getByRole('textbox').first()).toHaveValue(typed);

      await choose(`comments/${comment}`, /^Move it to another/, () => moderator.getByLabel('Which initiative').fill(`${forum.url}/initiatives/${there}`));
      await taken();
      await visitor.goto(`${forum.url}/initiatives/${there}`);
      await expect(main(visitor).locator(`#c-${comment}`)).toBeVisible();
      await choose(`comments/${comment}`, /^Put it back where it was said/);
      await taken();
      await visitor.goto(`${forum.url}/initiatives/${here}`);
      await expect(main(visitor).locator(`#c-${comment}`)).toBeVisible();

      await citizen.goto(`${forum.url}/for-you`);
      await expect(main(citizen)).toContainText('A moderator took personal data out of something you wrote');
      await expect(main(citizen)).toContainText('A moderator put something you wrote in another conversation');
      await choose(`initiatives/${there}`, /^Merge it with/, () => moderator.getByLabel('Which initiative').fill(here));
      await taken();
      await visitor.goto(`${forum.url}/initiatives/${there}`);
      await expect(main(visitor)).toContainText('The conversation goes on in:');
      await check(visitor);
      await main(visitor).getByRole('link', { name: `A bench at the stop, ${stamp}` }).first().click();
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`A bench at the stop, ${stamp}`);
      await expect(main(visitor)).toContainText('Merged with this:');
      await check(visitor);
    });
  });
}

/** Goes on with Tab until this has the focus. */
async function reach(page: Page, target: Locator) {
  // Found once: looking for it by its name anew after each press took most of this story's time.
  const element = await target.elementHandle();
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab');
    if (await element?.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

test('a moderator handles twenty cases with the keyboard alone', async ({ browser, forum }) => {
  test.setTimeout(300_000);
  const person = async () => (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  const [citizen, reporter, page] = [await person(), await person(), await person()];
  await signIn(citizen, forum, 'citizen');
  await signIn(reporter, forum, 'official');
  await signIn(page, forum, 'moderator');
  const initiative = await tell(citizen, forum, `Twenty swings in the park, ${Date.now()}.`);
  await reporter.goto(`${forum.url}/initiatives/${initiative}/report`);
  const rule = await reporter.locator('select[name=rule] option').nth(1).getAttribute('value');
  const cases = new Set<string>();
  for (let count = 0; count < 20; count++) {
    const comment = await say(citizen, forum, initiative, `Swing ${count}, ${Date.now()}`);
    await reporter.request.post(`${forum.url}/comments/${comment}/report`, {
      form: { _form: '/api/report', about: `comment:${comment}`, rule: rule!, words: '' },
      headers: { origin: forum.url },
      maxRedirects: 0,
    });
    cases.add(`/moderation/comments/${comment}`);
  }
  for (const [count, address] of [...cases].entries()) {
    await page.goto(`${forum.url}/moderation`);
    let link = page.locator(`a[href="${address}"]`);
    while ((await link.count()) === 0) {
      const further = page.getByRole('link', { name: 'Next page' });
      await reach(page, further);
      const before = page.url();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== before);
      await hydrated(page);
      link = page.locator(`a[href="${address}"]`);
    }
    await hydrated(page);
    await reach(page, link);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${address}`);
    await hydrated(page);
    if (count % 2 === 0) {
      await reach(page, page.getByRole('radio').first());
      await page.keyboard.press('Space');
      await reach(page, page.getByRole('textbox', { name: 'Your reasons' }));
      await page.keyboard.type('This is not about the swings but about a person.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/moderation/measures/*');
    } else {
      await reach(page, page.getByLabel('Your answer to'));
      await page.keyboard.type('This may stay: it is about the swings.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/moderation');
    }
  }
  await page.goto(`${forum.url}/moderation`);
  for (const address of cases) {
    await expect(page.locator(`a[href="${address}"]`)).toHaveCount(0);
  }
});
