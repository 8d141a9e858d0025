import type { Page } from '@playwright/test';

/** Goes back as a person does, also to a page that the browser kept in memory: that one is shown without a "load". */
export async function goBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
}

/** Whether the page that is shown came out of memory as it was left, and not from the server. */
export const cameFromMemory = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as { seenBefore?: boolean }).seenBefore === true);

/** Marks the page that is shown now, so that it can be told from a fresh copy of itself. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as { seenBefore?: boolean }).seenBefore = true;
  });
}

/**
 * Whether this browser keeps left pages in memory at all, tried with a page that nothing clears. The small headless
 * Chromium from npm does not (`BackForwardCacheDisabledForDelegate`); Chrome, Edge and a whole Chromium do.
 */
export async function keepsPagesInMemory(page: Page): Promise<boolean> {
  await page.goto('/privacy');
  await markPage(page);
  await page.goto('/gemeenten');
  await goBack(page);
  return cameFromMemory(page);
}
