// A forum at which people also sign in elsewhere, at a provider (provider.mjs) that runs beside it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test as base } from './forum';

/** What the button says that leads there. */
export const TOWN = 'Werkaccount van de gemeente';

export const test = base.extend<object, { provider: string }>({
  /** Who says who somebody is: the address of its issuer. */
  provider: [
    async ({ port }, use) => {
      const forum = `http://127.0.0.1:${port}`;
      const script = fileURLToPath(new URL('provider.mjs', import.meta.url));
      const child = spawn(process.execPath, [script, '0', `${forum}/sign-in/returned/town`], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, POST_LOGOUT: `${forum}/` },
      });
      const ended = once(child, 'exit');
      const [said] = await Promise.race([once(child.stdout, 'data'), ended]);
      const issuer = /^ready (\S+)/.exec(String(said))?.[1];
      if (!issuer) throw new Error(`the provider stopped: ${said}`);
      await use(issuer);
      child.kill('SIGTERM');
      await ended;
    },
    { scope: 'worker', timeout: 30_000 },
  ],
  settings: [
    async ({ provider }, use) =>
      use(`[[sign_on]]
key = "town"
name = { nl = "${TOWN}", en = "Work account of the municipality" }
issuer = "${provider}"
client_id = "naast"
client_secret = "a-secret-of-the-tests-of-naast"
grants = [
  { group = "groen", role = "official", function = "Adviseur", department = "Groen" },
  { group = "communicatie", role = "moderator" },
]
`),
    { scope: 'worker' },
  ],
});
