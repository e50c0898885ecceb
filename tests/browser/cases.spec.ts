// An official asks a moderator for help with one tap; moderators work on it together, and the official hears what came of
// it; with and without JavaScript. Each state is looked at by axe.
import { expect, say, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('colleagues work on a case together, and whoever asked for help hears what came of it', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      const comment = await say(citizen, forum, '2', `Somebody should pay for this, ${Date.now()}.`);
      await citizen.goto(`${forum.url}/comments/${comment}`);
      await expect(main(citizen).getByRole('button', { name: 'Ask a moderator for help' })).toHaveCount(0);
      expect((await citizen.goto(`${forum.url}/comments/${comment}/aside`))!.status()).toBe(403);

      const official = await person();
      await signIn(official, forum, 'official');
      await official.goto(`${forum.url}/comments/${comment}`);
      await settle(official);
      await official.locator(`#c-${comment} summary`, { hasText: 'More' }).click();
      await official.locator(`#c-${comment}`).getByRole('button', { name: 'Ask a moderator for help' }).click();
      await expect(official.getByRole('heading', { level: 1 })).toHaveText('Among colleagues');
      await expect(main(official)).toContainText('You asked for help.');
      await settle(official);
      await official.getByLabel('What should colleagues know?').fill('She phoned me about this yesterday.');
      await official.getByRole('button', { name: 'Add this' }).click();
      await expect(main(official)).toContainText('She phoned me about this yesterday.');
      await settle(official);
      await check(official);

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation`);
      await settle(moderator);
      await expect(main(moderator)).toContainText('1 colleague asks for help');
      await check(moderator);
      const place = `${forum.url}/moderation/comments/${comment}`;
      await moderator.goto(place);
      await settle(moderator);
      await expect(main(moderator)).toContainText('She phoned me about this yesterday.');
      await moderator.getByRole('button', { name: 'I take this on' }).click();
      await expect(main(moderator)).toContainText('You are working on this');
      await settle(moderator);
      await moderator.getByLabel('What should colleagues know?').fill('I will write to her.');
      await moderator.getByRole('button', { name: 'Add this' }).click();
      await expect(main(moderator).getByRole('button', { name: /Remove/ })).toBeVisible();
      await settle(moderator);
      await check(moderator);

      const other = await person();
      await signIn(other, forum, 'other moderator');
      await other.goto(place);
      await settle(other);
      await expect(main(other)).toContainText('is working on this');
      await other.getByLabel('Your answer to whoever reported').fill('I see nothing wrong with this text.');
      await other.getByRole('button', { name: 'Settle the reports' }).click();
      await expect(main(other).getByRole('alert')).toContainText('Take it over first');
      await expect(other.getByLabel('Your answer to whoever reported')).toHaveValue('I see nothing wrong with this text.');
      await settle(other);
      await other.getByRole('button', { name: 'I take it over' }).click();
      await expect(main(other)).toContainText('You are working on this');
      await settle(other);
      if (javaScriptEnabled) await expect(other.getByLabel('Your answer to whoever reported')).toHaveValue('I see nothing wrong with this text.');
      else await other.getByLabel('Your answer to whoever reported').fill('I see nothing wrong with this text.');
      await other.getByRole('button', { name: 'Settle the reports' }).click();
      await expect(other.getByRole('heading', { level: 1 })).toHaveText('Moderation');

      await official.goto(`${forum.url}/for-you`);
      await main(official).getByRole('link', { name: 'A moderator looked at what you asked help with' }).first().click();
      await expect(official.getByRole('heading', { level: 1 })).toHaveText('Among colleagues');
      await expect(main(official)).toContainText('I see nothing wrong with this text.');
      await check(official);
    });
  });
}
