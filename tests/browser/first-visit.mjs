// Prints what a first visit to an initiative transfers, by type, and when it can be read and when it is hydrated.
// Part of `make bench`: NAAST_URL says where a forum is served.
import { chromium } from '@playwright/test';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
const devtools = await page.context().newCDPSession(page);
await devtools.send('Network.enable');
const types = new Map();
const bytes = new Map();
devtools.on('Network.responseReceived', ({ requestId, type, response }) => types.set(requestId, response.mimeType === 'application/wasm' ? 'WebAssembly' : type));
devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
  const type = types.get(requestId) ?? 'other';
  bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
});
await page.goto(`${process.env.NAAST_URL}/initiatives/7`, { waitUntil: 'load' });
await page.waitForLoadState('networkidle');
const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
const kilobytes = (count) => `${(count / 1000).toFixed(1).padStart(8)} kB`;
console.log('\nThe first visit to an initiative, as transferred (aim: under 300 kB in all)');
for (const [type, count] of [...bytes].sort((one, other) => other[1] - one[1])) console.log(`  ${type.padEnd(14)} ${kilobytes(count)}`);
console.log(`  ${'in all'.padEnd(14)} ${kilobytes([...bytes.values()].reduce((sum, count) => sum + count, 0))}`);
console.log(`  first contentful paint after ${paint.toFixed(0)} ms`);
await browser.close();
