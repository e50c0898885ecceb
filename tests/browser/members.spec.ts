// What somebody tells about themselves is reported, withheld until it is changed, and then there again. Somebody confirms the
// address that mail goes to, and chooses what they hear. With and without JavaScript; each state is looked at by axe.
import { expect, join, sayAsNewcomer, signIn, stage, test } from './support/forum';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a name is reported, a number stands in for it, and another name takes its place', async ({ browser, forum }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const pretender = await person();
      const introduce = async (name: string, about: string) => {
        await pretender.getByLabel('The name others see').fill(name);
        await pretender.getByLabel('About you').fill(about);
        await pretender.getByRole('button', { name: 'Save' }).click();
        await expect(main(pretender)).toContainText('Saved.');
      };
      await join(pretender, forum, 'Mayor of the town', settle);
      await pretender.goto(`${forum.url}/account`);
      await settle(pretender);
      await introduce('Mayor of the town', 'Send your plans to me, I decide.');
      const comment = await sayAsNewcomer(pretender, forum, '2', `I allow this, ${Date.now()}.`);

      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      await citizen.goto(`${forum.url}/comments/${comment}`);
      await settle(citizen);
      await citizen.locator(`#c-${comment}`).getByRole('link', { name: 'Mayor of the town', exact: true }).click();
      await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Mayor of the town');
      const profile = citizen.url();
      await expect(main(citizen)).toContainText('I decide.');
      await settle(citizen);
      await check(citizen);
      await main(citizen).getByRole('link', { name: 'Report' }).click();
      await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Report something');
      await settle(citizen);
      await citizen.getByRole('button', { name: 'Report this' }).click();
      await expect(main(citizen).getByRole('alert')).toBeVisible();
      await citizen.getByLabel('Which house rule').selectOption({ index: 4 });
      await citizen.getByLabel('What is the matter?').fill('This is not the mayor.');
      await check(citizen);
      await citizen.getByRole('button', { name: 'Report this' }).click();
      await expect(main(citizen)).toContainText('A moderator reads your report.');
      await main(citizen).getByRole('link', { name: 'Back to the profile' }).click();
      await expect(citizen).toHaveURL(profile);

      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(`${forum.url}/moderation`);
      await settle(moderator);
      await main(moderator).getByRole('link', { name: 'Profile of Mayor of the town' }).click();
      await expect(main(moderator)).toContainText('This is not the mayor.');
      await expect(main(moderator).locator('.reported')).toContainText('Send your plans to me');
      await settle(moderator);
      await expect(main(moderator).getByRole('radio')).toHaveCount(6);
      await moderator.getByRole('radio', { name: /^Hide it until it is changed/ }).check();
      await moderator.getByLabel('Your reasons').fill('Whoever reads this thinks that the mayor promises something.');
      await check(moderator);
      await main(moderator).getByRole('button', { name: 'Take this measure' }).click();
      await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('What happened, and why');

      const visitor = await person();
      await visitor.goto(`${forum.url}/language/en?back=/comments/${comment}`);
      await expect(visitor.locator(`#c-${comment}`)).toContainText('I allow this');
      await expect(visitor.locator('html')).not.toContainText('Mayor of the town');
      await visitor.goto(profile);
      await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/^#\d+$/);
      await expect(main(visitor)).toContainText('thinks that the mayor promises');
      await expect(visitor.locator('html')).not.toContainText('Send your plans');
      await check(visitor);

      await pretender.goto(`${forum.url}/for-you`);
      await main(pretender).getByRole('link', { name: /A moderator hid something you wrote/ }).first().click();
      await expect(main(pretender)).toContainText('Send your plans to me');
      await pretender.goto(`${forum.url}/account`);
      await expect(main(pretender)).toContainText('until whoever wrote it changes it');
      await settle(pretender);
      await check(pretender);
      await introduce('Maurits', '');
      await visitor.goto(`${forum.url}/comments/${comment}`);
      await expect(visitor.locator(`#c-${comment}`).getByRole('link', { name: 'Maurits', exact: true })).toBeVisible();

      await citizen.goto(`${forum.url}/for-you`);
      await main(citizen).getByRole('link', { name: /took a measure/ }).first().click();
      await expect(main(citizen)).toContainText('Profile of Maurits');
      await moderator.goto(`${forum.url}/for-you`);
      await expect(main(moderator)).toContainText('What you asked was changed.');
    });

    test('an address is confirmed by a link from a mail, and its reader chooses what they are mailed', async ({ browser, forum }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const [reader, administrator, anywhere] = [await person(), await person(), await person()];
      const name = `Reader ${Date.now()}`;
      await join(reader, forum, name, settle);
      await reader.goto(`${forum.url}/for-you`);
      await expect(main(reader)).toContainText('is not confirmed yet');
      await settle(reader);
      await check(reader);
      await main(reader).getByRole('button', { name: 'Send the link again' }).click();
      await expect(main(reader)).toContainText('The link is on its way');

      await signIn(administrator, forum, 'administrator');
      const mails = () => main(administrator).locator('details').filter({ hasText: name.toLowerCase().replaceAll(' ', '.') });
      await expect(async () => {
        await administrator.goto(`${forum.url}/administration/mail`);
        await expect(mails().filter({ hasText: 'Is this your e-mail address?' })).toHaveCount(2, { timeout: 500 });
      }).toPass();
      await settle(administrator);
      await mails().first().locator('summary').click();
      const mail = await mails().first().locator('pre').innerText();
      await check(administrator);

      // By the link, on another device where nobody is signed in.
      const [link] = /http\S+\/mail\/confirm\S+/.exec(mail)!;
      await anywhere.goto(`${forum.url}/language/en?back=/about`);
      await anywhere.goto(link);
      await settle(anywhere);
      await check(anywhere);
      await main(anywhere).getByRole('button', { name: 'Yes, this is my address' }).click();
      await expect(main(anywhere)).toContainText('Your address is confirmed');
      await check(anywhere);
      await anywhere.goto(link.slice(0, -4));
      await settle(anywhere);
      await main(anywhere).getByRole('button', { name: 'Yes, this is my address' }).click();
      await expect(main(anywhere).getByRole('alert')).toContainText('This link no longer works');
      await check(anywhere);

      await reader.goto(`${forum.url}/mail`);
      await expect(main(reader)).toContainText('We write to');
      await settle(reader);
      await expect(main(reader).getByRole('combobox')).toHaveCount(3);
      await reader.getByLabel('What happens to what you follow').selectOption('weekly');
      await main(reader).getByRole('button', { name: 'Save' }).click();
      await expect(main(reader)).toContainText('Saved.');
      await check(reader);
      await reader.reload();
      await expect(reader.getByLabel('What happens to what you follow')).toHaveValue('weekly');
      await reader.goto(`${forum.url}/for-you`);
      await expect(main(reader)).not.toContainText('is not confirmed yet');
      await anywhere.goto(`${forum.url}/mail?key=x.y.z`);
      await expect(main(anywhere)).toContainText('This link no longer works');
      await check(anywhere);
    });
  });
}
