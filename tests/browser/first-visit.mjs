// Prints what a first visit to an initiative transfers, by type: until somebody acts, and once the program came because they
// did; and when it can be read and when it is hydrated. Part of `make bench`: NAAST_URL says where a forum is served.
import { chromium } from '@playwright/test';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
const devtools = await page.context().newCDPSession(page);
await devtools.send('Network.enable');
const types = new Map();
const bytes = new Map();
let requests = 0;
devtools.on('Network.requestWillBeSent', () => (requests += 1));
devtools.on('Network.responseReceived', ({ requestId, type, response }) => types.set(requestId, response.mimeType === 'application/wasm' ? 'WebAssembly' : response.mimeType === 'text/javascript' ? 'Script' : type));
devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
  const type = types.get(requestId) ?? 'other';
  bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
});
const kilobytes = (count) => `${(count / 1000).toFixed(1).padStart(8)} kB`;
function print(when, aim) {
  console.log(`\nThe first visit to an initiative, ${when}, as transferred (aim: under ${aim} kB in all)`);
  for (const [type, count] of [...bytes].sort((one, other) => other[1] - one[1])) console.log(`  ${type.padEnd(14)} ${kilobytes(count)}`);
  console.log(`  ${'in all'.padEnd(14)} ${kilobytes([...bytes.values()].reduce((sum, count) => sum + count, 0))} in ${requests} requests`);
}

await page.goto(`${process.env.NAAST_URL}/initiatives/7`, { waitUntil: 'load' });
await page.waitForLoadState('networkidle');
const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
print('until somebody acts', 90);
console.log(`  first contentful paint after ${paint.toFixed(0)} ms`);

const begin = Date.now();
await page.locator('textarea').last().focus();
await page.locator('html[data-alive]').waitFor({ state: 'attached' });
const hydrated = Date.now() - begin;
await page.waitForTimeout(500);
print('with the program', 320);
console.log(`  hydrated ${hydrated} ms after the focus came into a field`);
await browser.close();
