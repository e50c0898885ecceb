// A measure and its reasons: whoever wrote the text reads them and asks another moderator to look again; with and without
// JavaScript. Each state is looked at by axe.
import { expect, say, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a comment is hidden by the law, another moderator looks again, and it comes back', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const words = `The plan of the neighbour is copied, ${Date.now()}.`;

      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      const comment = await say(citizen, forum, '2', words);

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation/comments/${comment}`);
      await settle(moderator);
      await expect(moderator.getByLabel('How many days')).toBeHidden();
      await expect(moderator.getByLabel('Which law')).toBeHidden();
      await moderator.getByRole('radio', { name: /Keep whoever wrote it/ }).check();
      await expect(moderator.getByLabel('How many days')).toBeVisible();
      await moderator.getByRole('radio', { name: /^Hide Others/ }).check();
      await moderator.getByLabel('House rule', { exact: true }).selectOption('The law');
      await moderator.getByRole('textbox', { name: 'Your reasons' }).fill('The whole text of the plan is here, and its author did not agree to that.');
      await moderator.getByRole('button', { name: 'Take this measure' }).click();
      await expect(main(moderator).getByRole('alert')).toContainText('Which law');
      await expect(moderator.getByRole('textbox', { name: 'Your reasons' })).toHaveValue(/did not agree/);
      await moderator.getByLabel('Which law').fill('Copyright Act, article 1');
      await check(moderator);
      await moderator.getByRole('button', { name: 'Take this measure' }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');
      await expect(main(moderator)).toContainText('Copyright Act, article 1');
      await expect(moderator.getByRole('heading', { name: 'Ask for another look' })).toHaveCount(0);

      const visitor = await person();
      await visitor.goto(moderator.url());
      await expect(main(visitor)).toContainText('did not agree to that');
      await expect(visitor.locator('html')).not.toContainText(words);
      await check(visitor);

      await citizen.goto(`${forum.url}/for-you`);
      await main(citizen).getByRole('link', { name: 'A moderator hid something you wrote. Read why.' }).first().click();
      await expect(main(citizen)).toContainText('This is about something you wrote.');
      await expect(main(citizen)).toContainText(words);
      await expect(main(citizen)).toContainText('Not a computer.');
      await settle(citizen);
      await citizen.getByRole('button', { name: 'Ask this' }).click();
      await expect(main(citizen).getByRole('alert')).toBeVisible();
      await citizen.getByLabel('What did we overlook?').fill('It is my own plan. I am that neighbour.');
      await check(citizen);
      await citizen.getByRole('button', { name: 'Ask this' }).click();
      await expect(main(citizen)).toContainText('Waits for another moderator');
      await expect(citizen.getByRole('button', { name: 'Ask this' })).toHaveCount(0);

      await moderator.goto(citizen.url());
      await expect(main(moderator)).toContainText('I am that neighbour.');
      await expect(moderator.getByRole('button', { name: 'Decide' })).toHaveCount(0);

      const other = await person();
      await signIn(other, forum, 'other moderator');
      await other.goto(`${forum.url}/moderation`);
      await settle(other);
      await other.locator(`a[href="${new URL(citizen.url()).pathname}"]`).click();
      await expect(main(other)).toContainText('I am that neighbour.');
      await settle(other);
      await other.getByRole('button', { name: 'Decide' }).click();
      await expect(main(other).getByRole('alert')).toBeVisible();
      await other.getByRole('radio', { name: /Undo it/ }).check();
      await other.getByRole('textbox', { name: 'Your reasons' }).fill('The author says it is their own plan, and nobody else claims it.');
      await check(other);
      await other.getByRole('button', { name: 'Decide' }).click();
      await expect(main(other)).toContainText('The first decision was undone');
      await check(other);

      await visitor.goto(`${forum.url}/comments/${comment}`);
      await expect(main(visitor)).toContainText(words);
      await citizen.goto(`${forum.url}/for-you`);
      await expect(main(citizen)).toContainText('Somebody else looked again and undid it');
    });
  });
}
