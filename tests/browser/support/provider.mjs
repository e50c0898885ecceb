// An OpenID Connect provider for tests: the certified oidc-provider on 127.0.0.1, over plain HTTP, with people of its own and
// faults on demand. `node provider.mjs PORT REDIRECT_URI...` prints `ready http://127.0.0.1:PORT` once it serves, and ends on
// SIGTERM. Port 0 is any free one. POST_LOGOUT may name the one address that it leads back to after signing out.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Provider } from 'oidc-provider';

/** Who can sign in, and what is said about them. Nobody has a password. They are all made up. */
const ACCOUNTS = {
  // Everything is there.
  sanne: { email: 'sanne.devries@town.example', email_verified: true, name: 'Sanne de Vries', groups: ['groen'], title: 'Adviseur groen' },
  // Another group, and no title.
  omar: { email: 'omar.haddad@town.example', email_verified: true, name: 'Omar Haddad', groups: ['toezicht'] },
  // No address at all.
  eva: { name: 'Eva Jansen' },
  // An address that nobody has verified.
  bram: { email: 'bram.bakker@town.example', email_verified: false, name: 'Bram Bakker' },
  // No groups, and a name of 200 letters with markup in it.
  kim: { email: 'kim.zandbergen@town.example', email_verified: true, name: 'Kim <b>markup</b> '.padEnd(200, 'Zandbergen') },
};

const CLIENT = {
  client_id: 'naast',
  client_secret: 'a-secret-of-the-tests-of-naast',
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  id_token_signed_response_alg: 'RS256',
};

const HOUR = 3600;
const DAY = 24 * HOUR;
const now = () => Math.floor(Date.now() / 1000);

/** What `POST /fault/KIND` does to the claims of the next ID token. It is signed again, so only this is wrong. */
const WRONG_CLAIMS = {
  nonce: (claims) => ({ ...claims, nonce: 'the nonce of another request' }),
  issuer: (claims) => ({ ...claims, iss: 'https://another-issuer.example' }),
  audience: (claims) => ({ ...claims, aud: 'another-client' }),
  expired: (claims) => ({ ...claims, exp: now() - HOUR }),
  future: (claims) => ({ ...claims, iat: now() + DAY }),
  subject: ({ sub: _, ...claims }) => claims,
};

/** What `POST /fault/KIND` does to the whole next answer that would hold tokens. */
const WRONG_ANSWERS = {
  /** Signed with a key that is not published, under the name of the one that is. */
  signature: async (ctx) => {
    ctx.body.id_token = await signed(decodeJwt(ctx.body.id_token), ctx.body.id_token, await freshKey());
  },
  none: (ctx) => {
    ctx.body.id_token = new UnsecuredJWT(decodeJwt(ctx.body.id_token)).encode();
  },
  missing: (ctx) => {
    delete ctx.body.id_token;
  },
  /** That somebody leaves before the end is no error here. */
  huge: (ctx) => {
    ctx.onerror = () => {};
    ctx.type = 'json';
    ctx.body = Readable.from(endless(), { objectMode: false });
  },
  slow: () => wait(60_000),
  html: (ctx) => {
    ctx.type = 'html';
    ctx.body = page('Maintenance', '<p>Come back later.</p>');
  },
  error: (ctx) => {
    ctx.status = 400;
    ctx.body = { error: 'invalid_grant', error_description: 'grant request is invalid' };
  },
};

/** An answer that begins well and only stops at 50 MB, in the middle of a string. */
function* endless() {
  const chunk = Buffer.alloc(1 << 16, 'a');
  yield Buffer.from('{"token_type":"Bearer","id_token":"');
  for (let sent = 0; sent < 50_000_000; sent += chunk.length) yield chunk;
}

async function freshKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' } };
}

/** These claims under the header of the token that they come from. */
const signed = (claims, token, { privateKey }) =>
  new SignJWT(claims).setProtectedHeader(decodeProtectedHeader(token)).sign(privateKey);

let fault;
let key = await freshKey();
let handle;

/** The address of the tests' own: which fault comes next. */
async function faults(ctx, next) {
  const kind = /^\/fault\/(\w+)$/.exec(ctx.path)?.[1];
  if (!kind || ctx.method !== 'POST') return next();
  if (kind === 'keys') {
    key = await freshKey();
    handle = provider().callback();
  } else if (kind === 'off') {
    fault = undefined;
  } else if (Object.hasOwn(WRONG_CLAIMS, kind) || Object.hasOwn(WRONG_ANSWERS, kind)) {
    fault = kind;
  } else {
    return ctx.throw(404, 'no such fault');
  }
  ctx.status = 204;
}

/** Spoils an answer that would hold tokens. A refusal stays as it is, and the fault waits for the next answer. */
async function spoil(ctx, next) {
  await next();
  if (!fault || ctx.path !== '/token' || ctx.status !== 200) return;
  const kind = fault;
  fault = undefined;
  if (WRONG_ANSWERS[kind]) return WRONG_ANSWERS[kind](ctx);
  const token = ctx.body.id_token;
  ctx.body.id_token = await signed(WRONG_CLAIMS[kind](decodeJwt(token)), token, key);
}

/** The page to sign in. Whoever signs in has granted everything. */
async function interaction(made, ctx, next) {
  if (!ctx.path.startsWith('/interaction/')) return next();
  ctx.set('cache-control', 'no-store');
  await made.interactionDetails(ctx.req, ctx.res);
  const finish = (result) => made.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  const form = new URLSearchParams(ctx.method === 'POST' ? await text(ctx.req) : '');
  const account = form.get('account') ?? '';
  if (form.get('how') === 'cancel') return finish({ error: 'access_denied', error_description: 'the person cancelled' });
  if (Object.hasOwn(ACCOUNTS, account)) return finish({ login: { accountId: account } });
  ctx.type = 'html';
  ctx.body = page('Sign in', signInForm(form.has('account') ? account : undefined));
}

function signInForm(unknown) {
  const hint = unknown === undefined ? '' : `<p role="alert">The account “${escaped(unknown)}” is unknown.</p>\n`;
  return `${hint}<form method="post">
<p><label for="account">Account</label> <input id="account" name="account" type="text" autocomplete="username" required></p>
<p><button type="submit">Sign in</button> <button type="submit" name="how" value="cancel" formnovalidate>Cancel</button></p>
</form>`;
}

const escaped = (words) => String(words).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title, content) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><main><h1>${title}</h1>
${content}
</main></body>
</html>`;

/** Asks before signing out; the library brings the form, with a secret in it. */
function logoutSource(ctx, form) {
  const button = (more, words) => `<button type="submit" form="op.logoutForm"${more}>${words}</button>`;
  ctx.body = page('Sign out', `${form}\n<p>${button(' name="logout" value="yes"', 'Sign out')} ${button('', 'Stay signed in')}</p>`);
}

function renderError(ctx, { error, error_description: description = '' }) {
  ctx.type = 'html';
  ctx.body = page('Error', `<p>${escaped(error)}: ${escaped(description)}</p>`);
}

/** What the provider keeps. It outlives a change of keys. */
class Memory {
  static #models = new Map();

  constructor(model) {
    if (!Memory.#models.has(model)) Memory.#models.set(model, new Map());
    this.kept = Memory.#models.get(model);
  }

  upsert = async (id, payload) => void this.kept.set(id, payload);
  find = async (id) => this.kept.get(id);
  findByUid = async (uid) => [...this.kept.values()].find((payload) => payload.uid === uid);
  consume = async (id) => void (this.kept.get(id).consumed = now());
  destroy = async (id) => void this.kept.delete(id);
  revokeByGrantId = async (grantId) => {
    for (const [id, payload] of this.kept) if (payload.grantId === grantId) this.kept.delete(id);
  };
}

/** There is no page that asks for consent. A grant is gone when its code was used twice. */
async function loadExistingGrant({ oidc }) {
  const known = oidc.session.grantIdFor(oidc.client.clientId);
  const kept = known && (await oidc.provider.Grant.find(known));
  if (kept) return kept;
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

/** A provider that signs with the key of now. Its cookies carry the port: a browser does not keep those of two ports apart. */
function provider() {
  const cookie = { httpOnly: true, sameSite: 'lax' };
  const names = Object.fromEntries(['session', 'interaction', 'resume'].map((name) => [name, `_${name}_${port}`]));
  const made = new Provider(issuer, {
    adapter: Memory,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'title'] },
    clientAuthMethods: ['client_secret_basic'],
    clientBasedCORS: () => false,
    clients: [{ ...CLIENT, redirect_uris: redirects, post_logout_redirect_uris: process.env.POST_LOGOUT ? [process.env.POST_LOGOUT] : [] }],
    conformIdTokenClaims: false,
    cookies: { keys: ['the cookies of the tests'], names, long: cookie, short: cookie },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...ACCOUNTS[accountId] }) }),
    jwks: { keys: [key.jwk] },
    loadExistingGrant,
    pkce: { required: () => true },
    renderError,
    responseTypes: ['code'],
    scopes: ['openid', 'email', 'profile'],
    ttl: { AccessToken: HOUR, AuthorizationCode: 60, Grant: DAY, IdToken: HOUR, Interaction: HOUR, Session: DAY },
  });
  made.on('server_error', (_, error) => console.error(error));
  for (const step of [faults, spoil, (ctx, next) => interaction(made, ctx, next)]) made.use(step);
  return made;
}

function postLogoutSuccessSource(ctx) {
  ctx.body = page('Signed out', '<p>You are signed out.</p>');
}

const [wanted, ...redirects] = process.argv.slice(2);
if (!/^\d+$/.test(wanted) || redirects.length === 0) {
  console.error('usage: node provider.mjs PORT REDIRECT_URI [REDIRECT_URI...]');
  process.exit(2);
}
process.on('SIGTERM', () => process.exit(0));
const server = createServer((request, answer) => handle(request, answer));
await new Promise((resolve) => server.listen(Number(wanted), '127.0.0.1', resolve));
const { port } = server.address();
const issuer = `http://127.0.0.1:${port}`;
handle = provider().callback();
console.log(`ready ${issuer}`);
