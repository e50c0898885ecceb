// The story of one initiative: from a phone call at the counter through an "I don't know yet", a meeting, a commitment
// kept and one moved, to a decision with its weighing and the initiator's "done"; all of it in the thread.
import { expect, hydrated, loaded, signIn, test } from './support/forum';
import { type Page } from '@playwright/test';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an official goes and stands beside somebody who phoned', async ({ browser, forum }) => {
      test.setTimeout(300_000);
      const stamp = `${Date.now()}-${javaScriptEnabled}`;
      const person = async () => (await browser.newContext({ javaScriptEnabled, locale: 'en-GB' })).newPage();
      const settle = javaScriptEnabled ? hydrated : loaded;
      const answer = async (page: Page, address: string, kind: string, fill: () => Promise<void>) => {
        await page.goto(address);
        await settle(page);
        await page.locator(`#respond input[name=kind][value=${kind}]`).check();
        await fill();
        await page.getByRole('button', { name: 'Post your answer' }).click();
      };

      // A phone call: under a minute, with a code to read aloud.
      const official = await person();
      await signIn(official, forum, 'official');
      await official.goto(`${forum.url}/desk`);
      await official.getByRole('link', { name: 'Somebody calls or comes by' }).click();
      await expect(official.getByRole('heading', { level: 1 })).toHaveText('Write down what you hear');
      await settle(official);
      await official.getByLabel('What does this person tell?').fill(`The bench at the stop is gone ${stamp}. My wife cannot stand for ten minutes.`);
      await official.getByRole('button', { name: 'Put it online for them' }).click();
      await expect(official.getByRole('alert')).toBeVisible();
      await expect(official.getByLabel('What does this person tell?')).toHaveValue(/The bench at the stop/);
      await official.getByLabel('Under which name may it stand?').fill('Mrs De Groot');
      await official.getByRole('checkbox', { name: /agrees that this is public/ }).check();
      await official.getByRole('button', { name: 'Put it online for them' }).click();
      const code = await official.locator('.claim').innerText();
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4} [A-HJ-NP-Z2-9]{4} [A-HJ-NP-Z2-9]{4}$/);
      const link = official.getByRole('main').getByRole('link', { name: new RegExp(`The bench at the stop is gone ${stamp}`) });
      const address = forum.url + (await link.getAttribute('href'));
      expect(official.url()).not.toContain(code.slice(0, 4));

      // Going and standing beside it, in public.
      await official.goto(address);
      await settle(official);
      await expect(official.getByText('Told by Mrs De Groot by phone')).toBeVisible();
      await expect(official.getByRole('main')).toContainText('Nobody stands beside Mrs De Groot yet.');
      await official.getByRole('button', { name: 'I will stand beside it' }).click();
      await expect(official.getByRole('main')).toContainText('Femke Hoogland went and stood beside it.');

      // I don't know yet: whom, and by when.
      await answer(official, address, 'unknown', async () => {
        await official.locator('#whom').fill('the bus company');
      });
      await expect(official.getByRole('alert')).toContainText('By');
      await expect(official.locator('#whom')).toHaveValue('the bus company');
      await official.locator('#due').fill(inDays(9));
      await official.getByRole('button', { name: 'Post your answer' }).click();
      await expect(official.getByRole('article', { name: /I don't know yet/ })).toContainText('I will ask the bus company and come back to this.');

      // She reads along with her code, without an account, and answers.
      const caller = await person();
      await caller.goto(`${forum.url}/language/en?back=/claim`);
      await settle(caller);
      await caller.getByLabel('Your code').fill('AAAA BBBB CCCC');
      await caller.getByRole('button', { name: 'Go on' }).click();
      await expect(caller.getByRole('alert')).toBeVisible();
      await caller.getByLabel('Your code').fill(code.toLowerCase());
      await caller.getByRole('button', { name: 'Go on' }).click();
      await expect(caller.getByText('Hello Mrs De Groot.')).toBeVisible();
      await caller.goto(address);
      await settle(caller);
      await caller.getByLabel('Join in').fill('It stood beside the shelter.');
      await caller.getByRole('button', { name: 'Post your comment' }).click();
      await expect(caller.getByRole('article', { name: /Comment by Mrs De Groot/ })).toContainText('beside the shelter');

      // Exploring together, with a meeting for the calendar.
      await answer(official, address, 'exploring', async () => {
        await official.locator('#body').fill('I stood there this morning. These are the ways I see.');
        await official.locator('[name="ways[0][text]"]').fill('The old bench, repaired');
        await official.locator('[name="ways[0][state]"]').selectOption('possible');
        await official.locator('[name="ways[1][text]"]').fill('A bench in the shelter');
        await official.locator('[name="ways[1][state]"]').selectOption('dead');
        await official.locator('[name="ways[1][why]"]').fill('It is too narrow.');
        await official.locator('#meeting_day').fill(inDays(5));
        await official.locator('#meeting_time').fill('10:30');
        await official.locator('#meeting_place').fill('At the stop');
      });
      const exploring = official.getByRole('article', { name: /We are exploring this/ });
      await expect(exploring).toContainText('A dead end');
      const calendar = await exploring.getByRole('link', { name: 'Add to your calendar' }).getAttribute('href');
      expect(await (await fetch(forum.url + calendar!)).text()).toContain('LOCATION:At the stop');

      // Two promises: one kept, one moved with a reason.
      for (const promise of ['I will measure the pavement', 'I will order the bench']) {
        await answer(official, address, 'commitment', async () => {
          await official.locator('#promise').fill(promise);
          await official.locator('#due').fill(inDays(7));
        });
        await expect(official.getByRole('article', { name: /Commitment/ }).filter({ hasText: promise })).toBeVisible();
      }
      const promised = (words: string) => official.getByRole('article', { name: /Commitment/ }).filter({ hasText: words });
      await official.goto(address);
      await settle(official);
      await promised('measure').locator('summary', { hasText: 'This is done' }).click();
      await promised('measure').getByLabel('Anything to add?').first().fill('The pavement is wide enough.');
      await promised('measure').getByRole('button', { name: 'This is done' }).click();
      await expect(official.getByRole('main')).toContainText('The pavement is wide enough.');
      await official.goto(address);
      await settle(official);
      await promised('order').locator('summary', { hasText: 'Move the date' }).click();
      await promised('order').locator('input[type=date]').fill(inDays(20));
      await promised('order').getByLabel('Why is it not possible in time?').fill('The carpenter is on leave.');
      await promised('order').getByRole('button', { name: 'Move the date' }).click();
      await expect(official.getByRole('main')).toContainText('The carpenter is on leave.');

      // A decision, with the values on the table.
      await answer(official, address, 'decision', async () => {
        await official.locator('#body').fill('The bench comes back where it stood.');
        await official.locator('[name="decision[verdict]"][value=yes]').check();
        await official.locator('[name="decision[headline]"]').fill('the bench comes back');
        await official.locator('[name^="decision[weights]"][name$="[pull]"]').nth(0).selectOption('for');
        await official.locator('[name^="decision[weights]"][name$="[why]"]').nth(0).fill('People can rest.');
        await official.locator('[name^="decision[weights]"][name$="[pull]"]').nth(1).selectOption('against');
        await official.locator('[name^="decision[weights]"][name$="[why]"]').nth(1).fill('It takes room on the pavement.');
        await official.locator('[name="decision[tipping]"]').first().check();
        await official.locator('[name="decision[tipped]"]').fill('Somebody who cannot stand must be able to travel.');
        await official.locator('[name="decision[could_change]"]').fill('A new shelter with a seat.');
        await official.locator('[name="decision[mandate]"]').fill('In the name of the executive, by mandate.');
        await official.locator('[name="decision[objection]"]').fill('One can object in writing.');
      });
      const decision = official.getByRole('article', { name: /Decision/ });
      await expect(decision.getByRole('heading', { name: 'Yes: the bench comes back.' })).toBeVisible();
      await expect(decision).toContainText('Tipped the scales');
      await expect(decision).toContainText('It takes room on the pavement.');

      // A neighbour offers help; a moderator reads the same page.
      const citizen = await person();
      await signIn(citizen, forum, 'citizen');
      await citizen.goto(address);
      await settle(citizen);
      await citizen.locator('summary', { hasText: 'I help' }).click();
      await citizen.getByLabel('What do you offer?').fill('I will oil the wood every spring.');
      await citizen.getByRole('button', { name: 'I help', exact: true }).click();
      await expect(citizen.locator('.offers')).toContainText('oil the wood');
      const moderator = await person();
      await signIn(moderator, forum, 'moderator');
      await moderator.goto(address);
      await expect(moderator.getByRole('heading', { name: 'Yes: the bench comes back.' })).toBeVisible();

      // She says that it helped, accepts the help, and that it is done.
      await caller.goto(address);
      await settle(caller);
      await caller.getByRole('button', { name: 'Yes please' }).click();
      await expect(caller.locator('.offers')).toContainText('yes please');
      await caller.goto(address);
      await settle(caller);
      await caller.getByRole('article', { name: /Decision/ }).getByRole('button', { name: 'Yes', exact: true }).click();
      await expect(caller.getByRole('main')).toContainText('Mrs De Groot: this helped me.');
      await caller.goto(address);
      await settle(caller);
      await caller.getByRole('button', { name: 'It is done' }).click();
      await expect(caller.getByRole('main')).toContainText('Mrs De Groot says that it is done');
      const visitor = await person();
      await visitor.goto(`${forum.url}/language/en?back=/?part=done`);
      await expect(visitor.getByRole('main')).toContainText(`The bench at the stop is gone ${stamp}`);
    });
  });
}
