// Signing in with an account elsewhere: somebody joins and signs out in both places, links it to the account that they have and
// unlinks it, or changes their mind there. With and without JavaScript; each state is looked at by axe.
import { type Page } from '@playwright/test';
import { test, TOWN } from '../support/elsewhere';
import { expect, type Forum, signIn, stage, takeAMoment } from '../support/forum';

/** The provider knows somebody with this address, who has an account here already. */
const OMAR = { email: 'omar.haddad@town.example', name: 'Omar Haddad', password: 'drie blauwe fietsen in de gracht' };

test.beforeAll(async ({ browser, forum }) => {
  test.setTimeout(120_000);
  // The provider sends people back to the address that an administrator gave; in the demo that has another port.
  const administrator = await browser.newPage({ javaScriptEnabled: false });
  await signIn(administrator, forum, 'administrator');
  await administrator.goto(`${forum.url}/administration/organisation`);
  await administrator.getByLabel('Public web address').fill(forum.url);
  await administrator.getByRole('main').getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(administrator.getByRole('main')).toContainText('Saved.');
  await administrator.close();

  const omar = await browser.newPage();
  const form = await (await omar.request.get(`${forum.url}/register`)).text();
  const stamp = /name="arrival\[stamp\]" value="([^"]+)"/.exec(form)![1]!;
  await takeAMoment(omar);
  const joined = await omar.request.post(`${forum.url}/register`, {
    form: { _form: '/api/register', ...OMAR, 'arrival[stamp]': stamp },
    headers: { origin: forum.url },
    maxRedirects: 0,
  });
  expect(joined.status(), 'somebody has the address').toBe(303);
  await omar.close();
});

const townButton = (page: Page) => page.getByRole('main').getByRole('link', { name: TOWN, exact: true });

/** Goes to the provider from where one signs in, on the way to another page. */
async function goThere(page: Page, forum: Forum, settle: (page: Page) => Promise<void>) {
  await page.goto(`${forum.url}/sign-in?back=/values`);
  await settle(page);
  await townButton(page).click();
}

/** Signs in at the provider, which asks who one is and nothing else. */
async function signInThere(page: Page, provider: string, account: string) {
  await page.waitForURL(`${provider}/interaction/*`);
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody joins by an account elsewhere, signs out in both places, and closes their account', async ({ browser, forum, provider }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const sanne = await person();
      await sanne.goto(`${forum.url}/language/nl?back=/initiatives/2`);
      await settle(sanne);
      await main(sanne).getByRole('link', { name: 'Log in om te steunen' }).click();
      await sanne.waitForURL('**/sign-in?*');
      await expect(townButton(sanne)).toBeVisible();
      await check(sanne);
      await townButton(sanne).click();
      await signInThere(sanne, provider, 'sanne');

      await expect(sanne).toHaveURL(`${forum.url}/sign-in/first`);
      await settle(sanne);
      await expect(main(sanne)).toContainText(`Je kwam binnen met “${TOWN}”.`);
      await expect(main(sanne)).toContainText('Wij mailen je op sanne.devries@town.example.');
      const name = sanne.getByLabel('De naam die anderen zien');
      await expect(name).toHaveValue('Sanne de Vries');
      await check(sanne);
      await name.fill('');
      await main(sanne).getByRole('button', { name: 'Maak een account' }).click();
      await expect(main(sanne).getByRole('alert')).toContainText('Vul dit in');
      await settle(sanne);
      await check(sanne);
      await name.fill('Sanne de Vries');
      await main(sanne).getByRole('button', { name: 'Maak een account' }).click();
      await expect(sanne).toHaveURL(`${forum.url}/initiatives/2`);
      await expect(sanne.getByRole('link', { name: /Voor jou/ })).toBeVisible();
      // Her group made her an official.
      await expect(sanne.getByRole('navigation').getByRole('link', { name: /^Bureau/ })).toBeVisible();

      await sanne.goto(`${forum.url}/account`);
      await settle(sanne);
      await expect(main(sanne)).toContainText('Als ambtenaar sta je hier met je eigen naam.');
      await expect(main(sanne).getByRole('region', { name: 'Andere manieren om in te loggen' })).toContainText(`${TOWN}, sinds`);
      await expect(sanne.getByLabel('Nieuw wachtwoord')).toHaveCount(1);
      await expect(sanne.getByLabel('Je wachtwoord van nu')).toHaveCount(0);
      await check(sanne);
      await main(sanne).getByRole('button', { name: 'Log me hier uit' }).click();
      await expect(sanne).toHaveURL(`${forum.url}/signed-out?with=town`);
      await expect(sanne.getByRole('heading', { level: 1 })).toHaveText('Je bent uitgelogd');
      await expect(sanne.getByRole('link', { name: /Voor jou/ })).toHaveCount(0);
      await settle(sanne);
      await check(sanne);
      await main(sanne).getByRole('link', { name: 'Log daar ook uit' }).click();
      await sanne.waitForURL(`${provider}/session/end*`);
      await sanne.getByRole('button', { name: 'Sign out' }).click();
      await expect(sanne).toHaveURL(`${forum.url}/`);

      // The provider asks again who she is. The forum does not, and needs no password to let her go.
      await goThere(sanne, forum, settle);
      await signInThere(sanne, provider, 'sanne');
      await expect(sanne).toHaveURL(`${forum.url}/values`);
      await sanne.goto(`${forum.url}/account`);
      await settle(sanne);
      await main(sanne).locator('summary', { hasText: 'Sluit mijn account' }).click();
      await check(sanne);
      await main(sanne).locator('button', { hasText: 'Sluit mijn account' }).click();
      await expect(sanne).toHaveURL(`${forum.url}/`);
      await expect(sanne.getByRole('navigation').getByRole('link', { name: 'Inloggen' })).toBeVisible();
    });

    test('whoever has an account already signs in to it once, links the one elsewhere, and unlinks it', async ({ browser, forum, provider }) => {
      test.setTimeout(180_000);
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const omar = await person();
      await omar.goto(`${forum.url}/language/nl?back=/about`);
      await goThere(omar, forum, settle);
      await signInThere(omar, provider, 'omar');
      await expect(main(omar)).toContainText(`Er is al een account met het adres ${OMAR.email}.`);
      await settle(omar);
      await check(omar);
      await main(omar).getByRole('link', { name: 'Inloggen', exact: true }).click();
      await omar.getByLabel('E-mailadres').fill(OMAR.email);
      await omar.getByLabel('Wachtwoord').fill(OMAR.password);
      await main(omar).getByRole('button', { name: 'Inloggen' }).click();
      await expect(main(omar)).toContainText(`met “${TOWN}” inloggen op het account van ${OMAR.name}?`);
      await settle(omar);
      await check(omar);
      await main(omar).getByRole('button', { name: 'Koppel het aan mijn account' }).click();
      await expect(omar).toHaveURL(`${forum.url}/values`);

      await omar.goto(`${forum.url}/account`);
      await settle(omar);
      await main(omar).getByRole('button', { name: 'Log me hier uit' }).click();
      await expect(omar.getByRole('navigation').getByRole('link', { name: 'Inloggen' })).toBeVisible();
      await expect(omar, 'this time he came in by a password').toHaveURL(`${forum.url}/`);
      // He is signed in there still.
      await goThere(omar, forum, settle);
      await expect(omar).toHaveURL(`${forum.url}/values`);
      await expect(omar.getByRole('link', { name: /Voor jou/ })).toBeVisible();

      await omar.goto(`${forum.url}/account`);
      await settle(omar);
      await main(omar).getByRole('button', { name: `Ontkoppel: ${TOWN}` }).click();
      const link = main(omar).getByRole('link', { name: `Koppel: ${TOWN}` });
      await expect(link).toBeVisible();
      await expect(main(omar).getByRole('button', { name: `Ontkoppel: ${TOWN}` })).toHaveCount(0);
      await settle(omar);
      await check(omar);
      await link.click();
      await expect(omar).toHaveURL(`${forum.url}/sign-in/first`);
      await settle(omar);
      await main(omar).getByRole('link', { name: 'Nee, liever niet' }).click();
      await expect(omar).toHaveURL(`${forum.url}/account`);
      await expect(link).toBeVisible();
    });

    test('whoever cancels there is back where they sign in, and reads why', async ({ browser, forum, provider }) => {
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const visitor = await person();
      await visitor.goto(`${forum.url}/language/nl?back=/about`);
      await goThere(visitor, forum, settle);
      await visitor.waitForURL(`${provider}/interaction/*`);
      await visitor.getByRole('button', { name: 'Cancel' }).click();
      await expect(visitor).toHaveURL(`${forum.url}/sign-in?back=%2Fvalues&refused=cancelled`);
      await expect(main(visitor)).toContainText('Je brak het inloggen af.');
      await expect(townButton(visitor)).toHaveAttribute('href', '/sign-in/with/town?back=%2Fvalues');
      await settle(visitor);
      await check(visitor);
    });

    test('an administrator reads which group gets which role', async ({ browser, forum, provider }) => {
      const { person, settle, main, check } = stage(browser, javaScriptEnabled);
      const administrator = await person();
      await signIn(administrator, forum, 'administrator');
      await administrator.goto(`${forum.url}/language/nl?back=/administration`);
      await settle(administrator);
      await main(administrator).getByRole('link', { name: 'Inloggen met een ander account' }).click();
      await expect(administrator).toHaveURL(`${forum.url}/administration/sign-on`);
      const town = main(administrator).getByRole('region', { name: TOWN });
      await expect(town).toContainText(provider);
      await expect(town.getByRole('listitem')).toHaveText(['groen: ambtenaar (Adviseur, Groen)', 'communicatie: moderator']);
      await settle(administrator);
      await check(administrator);
    });
  });
}
