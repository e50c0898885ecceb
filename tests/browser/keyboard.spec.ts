// With the keyboard alone: everything is reached, the focus is always seen, and an initiative can be told.
import { expect, hydrated, type Role, signIn, test } from './support/forum';
import { type Page } from '@playwright/test';

/** Where the focus is: what it is called, whether it can be seen, and whether anything lies over it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    // Of a link that goes on in the next line, the first line.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const spot = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20));
    element.dataset.reached = 'yes';
    return {
      name: `${element.tagName} ${element.textContent?.trim().slice(0, 30) || element.getAttribute('name')}`,
      hasRing: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
      isFree: !!spot && (element.contains(spot) || spot.contains(element) || element.closest('label')?.contains(spot) === true),
    };
  });

const unreached = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !(element as HTMLButtonElement).disabled && element.tabIndex >= 0 && !element.dataset.reached)
      // Of a group of radio buttons one is reached with Tab, the others with the arrows.
      .filter((element) => !(element instanceof HTMLInputElement && element.type === 'radio'))
      .map((element) => element.outerHTML.slice(0, 120)),
  );

const PAGES: [Role | 'visitor', string][] = [
  ...['/', '/initiatives/new', '/initiatives/1', '/search?q=straat', '/register', '/commitments', '/obstacles', '/claim'].map((address): [Role | 'visitor', string] => ['visitor', address]),
  ...['/initiatives/2', '/desk', '/on-behalf', '/on-behalf/meeting', '/obstacles/new', '/desk/templates'].map((address): [Role, string] => ['official', address]),
  ...['/moderation', '/moderation/comments/1', '/moderation/measures/1'].map((address): [Role, string] => ['moderator', address]),
  ['administrator', '/administration/values'],
];

for (const [reader, address] of PAGES) {
  test(`Tab reaches everything on ${address} of a ${reader}, and the focus is seen`, async ({ page, forum }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (reader !== 'visitor') await signIn(page, forum, reader);
    await page.goto(`${forum.url}/language/en?back=${address}`);
    await hydrated(page);
    for (let stop = 0; stop < 600; stop++) {
      await page.keyboard.press('Tab');
      const place = await focused(page);
      if (!place) break;
      expect.soft(place.hasRing, `${place.name} shows that it has the focus`).toBe(true);
      expect.soft(place.isFree, `nothing covers ${place.name}`).toBe(true);
    }
    expect(await unreached(page)).toEqual([]);
  });
}

/** Presses Tab until the focus is on this. */
async function tabTo(page: Page, name: string | RegExp) {
  const target = page.getByRole('main').getByRole('button', { name }).or(page.getByRole('main').getByRole('textbox', { name }));
  for (let stop = 0; stop < 200; stop++) {
    await page.keyboard.press('Tab');
    if (await target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

test('a citizen tells an initiative, supports it and joins in without a mouse', async ({ page, forum }) => {
  test.setTimeout(90_000);
  await signIn(page, forum, 'citizen');
  await page.goto(`${forum.url}/initiatives/new`);
  await hydrated(page);
  await tabTo(page, 'What do you want to tell?');
  await page.keyboard.type('A swing under the old oak. My children ask for it.');
  await tabTo(page, 'Put it online');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A swing under the old oak');
  await hydrated(page);
  await tabTo(page, 'Join in');
  await page.keyboard.type('I have a rope.');
  await tabTo(page, 'Post your comment');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /Comment by/ })).toContainText('I have a rope.');
  await expect(page.getByRole('article', { name: /Comment by/ })).toBeFocused();
});
