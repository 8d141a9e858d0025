import { defineConfig } from '@playwright/test';
import { findBrowser } from '#api/toolkit/find-browser.ts';

// Found once, before any worker starts: two workers must not unpack the same browser at the same time.
process.env.BROWSER_UNDER_TEST ||= await findBrowser();

export default defineConfig({
  testDir: './browser',
  outputDir: '../test-results/browser',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : [['line']],
  use: {
    browserName: 'chromium',
    actionTimeout: 10_000,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.BROWSER_UNDER_TEST,
      // A redirect cannot be stopped by a test, so the browser itself knows no name and no address but ours.
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
      // People's browsers keep pages for "back"; so must the one that tests what "back" shows.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
});
