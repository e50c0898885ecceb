// A visitor says that something breaks the law, keeps the code, reads the decision with it and asks once more; with and
// without JavaScript. Each state is looked at by axe.
import { expect, say, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a visitor files a notice, reads the decision with a code, and another moderator looks again', async ({ browser, forum }) => {
      test.setTimeout(120_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);

      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      const comment = await say(citizen, forum, '2', `The neighbour steals from the till, ${Date.now()}.`);
      const grounds = `This is slander: the neighbour was cleared by the court, ${Date.now()}.`;

      const visitor = await person();
      await visitor.goto(`${forum.url}/language/en?back=/comments/${comment}`);
      await visitor.locator(`#c-${comment} summary`, { hasText: 'More' }).click();
      await visitor.locator(`a[href="/notices/new?about=comment:${comment}"]`).click();
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Report something that you think is against the law');
      await settle(visitor);
      await expect(visitor.getByLabel('Where is it?')).toHaveValue(new RegExp(`/comments/${comment}$`));
      await expect(visitor.getByText('Call 112.')).toBeHidden();
      await visitor.getByRole('checkbox', { name: /safety is in danger/ }).check();
      await expect(visitor.getByText('Call 112.')).toBeVisible();
      await visitor.getByRole('checkbox', { name: /safety is in danger/ }).uncheck();
      await visitor.getByLabel('Why does the law not allow this?').fill(grounds);
      await visitor.getByLabel('Your name').fill('Truus de Wit');
      await visitor.getByRole('button', { name: 'Send this' }).click();
      await expect(main(visitor).getByRole('alert')).toContainText('That it is right');
      await expect(visitor.getByLabel('Why does the law not allow this?')).toHaveValue(grounds);
      await expect(visitor.getByLabel('Your name')).toHaveValue('Truus de Wit');
      await check(visitor);
      await visitor.getByLabel('Your e-mail address').fill('truus@post.example');
      await visitor.getByRole('checkbox', { name: /right and complete/ }).check();
      await visitor.getByRole('button', { name: 'Send this' }).click();
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('We have your notice');
      const code = await visitor.locator('.claim').innerText();
      expect(visitor.url()).not.toContain(code.replaceAll(' ', '').slice(0, 4));
      await check(visitor);

      const read = async () => {
        await visitor.goto(`${forum.url}/notices`);
        await settle(visitor);
        await visitor.getByLabel('Your code').fill(code);
        await visitor.getByRole('button', { name: 'Read', exact: true }).click();
        await expect(main(visitor)).toContainText(grounds);
      };
      // Ten codes may be tried in a quarter of an hour, and both stories are told in it.
      if (javaScriptEnabled) {
        await read();
        await expect(main(visitor)).toContainText('the decision will stand here');
        expect(visitor.url()).toBe(`${forum.url}/notices`);
        await check(visitor);
      }

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation/comments/${comment}`);
      await settle(moderator);
      await expect(main(moderator)).toContainText(grounds);
      await expect(moderator.locator('html')).not.toContainText('Truus');
      await check(moderator);
      await moderator.getByLabel('Your answer to whoever reported').fill('It says which till and when, and asks for an explanation.');
      await moderator.getByRole('button', { name: 'Settle the reports' }).click();
      await expect(moderator).toHaveURL(`${forum.url}/moderation`);

      await read();
      await expect(main(visitor)).toContainText('It says which till and when');
      await expect(main(visitor)).toContainText('Not a computer.');
      await settle(visitor);
      await visitor.getByLabel('What did we overlook?').fill('The court said otherwise. I can send the judgment.');
      await visitor.getByRole('button', { name: 'Ask this' }).click();
      await expect(main(visitor).getByRole('alert')).toContainText('Your code');
      await expect(visitor.getByLabel('What did we overlook?')).toHaveValue(/I can send the judgment/);
      await check(visitor);
      const form = visitor.locator('form').filter({ has: visitor.getByRole('button', { name: 'Ask this' }) });
      await form.getByLabel('Your code').fill(code);
      await form.getByRole('button', { name: 'Ask this' }).click();
      await expect(main(visitor)).toContainText('Waits for another moderator');
      await check(visitor);

      const other = await person();
      await signIn(other, forum, 'other moderator');
      await other.goto(`${forum.url}/moderation`);
      await settle(other);
      const notice = other.locator('a[href^="/moderation/notices/"]').last();
      const address = (await notice.getAttribute('href'))!;
      await notice.click();
      await expect(main(other)).toContainText('I can send the judgment.');
      await check(other);
      await other.getByRole('textbox', { name: 'Your reasons' }).fill('A judgment can be put under the comment; the question may stand.');
      await other.getByRole('button', { name: 'Decide' }).click();
      await expect(main(other)).toContainText('It stays as it was');
      await moderator.goto(forum.url + address);
      await expect(moderator.getByRole('button', { name: 'Decide' })).toHaveCount(0);

      await read();
      await expect(main(visitor)).toContainText('the question may stand');
      await expect(visitor.getByRole('button', { name: 'Ask this' })).toHaveCount(0);
      await visitor.goto(forum.url + address);
      await expect(main(visitor)).not.toContainText(grounds);
    });
  });
}
