// A moderator clears up many comments at once, sees how far it is, and undoes it; with and without JavaScript. Each state is
// looked at by axe.
import { expect, say, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a flood is cleared up by one measure, and undone when it was a mistake', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const words = `Win a bicycle ${Date.now()}`;
      const reasons = `The same advertisement three times in a row, ${Date.now()}.`;
      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      for (const number of [1, 2, 3]) {
        await say(citizen, forum, '2', `${words}, chance ${number}`);
      }

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation`);
      await main(moderator).getByRole('link', { name: 'Clear up many at once' }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Clear up many at once');
      await settle(moderator);
      await check(moderator);
      await moderator.getByRole('button', { name: 'See what fits' }).click();
      await expect(main(moderator).getByRole('alert')).toContainText('Words in the text');
      await settle(moderator);
      await moderator.getByLabel('Words in the text').fill(words.toUpperCase());
      await moderator.getByRole('button', { name: 'See what fits' }).click();
      await expect(moderator.getByRole('heading', { name: '3 comments fit' })).toBeVisible();
      await expect(main(moderator)).toContainText('By 1 member, in 1 conversation.');
      await expect(main(moderator)).toContainText(`${words}, chance 3`);
      await settle(moderator);
      await moderator.getByRole('button', { name: 'Take this measure 3 times' }).click();
      await expect(main(moderator).getByRole('alert')).toContainText('Your reasons');
      await moderator.getByLabel('House rule', { exact: true }).selectOption({ index: 5 });
      await moderator.getByRole('textbox', { name: 'Your reasons' }).fill(reasons);
      await check(moderator);
      await moderator.getByRole('button', { name: 'Take this measure 3 times' }).click();
      const finish = async () => {
        await expect(main(moderator).getByRole('progressbar')).toBeVisible();
        await expect(async () => {
          const again = main(moderator).getByRole('link', { name: 'See how far it is now' });
          if (!javaScriptEnabled && (await again.isVisible())) await again.click();
          await expect(main(moderator).getByRole('status')).toHaveText(/3 of 3 done\. +Finished\./, { timeout: 1_000 });
        }).toPass();
        await settle(moderator);
        await check(moderator);
      };
      await finish();

      const visitor = await person();
      await visitor.goto(`${forum.url}/search?q=${encodeURIComponent(words)}`);
      await expect(main(visitor)).not.toContainText('chance 2');
      await visitor.goto(`${forum.url}/language/en?back=/moderation/record`);
      await expect(main(visitor).getByText(reasons)).toHaveCount(3);

      await moderator.getByRole('textbox', { name: 'Your reasons' }).fill('It was a raffle of the school, which is fine.');
      await moderator.getByRole('button', { name: 'Undo it' }).click();
      await expect(main(moderator).getByRole('link', { name: 'This undoes an earlier clearing' })).toBeVisible();
      await finish();
      await expect(moderator.getByRole('button', { name: 'Undo it' })).toHaveCount(0);
      await visitor.goto(`${forum.url}/search?q=${encodeURIComponent(words)}`);
      await expect(main(visitor)).toContainText('chance 2');

      await moderator.goto(`${forum.url}/moderation/clearings`);
      await expect(moderator.getByRole('heading', { name: 'Cleared up before' })).toBeVisible();
      await check(moderator);
    });
  });
}
