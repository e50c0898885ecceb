// Every page: no WCAG 2.2 A or AA violation that axe can find, light and dark; no error on the console.
import AxeBuilder from '@axe-core/playwright';
import { expect, signIn, test, type Role } from './forum';

const PAGES: [Role | 'visitor', string[]][] = [
  ['visitor', ['/', '/search?q=straat', '/initiatives/new', '/initiatives/1', '/initiatives/1/versions', '/house-rules', '/members/10', '/sign-in', '/register', '/recover', '/about', '/privacy', '/accessibility', '/moderation/record', '/nothing-here']],
  ['citizen', ['/', '/account', '/for-you', '/initiatives/1', '/initiatives/1/report', '/initiatives/1/reported']],
  ['official', ['/initiatives/1', '/for-you']],
  ['moderator', ['/moderation', '/moderation/initiatives/1', '/moderation/comments/1']],
  ['administrator', ['/administration', '/administration/members', '/administration/organisation', '/administration/themes', '/administration/house-rules', '/administration/pages/about/nl']],
];

for (const [role, addresses] of PAGES) {
  test(`pages of a ${role} are accessible and quiet`, async ({ page, forum }) => {
    test.setTimeout(180_000);
    const noise: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 404')) noise.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => noise.push(`${page.url()}: ${error.message}`));
    if (role !== 'visitor') await signIn(page, forum, role);
    for (const address of addresses) {
      await page.goto(forum.url + address);
      await page.waitForLoadState('networkidle');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const found = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
        expect.soft(found, `${address}, ${colorScheme}`).toEqual([]);
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(sideways, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    expect(noise).toEqual([]);
  });
}
