// A forum of its own for each worker: the real binary, with the demo content, on a free port.
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { expectAccessible } from './axe';

export type Role = 'citizen' | 'official' | 'moderator' | 'other moderator' | 'administrator';

export interface Forum {
  url: string;
  people: Record<Role, { email: string; password: string }>;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function start(folder: string, port: number, settings: string): Promise<[Forum, ChildProcess]> {
  const binary = process.env.NAAST_BIN;
  if (!binary) throw new Error('NAAST_BIN names no binary; use `make test`');
  writeFileSync(path(folder, 'naast.toml'), settings);
  const args = ['--listen', `127.0.0.1:${port}`, '--database-url', `sqlite:${path(folder, 'forum.db')}`, '--trusted-proxies', '127.0.0.1', 'demo'];
  const child = spawn(binary, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, RUST_LOG: 'warn' } });
  let out = '';
  child.stdout!.on('data', (data) => (out += data));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server stopped: ${out}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const line = (role: Role, which = 0) => {
    const [, email, password] = [...out.matchAll(new RegExp(`^ *${role} +(\\S+) +(\\S+)$`, 'gm'))][which]!;
    return { email: email!, password: password! };
  };
  const people = {
    citizen: line('citizen'),
    official: line('official'),
    moderator: line('moderator'),
    'other moderator': line('moderator', 1),
    administrator: line('administrator'),
  };
  return [{ url, people }, child];
}

export const test = base.extend<object, { port: number; settings: string; forum: Forum }>({
  // Whoever sends people back to the forum knows its port before it runs.
  port: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  // What a spec wants its file with settings to say.
  settings: [async ({}, use) => use(''), { scope: 'worker' }],
  forum: [
    async ({ port, settings }, use) => {
      const folder = mkdtempSync(path(tmpdir(), 'naast-'));
      const [forum, child] = await start(folder, port, settings);
      await use(forum);
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

let addresses = 0;

/** Everybody comes from an address of their own: there are limits for each. */
async function comeFromElsewhere(page: Page) {
  addresses += 1;
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': `10.0.${addresses >> 8}.${addresses & 255}` });
}

/** Signs somebody in without opening a page: the browser gets the session, and English. */
export async function signIn(page: Page, forum: Forum, role: Role) {
  await comeFromElsewhere(page);
  await page.request.get(`${forum.url}/language/en?back=/healthz`);
  const { email, password } = forum.people[role];
  const answer = await page.request.post(`${forum.url}/sign-in`, {
    form: { _form: '/api/sign_in', email, password },
    headers: { origin: forum.url },
    maxRedirects: 0,
  });
  expect(answer.status(), `${role} signs in`).toBe(303);
}

/** Signs somebody in by the form, as they would. */
export async function signInByForm(page: Page, forum: Forum, role: Role, settle = hydrated) {
  await comeFromElsewhere(page);
  await page.goto(`${forum.url}/language/en?back=/sign-in`);
  await settle(page);
  await page.getByLabel('E-mail address').fill(forum.people[role].email);
  await page.getByLabel('Password').fill(forum.people[role].password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: /For you/ })).toBeVisible();
}

/** As long as filling in a form takes at least (QUICKEST in domain/src/spam_defence/arrival.rs), and a little more. */
export const takeAMoment = (page: Page) => page.waitForTimeout(1_100);

/** Makes an account, as somebody new would, who takes a moment to fill in a form. */
export async function join(page: Page, forum: Forum, name: string, settle = hydrated) {
  await comeFromElsewhere(page);
  await page.goto(`${forum.url}/language/en?back=/register`);
  await register(page, name, settle);
}

/** Fills in the form to make an account, as somebody new would. */
export async function register(page: Page, name: string, settle = hydrated) {
  await settle(page);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase().replaceAll(' ', '.')}${Date.now()}@example.org`);
  await page.getByLabel('The name others see').fill(name);
  await page.getByLabel('Password').fill('three blue bicycles in the canal');
  await takeAMoment(page);
  await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('link', { name: /For you/ })).toBeVisible();
}

/** Says something by a form, as somebody new: with the stamp of the page, after a moment. Tells its number. */
export async function sayAsNewcomer(page: Page, forum: Forum, initiative: string, body: string): Promise<string> {
  const form = await (await page.request.get(`${forum.url}/initiatives/${initiative}`)).text();
  const stamp = /name="arrival\[stamp\]" value="([^"]+)"/.exec(form)![1]!;
  await takeAMoment(page);
  return say(page, forum, initiative, body, { 'arrival[stamp]': stamp });
}

/** Lets somebody in with a claim code, as an official gave it by phone a moment ago; says where their initiative is. */
export async function comeInWithCode(page: Page, forum: Forum): Promise<string> {
  const official = await page.context().browser()!.newPage({ locale: 'en-GB' });
  await signIn(official, forum, 'official');
  await official.goto(`${forum.url}/on-behalf`);
  await hydrated(official);
  await official.getByLabel('What does this person tell?').fill(`The hedge of the school needs a gate, ${Date.now()}.`);
  await official.getByLabel('Under which name may it stand?').fill('Mrs De Groot');
  await official.getByRole('checkbox', { name: /agrees that this is public/ }).check();
  await official.getByRole('button', { name: 'Put it online for them' }).click();
  const code = await official.locator('.claim').innerText();
  const address = await official.getByRole('main').getByRole('link', { name: /The hedge of the school/ }).getAttribute('href');
  await official.close();
  await page.goto(`${forum.url}/language/en?back=/claim`);
  await hydrated(page);
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Hello Mrs De Groot.')).toBeVisible();
  return address!;
}

/** What a story with several people needs: somebody with a browser of their own, the moment at which a page rests, what it
 * is about, and a look at it by axe. */
export function stage(browser: Browser, javaScriptEnabled: boolean) {
  const person = async () => (await browser.newContext({ javaScriptEnabled, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  const settle = javaScriptEnabled ? hydrated : loaded;
  const main = (page: Page) => page.getByRole('main');
  const check = async (page: Page) => {
    if (javaScriptEnabled) await expectAccessible(page);
  };
  return { person, settle, main, check };
}

/** Says something by a form, as whoever has this page is; waits its turn when that was too often in a row. Tells its number. */
export async function say(page: Page, forum: Forum, initiative: string, body: string, more: Record<string, string> = {}): Promise<string> {
  for (;;) {
    const said = await page.request.post(`${forum.url}/initiatives/${initiative}`, {
      form: { _form: '/api/post_comment', initiative, parent: '', body, ...more },
      headers: { origin: forum.url },
      maxRedirects: 0,
    });
    if (said.status() !== 429) return said.headers()['location']!.split('#c-')[1]!;
    await page.waitForTimeout(5_000);
  }
}

/** Somebody means to do something, so the loader fetches the program: a key that does nothing else on any page. */
export const meanSomething = (page: Page) => page.locator('body').dispatchEvent('keydown', { key: 'F8' });

/** The program has taken over the page (frontend/src/lib.rs): from then on it hears what is pressed and typed. */
export const alive = (page: Page) => page.locator('html[data-alive]').waitFor({ state: 'attached' });

/** As soon as somebody means to do something (frontend/loader.js), the program takes over the page. */
export async function hydrated(page: Page) {
  await page.waitForLoadState('load');
  await meanSomething(page);
  await alive(page);
}

/** Without JavaScript a page is there as soon as it came. */
export const loaded = (page: Page) => page.waitForLoadState('load');

export { expect };
