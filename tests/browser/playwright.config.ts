import { defineConfig } from '@playwright/test';

// The browser is the machine's own; Playwright never downloads one.
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  timeout: 30_000,
  workers: 2,
  // A busy machine may drop a request. What passes only the second time is listed as flaky.
  retries: 1,
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What cannot be found or pressed says so itself, long before its test would run out of time.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'every page', testMatch: 'pages.spec.ts' },
    // A finger does not hover, a mouse does not swipe.
    { name: 'phone', testIgnore: 'pages.spec.ts', grepInvert: /@mouse/, use: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true } },
    { name: 'desktop', testIgnore: 'pages.spec.ts', grepInvert: /@finger/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
