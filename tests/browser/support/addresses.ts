// Every page there is: the router's own list, and for each of its patterns who looks at which address.
import { readFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { comeInWithCode, type Forum, type Role } from './forum';

export type Reader = Role | 'visitor' | 'claimant';

const ROUTES = [...readFileSync(new URL('../../../app/src/routes.rs', import.meta.url), 'utf8').matchAll(/<Route\s+path=path!\("([^"]+)"\)/g)].map((match) => match[1]!);

const VISITOR = ['/', '/?theme=999', '/search', '/search?q=straat', '/search?q=xyzzy', '/initiatives/new', '/initiatives/1', '/initiatives/2', '/initiatives/1/versions', '/house-rules', '/members/10', '/sign-in', '/sign-in/code', '/sign-in?refused=cancelled', '/sign-in/first', '/signed-out', '/invited?code=x', '/register', '/recover', '/about', '/privacy', '/accessibility', '/moderation/record', '/moderation/record?kind=hide&outcome=appealed', '/moderation/transparency', '/moderation/transparency?year=2025&part=first', '/house-rules/versions', '/house-rules/versions?number=1', '/moderation/measures/1', '/reports/1', '/notices', '/notices/new', '/notices/new?about=comment:1', '/reviews', '/commitments', '/obstacles', '/obstacles?outcome=explained', '/obstacles/1', '/obstacles/new', '/values', '/claim', '/on-behalf', '/desk', '/commitments?show=overdue', '/?part=waiting&order=waiting', '/?part=alone', '/nothing-here', '/account', '/for-you', '/administration', '/moderation', '/mail', '/mail/confirm?code=x.y.z'];
const ADMINISTRATOR = ['/administration', '/administration/members', '/administration/members?q=e', '/administration/organisation', '/administration/mail', '/administration/sign-on', '/administration/themes', '/administration/templates', '/administration/values', '/administration/calendar', '/moderation/reviews', '/administration/house-rules', '/administration/pages/about/nl', '/administration/pages/privacy/en'];

/** What this reader looks at; a citizen first writes something of their own. */
export async function addresses(reader: Reader, page: Page, forum: Forum): Promise<string[]> {
  switch (reader) {
    case 'visitor':
      return VISITOR;
    case 'citizen': {
      const { initiative, comment } = await ownWords(page, forum);
      return ['/', '/account', '/mail', '/for-you', '/initiatives/new', initiative, `${initiative}/edit`, `${initiative}/grow`, '/claim', '/reviews', '/reviews/1', '/obstacles/new?initiative=1&comment=1', '/initiatives/1', '/initiatives/1/report', '/initiatives/1/reported', '/members/1', '/members/1/report', '/members/1/reported', `/comments/${comment}`, `/comments/${comment}/edit`, `/comments/${comment}/versions`, '/comments/1/report'];
    }
    case 'claimant':
      return [await comeInWithCode(page, forum), '/claim', '/', '/for-you'];
    case 'official':
      return ['/', '/initiatives/1', '/initiatives/2', '/initiatives/2?reply=1', '/desk', '/desk/templates', '/obstacles/1', '/obstacles/new?initiative=1', '/on-behalf', '/on-behalf/meeting', '/on-behalf/1', '/initiatives/2/on-behalf', '/comments/1/branch', '/initiatives/2/aside', '/comments/1/aside', '/members/10', '/members/10/aside', '/for-you', '/account', '/mail'];
    case 'moderator':
      return ['/moderation', ...(await waiting(page, forum)), '/moderation/record', '/moderation/measures/1', '/moderation/measures/2', '/moderation/initiatives/1', '/moderation/comments/1', '/moderation/members/10', '/moderation/notices/1', '/moderation/reviews', '/moderation/comments/999999', '/comments/1/aside', '/moderation/clearings', '/moderation/clearings?phrase=straat&hours=168&kind=hide', '/moderation/clearings?phrase=x', '/moderation/clearings/999999', '/moderation/waiting'];
    case 'administrator':
      return ADMINISTRATOR;
  }
}

/** What the queue leads to: cases, and decisions to look at again. */
async function waiting(page: Page, forum: Forum): Promise<string[]> {
  await page.goto(`${forum.url}/moderation`);
  const links = await page.getByRole('main').locator('.worklist a').all();
  return Promise.all(links.map(async (link) => (await link.getAttribute('href'))!));
}

async function ownWords(page: Page, forum: Forum) {
  const post = (path: string, form: Record<string, string>) => page.request.post(forum.url + path, { form, headers: { origin: forum.url }, maxRedirects: 0 });
  const told = await post('/initiatives/new', { _form: '/api/propose', story: `A tree for every newborn child, ${Date.now()}.` });
  const initiative = told.headers()['location']!;
  const said = await post(initiative, { _form: '/api/post_comment', initiative: initiative.split('/').pop()!, parent: '', body: 'I begin with an apple tree.' });
  return { initiative, comment: said.headers()['location']!.split('#c-')[1]! };
}

/** The patterns of the router that none of these addresses is a case of. */
export function forgotten(visited: string[]): string[] {
  const paths = visited.map((address) => address.split('?')[0]!);
  return ROUTES.filter((route) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return !paths.some((path) => pattern.test(path) && (route.includes('/new') || route.includes(':') === false || !ROUTES.includes(path)));
  });
}
