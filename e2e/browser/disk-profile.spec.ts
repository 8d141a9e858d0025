import type { BrowserContext, BrowserType, Page } from '@playwright/test';
import { filesOf, findPlanted } from '../find-planted.ts';
import { freshFolder, removeFolder } from '../running-house.ts';
import { expect, test } from './house-test.ts';
import { goBack } from './page-in-memory.ts';

const planted = {
  description: 'PLANTTEKST blauwe reiger op de verzonnen schuur',
  place: 'PLANTPLEK tussen de verzonnen sloten 88',
  left: 'PLANTLATER half ingevuld en weggegaan',
};

/** A browser with a profile on the disk, as people have; the test's own one keeps everything in memory. */
async function inProfile(
  chromium: BrowserType,
  baseURL: string,
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<Map<string, Buffer>> {
  const folder = freshFolder();
  const context = await chromium.launchPersistentContext(folder, {
    baseURL,
    executablePath: process.env.BROWSER_UNDER_TEST,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  await use(await context.newPage(), context);
  // Closed as a person closes it, so that it writes down all that it wants to keep.
  await context.close();
  const files = filesOf(folder);
  removeFolder(folder);
  return files;
}

test('when the browser is closed, neither text, place, code nor token is anywhere on its disk', async ({
  playwright,
  house,
}) => {
  const secrets: string[] = Object.values(planted);
  const files = await inProfile(playwright.chromium, house.publicUrl, async (page) => {
    await page.goto('/melden/drug-waste-dump');
    secrets.push(await page.locator('input[name="formToken"]').inputValue());
    await page.locator('#field-description').fill(planted.description);
    await page.locator('#field-place').fill(planted.place);
    await page.locator('#submit').click();
    const receipt = page.locator('[data-receipt]').first();
    await expect(receipt).toHaveText(/[0-9A-Z]{4}/);
    const code = (await receipt.innerText()).trim().split(/\s+/);
    secrets.push(...[' ', '-', ''].map((between) => code.join(between)));
    await page.waitForLoadState('load');
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill(code.join(' '));
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForLoadState('load');
    await page.goto('/melden');
    await page.locator('#field-description').fill(planted.left);
    await page.goto('/privacy');
    await goBack(page);
    await page.waitForTimeout(500);
  });
  expect(files.size, 'a whole profile').toBeGreaterThan(10);
  expect(findPlanted(files, secrets)).toEqual([]);
});

test('(counter-proof: what a page does keep is found on that disk)', async ({ playwright, house }) => {
  const files = await inProfile(playwright.chromium, house.publicUrl, async (page) => {
    await page.goto('/privacy');
    await page.evaluate((text) => localStorage.setItem('planted', text), planted.description);
  });
  expect(findPlanted(files, [planted.description])).not.toEqual([]);
});
