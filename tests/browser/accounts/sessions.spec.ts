// Whoever comes in goes on where they were; after signing out nobody reads over the back button what only the author of a
// hidden text may read.
import { expect, register, signIn, stage, test } from '../support/forum';

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

    test('a code from a mail lets its reader in where they asked, and shows them a new password', async ({ browser, forum }) => {
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const [visitor, administrator, elsewhere] = [await person(), await person(), await person()];
      await signIn(administrator, forum, 'administrator');
      const { email, password } = forum.people.citizen;
      const mailed = async (number: number) => {
        const mails = main(administrator).locator('details').filter({ hasText: 'is your code for' }).filter({ hasText: email });
        await expect(async () => {
          await administrator.goto(`${forum.url}/administration/mail`);
          await expect(mails).toHaveCount(number, { timeout: 500 });
        }).toPass();
        const mail = (await mails.first().locator('pre').textContent())!;
        return { code: /[A-Z2-7]{4}-[A-Z2-7]{4}/.exec(mail)![0], link: /http\S+code=\S+/.exec(mail)![0] };
      };
      const before = await (async () => {
        await administrator.goto(`${forum.url}/administration/mail`);
        return main(administrator).locator('details').filter({ hasText: 'is your code for' }).filter({ hasText: email }).count();
      })();

      await visitor.goto(`${forum.url}/language/en?back=/about`);
      await visitor.goto(`${forum.url}/sign-in?back=/values`);
      await settle(visitor);
      await check(visitor);
      await visitor.getByLabel('E-mail address').fill(email);
      await main(visitor).getByRole('button', { name: 'Mail me a code' }).click();
      await expect(visitor).toHaveURL(/\/sign-in\/code\?back=/);
      await settle(visitor);
      await check(visitor);
      await visitor.getByLabel('Code from the mail').fill('AAAA-AAAA');
      await main(visitor).getByRole('button', { name: 'Sign in' }).click();
      await expect(main(visitor).getByRole('alert')).toContainText('This is not right');
      await check(visitor);

      const { code, link } = await mailed(before + 1);
      await elsewhere.goto(`${forum.url}/language/en?back=/about`);
      await elsewhere.goto(link);
      await settle(elsewhere);
      await expect(elsewhere.getByLabel('Code from the mail')).toHaveValue(code);
      await main(elsewhere).getByRole('button', { name: 'Sign in' }).click();
      await expect(main(elsewhere).getByRole('alert')).toContainText('only in the browser in which you asked for it');
      await check(elsewhere);

      await visitor.getByLabel('Code from the mail').fill(code.toLowerCase().replace('-', ' '));
      await main(visitor).getByRole('button', { name: 'Sign in' }).click();
      await expect(visitor).toHaveURL(`${forum.url}/values`);
      await expect(visitor.getByRole('link', { name: /For you/ })).toBeVisible();

      // A forgotten password, which is the old one here so that others can sign in after this.
      await elsewhere.goto(`${forum.url}/recover`);
      await settle(elsewhere);
      await elsewhere.getByLabel('E-mail address').fill(email);
      await main(elsewhere).getByRole('button', { name: 'Mail me a code' }).click();
      await expect(main(elsewhere).getByRole('alert')).toContainText('Type the code from your mail');
      await check(elsewhere);
      await elsewhere.getByLabel('Your code').fill((await mailed(before + 2)).code);
      await elsewhere.getByLabel('New password').fill(password);
      await main(elsewhere).getByRole('button', { name: 'Save the new password' }).click();
      await expect(elsewhere.getByRole('link', { name: /For you/ })).toBeVisible();
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
