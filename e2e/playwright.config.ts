import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser/find-browser.ts';

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
      args: ['--no-sandbox'],
      // People's browsers keep pages for "back"; so must the one that tests what "back" shows.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
});
