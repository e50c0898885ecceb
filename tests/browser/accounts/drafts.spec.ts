// What is being written is never lost: not by a reload, not by what else is done on the page, not by a starting text, not
// by a session that ends.
import { expect, hydrated, signIn, test } from '../support/forum';

test('an official finds everything again that was filled in', async ({ browser, forum }) => {
  test.setTimeout(120_000);
  const person = async () => (await browser.newContext({ locale: 'en-GB' })).newPage();
  const citizen = await person();
  await signIn(citizen, forum, 'citizen');
  await citizen.goto(`${forum.url}/initiatives/new`);
  await hydrated(citizen);
  await citizen.getByLabel('What do you want to tell?').fill(`A lamp on the path ${Date.now()}. It is dark there.`);
  await citizen.getByRole('button', { name: 'Put it online' }).click();
  await expect(citizen.getByRole('heading', { level: 1 })).toContainText('A lamp on the path');
  const address = citizen.url();

  const official = await person();
  await signIn(official, forum, 'official');
  await official.goto(address);
  await hydrated(official);
  const kind = (word: string) => official.locator(`#respond input[name=kind][value=${word}]`);
  const weight = (field: string) => official.locator(`#respond [name^="decision[weights]"][name$="[${field}]"]`).nth(1);
  await kind('decision').check();
  await official.locator('#body').fill('The lamp comes, in autumn.');
  await official.locator('[name="decision[verdict]"][value=partly]').check();
  await official.locator('[name="decision[conditions]"]').fill('Only until eleven at night.');
  await weight('pull').selectOption('against');
  await weight('why').fill('Bats live there.');
  await official.locator('[name="decision[tipping]"]').nth(1).check();
  const isAllThere = async () => {
    await expect(official.locator('#body')).toHaveValue('The lamp comes, in autumn.');
    await expect(kind('decision')).toBeChecked();
    await expect(official.locator('[name="decision[verdict]"][value=partly]')).toBeChecked();
    await expect(official.locator('[name="decision[conditions]"]')).toHaveValue('Only until eleven at night.');
    await expect(weight('pull')).toHaveValue('against');
    await expect(weight('why')).toHaveValue('Bats live there.');
    await expect(official.locator('[name="decision[tipping]"]').nth(1)).toBeChecked();
  };
  await official.reload();
  await isAllThere();

  // The page is read again because something else on it was done.
  await hydrated(official);
  await official.getByRole('button', { name: 'I will stand beside it' }).click();
  await expect(official.getByRole('main')).toContainText('Femke Hoogland went and stood beside it.');
  await isAllThere();

  // A starting text does not push it aside, unless the official wants that.
  await official.locator('#respond summary', { hasText: 'Begin with an example text' }).click();
  await official.locator('#respond .linklist a').first().click();
  await expect(official.getByText('You began something already.')).toBeVisible();
  await isAllThere();
  await official.getByRole('link', { name: 'Use the example text after all' }).click();
  await expect(official.locator('#body')).not.toHaveValue('The lamp comes, in autumn.');
  await hydrated(official);
  await official.locator('#body').fill('Dear Samira, I will look at it.');
  await official.reload();
  await expect(official.locator('#body')).toHaveValue('Dear Samira, I will look at it.');
  await hydrated(official);

  // A session that ended leads to signing in, and back.
  const elsewhere = await official.context().newPage();
  await elsewhere.goto(`${forum.url}/account`);
  await hydrated(elsewhere);
  await elsewhere.getByRole('main').getByRole('button', { name: 'Sign out here' }).click();
  await expect(elsewhere.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await kind('answer').check();
  await official.getByRole('button', { name: 'Post your answer' }).click();
  await expect(official.getByRole('main')).toContainText('Your text is kept on this device.');
  await official.getByLabel('E-mail address').fill(forum.people.official.email);
  await official.getByLabel('Password').fill(forum.people.official.password);
  await official.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(official.locator('#body')).toHaveValue('Dear Samira, I will look at it.');
});
