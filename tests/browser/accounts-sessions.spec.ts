// Whoever comes in goes on where they were; after signing out nobody reads over the back button what only the author of a
// hidden text may read.
import { expect, register, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('whoever makes an account comes back to where they were', async ({ browser, forum }) => {
      const { person, settle, main } = stage(browser, javaScriptEnabled);
      const visitor = await person();
      await visitor.goto(`${forum.url}/language/en?back=/initiatives/2`);
      await settle(visitor);
      await main(visitor).getByRole('link', { name: 'Sign in to support' }).click();
      await main(visitor).getByRole('link', { name: 'Create an account' }).click();
      await visitor.waitForURL('**/register?*');
      await register(visitor, `Joep ${javaScriptEnabled}`, settle);
      await expect(visitor).toHaveURL(`${forum.url}/initiatives/2`);
    });

    test('a hidden text is gone from the browser once its author signed out', async ({ browser, forum }) => {
      const { person, settle } = stage(browser, javaScriptEnabled);
      const words = `Only I may still read this, ${Date.now()}.`;
      const [citizen, moderator] = [await person(), await person()];
      await signIn(citizen, forum, 'citizen');
      await signIn(moderator, forum, 'moderator');
      const post = (page: typeof citizen, form: Record<string, string>) =>
        page.request.post(`${forum.url}/initiatives/2`, { form, headers: { origin: forum.url }, maxRedirects: 0 });
      const said = await post(citizen, { _form: '/api/post_comment', initiative: '2', parent: '', body: words });
      const comment = said.headers()['location']!.split('#c-')[1]!;
      const reason = 'This is about a person and not about the street.';
      const hidden = await post(moderator, { _form: '/api/take_measure', about: `comment:${comment}`, kind: 'hide', rule: 'law', law: 'Article 1', reason });
      expect(hidden.status()).toBe(303);

      await citizen.goto(`${forum.url}/comments/${comment}`);
      await expect(citizen.locator(`#c-${comment}`)).toContainText(words);
      await citizen.goto(`${forum.url}/account`);
      await settle(citizen);
      await citizen.getByRole('button', { name: 'Sign out here' }).click();
      await expect(citizen.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
      for (let back = 0; back < 2; back++) {
        await citizen.goBack();
        await expect(citizen.locator('html')).not.toContainText(words);
      }
      await expect(citizen.locator(`#c-${comment}`)).toBeVisible();
      await expect(citizen.locator('html')).not.toContainText(words);
    });
  });
}
