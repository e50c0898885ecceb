// What weighs most is decided by two moderators; and what no moderator can look at again is looked at by somebody from outside.
import { type Locator, type Page } from '@playwright/test';
import { expect, type Forum, join, say, sayAsNewcomer, signIn, stage, test } from './support/forum';

/** Takes a measure in the case of a comment. */
const decide = async (moderator: Page, main: (page: Page) => Locator, measure: RegExp, reasons: string) => {
  await moderator.getByRole('radio', { name: measure }).check();
  await moderator.getByLabel('House rule').selectOption({ index: 1 });
  await moderator.getByLabel('Your reasons').fill(reasons);
  await main(moderator).getByRole('button', { name: 'Take this measure' }).click();
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a suspension is proposed by one moderator and confirmed by another', async ({ browser, forum }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const administrator = await person();
      await signIn(administrator, forum, 'administrator');
      const set = async (button: string, now: string) => {
        await administrator.goto(`${forum.url}/administration/organisation`);
        await settle(administrator);
        await main(administrator).getByRole('button', { name: button }).click();
        await expect(main(administrator)).toContainText(now);
      };
      await set('Switch on', 'This is on.');

      const otto = await person();
      await join(otto, forum, 'Otto', settle);
      const comment = await sayAsNewcomer(otto, forum, '2', `You are all fools, ${Date.now()}.`);
      const reasons = `Calls the neighbours fools for the third time, ${Date.now()}.`;
      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation/comments/${comment}`);
      await settle(moderator);
      await expect(main(moderator)).toContainText('Another moderator confirms that first.');
      await decide(moderator, main, /for a time/, reasons);
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('Moderation');
      await expect(main(moderator)).toContainText('You proposed this');
      await check(moderator);
      await otto.goto(`${forum.url}/for-you`);
      await expect(main(otto)).not.toContainText('moderator');

      const colleague = await person();
      await signIn(colleague, forum, 'other moderator');
      await colleague.goto(`${forum.url}/moderation/comments/${comment}`);
      await settle(colleague);
      await expect(main(colleague)).toContainText(reasons);
      await check(colleague);
      await main(colleague).getByRole('button', { name: 'Say no' }).click();
      await expect(main(colleague).getByRole('alert')).toContainText('Why not');
      await main(colleague).getByRole('button', { name: 'Confirm and carry out' }).click();
      await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');
      await expect(main(colleague)).toContainText('Two moderators decided this.');
      await moderator.goto(`${forum.url}/for-you`);
      await expect(main(moderator)).toContainText('confirmed what you proposed');
      await otto.goto(`${forum.url}/for-you`);
      await expect(main(otto)).toContainText('moderator');
      await set('Switch off', 'This is off');
    });

    test('an appeal that no moderator can decide goes to somebody from outside', async ({ browser, forum }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const words = `The alderman forgot our street again, ${Date.now()}`;
      const [nora, moderator, colleague] = [await person(), await person(), await person()];
      await join(nora, forum, 'Nora', settle);
      const comment = await sayAsNewcomer(nora, forum, '2', words);
      await signIn(colleague, forum, 'other moderator');
      await say(colleague, forum, '2', `Which street? ${Date.now()}`, { parent: comment });
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation/comments/${comment}`);
      await settle(moderator);
      await decide(moderator, main, /^Hide Others/, `This is about a person, ${Date.now()}.`);
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');
      const measure = new URL(moderator.url()).pathname;

      await nora.goto(forum.url + measure);
      await settle(nora);
      await nora.getByLabel('What did we overlook?').fill('It is about what the alderman does, not about who she is.');
      await nora.getByRole('button', { name: 'Ask this' }).click();
      await expect(main(nora)).toContainText('Waits for another moderator');

      const administrator = await person();
      await signIn(administrator, forum, 'administrator');
      await administrator.goto(`${forum.url}/moderation/reviews`);
      await settle(administrator);
      const row = main(administrator).getByRole('listitem').filter({ has: administrator.locator(`a[href="${measure}"]`) });
      await row.getByRole('button', { name: 'Make a code' }).click();
      const code = await administrator.locator('.claim').innerText();
      await check(administrator);

      const outsider = await person();
      await join(outsider, forum, 'Ombudswoman', settle);
      await outsider.goto(`${forum.url}/reviews`);
      await settle(outsider);
      await outsider.getByLabel('Your code').fill('AAAA AAAA AAAA');
      await outsider.getByLabel('For which organisation').fill('Ombudswoman of Utrecht');
      await outsider.getByRole('button', { name: 'Take it on' }).click();
      await expect(main(outsider).getByRole('alert')).toBeVisible();
      await expect(outsider.getByLabel('For which organisation')).toHaveValue('Ombudswoman of Utrecht');
      await outsider.getByLabel('Your code').fill(code);
      await outsider.getByRole('button', { name: 'Take it on' }).click();
      await expect(outsider.getByRole('heading', { level: 1 })).toHaveText('Look again');
      await settle(outsider);
      await expect(main(outsider)).toContainText(words);
      await expect(main(outsider)).toContainText('not about who she is');
      await check(outsider);
      await main(outsider).locator('input[name="outcome"][value="reversed"]').check();
      await outsider.getByLabel('Your reasons').fill('Criticism of what somebody in office does may stand here.');
      await outsider.getByRole('button', { name: 'Decide' }).click();
      await expect(main(outsider)).toContainText('It is decided');

      const visitor = await person();
      await visitor.goto(`${forum.url}/comments/${comment}`);
      await expect(visitor.locator('.comment').filter({ hasText: words }).first()).toBeVisible();
      await visitor.goto(`${forum.url}/language/en?back=${measure}`);
      await expect(main(visitor)).toContainText('Ombudswoman of Utrecht');
      await nora.goto(`${forum.url}/for-you`);
      await expect(main(nora)).toContainText('Somebody else looked again and undid it');
    });
  });
}
