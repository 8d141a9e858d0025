import type { BrowserContext, Page } from '@playwright/test';
import { neutralSite } from '#content/neutral-site.ts';
import { expect, test } from './house-test.ts';
import { unmistakableText } from './opened-reports.ts';
import { cameFromMemory, goBack, keepsPagesInMemory, markPage } from './page-in-memory.ts';

const form = '/melden/drug-waste-dump';
const why = 'this browser keeps no page in memory: name a whole Chromium or Chrome in BROWSER_UNDER_TEST';
const description = (page: Page) => page.locator('#field-description');

async function typeReport(page: Page, text: string): Promise<void> {
  await page.goto(form);
  await markPage(page);
  await description(page).fill(text);
  await page.locator('label[for="sign-chemical-smell"]').click();
}

/** What is in the form, asked again when the page is just being replaced. */
const expectEmpty = (page: Page) =>
  expect(async () => {
    expect(await description(page).inputValue()).toBe('');
    expect(await page.locator('input[name="signs"]:checked').count()).toBe(0);
  }).toPass({ timeout: 10_000 });

/** Lets the page keep everything: its own listeners for leaving and coming back never hear of it. */
const deafen = (context: BrowserContext) =>
  context.addInitScript(() => {
    for (const moment of ['beforeunload', 'pagehide', 'pageshow'])
      addEventListener(moment, (event) => event.stopImmediatePropagation(), { capture: true });
  });

test.describe('a form that the browser truly kept in memory', () => {
  test.beforeEach(async ({ page }) => test.skip(!(await keepsPagesInMemory(page)), why));

  test('comes back empty, and as a new form', async ({ page }) => {
    await page.goto(form);
    const token = await page.locator('input[name="formToken"]').inputValue();
    await typeReport(page, unmistakableText());
    await page.goto('/privacy');
    await goBack(page);
    await expectEmpty(page);
    await expect(async () => expect(await cameFromMemory(page)).toBe(false)).toPass();
    await expect(page.locator('input[name="formToken"]')).not.toHaveValue(token);
    await expect(page.locator('input[name="formToken"]')).not.toHaveValue('');
  });

  test('(counter-proof: without its own script all that was typed would be there)', async ({
    page,
    context,
  }) => {
    await deafen(context);
    const text = unmistakableText();
    await typeReport(page, text);
    await page.goto('/privacy');
    await goBack(page);
    expect(await cameFromMemory(page), 'truly from memory, though it said no-store').toBe(true);
    await expect(description(page)).toHaveValue(text);
  });

  test('does not come back after the way out, also when its script never came', async ({ page }) => {
    await page.route('**/_astro/*.js', (route) => route.abort());
    await typeReport(page, unmistakableText());
    const asked = page.waitForRequest(neutralSite);
    await page.locator('.dike [data-quick-exit]').click({ noWaitAfter: true });
    await asked;
    await expect.poll(() => page.url()).not.toContain('127.0.0.1');
    await goBack(page);
    await expectEmpty(page);
    expect(await cameFromMemory(page)).toBe(false);
  });
});

test.describe('an answer to a post, which a browser gets back by posting again', () => {
  async function sendReport(page: Page): Promise<string> {
    await page.goto('/en/melden/other');
    await description(page).fill(unmistakableText());
    await page.locator('#submit').click();
    const receipt = page.locator('[data-receipt]').first();
    await expect(receipt).toHaveText(/[0-9A-Z]{4}/);
    await page.waitForLoadState('load');
    return (await receipt.innerText()).trim();
  }

  test('shows no receipt when it was left, and leads home or to a new form', async ({ page }) => {
    const code = await sendReport(page);
    await page.goto('/en/privacy');
    await goBack(page);
    await expect(async () => {
      expect(await page.content()).not.toContain(code.split(/\s+/)[0]);
      expect(new URL(page.url()).pathname).toMatch(/^\/en(\/melden\/other)?$/);
      await expect(page.locator('main')).toBeVisible();
    }).toPass({ timeout: 10_000 });
  });

  test('shows the receipt again when it is only loaded again', async ({ page }) => {
    const code = await sendReport(page);
    await page.reload();
    await expect(page.locator('[data-receipt]').first()).toHaveText(code);
  });

  test('shows nothing typed when it was a form with errors', async ({ page }) => {
    await page.goto('/melden');
    const text = unmistakableText();
    await page.locator('#field-place').fill(text);
    await page.locator('#submit').click();
    await page.locator('.error-summary').waitFor();
    await expect(page.locator('#field-place'), 'kept while one is there').toHaveValue(text);
    await page.waitForLoadState('load');
    await page.goto('/privacy');
    await goBack(page);
    await expect(async () => expect(await page.locator('#field-place').inputValue()).toBe('')).toPass();
    await expect(page.locator('.error-summary')).toHaveCount(0);
  });

  test('(counter-proof: without its own script the receipt would be shown again)', async ({
    page,
    context,
  }) => {
    await deafen(context);
    const code = await sendReport(page);
    await page.goto('/en/privacy');
    await goBack(page);
    await expect(page.locator('[data-receipt]').first()).toHaveText(code);
  });
});
