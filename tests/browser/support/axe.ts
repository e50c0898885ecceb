// What axe finds on a page. It is put into the page once and asked for violations only: a third of the time that the
// wrapper for Playwright takes, which lists what passed, too, and looks for frames.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that can differ where only the colours do. */
const ABOUT_COLOUR = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, within: string, runOnly: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([within, runOnly]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within, { runOnly, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
    },
    [within, runOnly] as const,
  );
}

/** No violation of WCAG 2.2 A or AA that axe can find, light and dark, and nothing scrolls sideways. */
export async function expectAccessible(page: Page, what = page.url(), within = 'html') {
  for (const [colorScheme, rules] of [['light', WCAG], ['dark', ABOUT_COLOUR]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await violations(page, within, rules), `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(sideways, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
