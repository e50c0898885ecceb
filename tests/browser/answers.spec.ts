// The reply form of an official: each kind of answer has its own small form, by mouse and by keyboard, without an
// accessibility error in any of them, light and dark.
import { expectAccessible } from './support/axe';
import { expect, hydrated, signIn, test } from './support/forum';

test('each kind of answer is accessible, and fits the screen', async ({ page, forum }) => {
  test.setTimeout(300_000);
  await signIn(page, forum, 'official');
  await page.goto(`${forum.url}/initiatives/2`);
  await hydrated(page);
  const values = (inputs: Element[]) => inputs.map((input) => (input as HTMLInputElement).value);
  const kinds = await page.locator('#respond input[name=kind]').evaluateAll(values);
  expect(kinds.length).toBeGreaterThanOrEqual(7);
  for (const kind of kinds) {
    await page.locator(`#respond input[name=kind][value=${kind}]`).check();
    await expectAccessible(page, kind, '#respond');
  }
});

test('an official says "I don\'t know yet" with the keyboard alone', async ({ page, forum }) => {
  test.setTimeout(90_000);
  await signIn(page, forum, 'official');
  await page.goto(`${forum.url}/initiatives/2`);
  await hydrated(page);
  await page.locator('#respond input[name=kind]:checked').focus();
  while (!(await page.locator('#respond input[value=unknown]').isChecked())) await page.keyboard.press('ArrowDown');
  const fill = async (field: string, text: string) => {
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      if (await page.locator(field).evaluate((element) => element === document.activeElement)) return page.keyboard.type(text);
    }
    throw new Error(`Tab never reaches ${field}`);
  };
  await fill('#body', 'I will find out.');
  await fill('#whom', 'the bus company');
  // A date field takes the parts of a day in the order of the browser's own language.
  const day = new Date(Date.now() + 9 * 86_400_000);
  await fill('#due', [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCFullYear()].map((part) => String(part).padStart(2, '0')).join(''));
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent))?.includes('Post your answer')) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /I don't know yet/ }).last()).toContainText('I will ask the bus company');
});
