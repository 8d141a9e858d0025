import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { words } from './words.ts';

const answer = (page: Page) => page.locator('[data-answer]');

async function choose(page: Page, signs: string[]): Promise<void> {
  for (const sign of signs) {
    const group = page.locator('details', { has: page.locator(`#sign-${sign}`) });
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    await page.locator(`label[for="sign-${sign}"]`).click();
  }
}

const chosen = [
  ['chemical-smell', 'barrels-and-jerrycans', 'windows-covered'],
  ['taped-package', 'hemp-smell'],
  ['barrels-and-jerrycans', 'dead-plants'],
  ['cameras-and-locks'],
];

test.describe('what did you see?', () => {
  test('the script gives the very answer of the server, at once and without asking anybody', async ({
    page,
    browser,
    house,
  }) => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    for (const [at, signs] of chosen.entries()) {
      const path = `${['', '/en', '/pl', ''][at]}/wat-zag-u`;
      await page.goto(path);
      await plain.goto(house.publicUrl + path);
      await page.waitForLoadState('networkidle');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await choose(page, signs);
      await page.locator('#check').click();
      await expect(answer(page)).toBeFocused();
      expect(asked, signs.join(' ')).toEqual([]);
      page.removeAllListeners('request');
      await choose(plain, signs);
      await plain.locator('#check').click();
      await expect(answer(plain).locator('h2').first()).toBeVisible();
      // What stands on a line of its own is known once the style is there.
      await plain.waitForLoadState();
      expect(await answer(page).innerText()).toBe(await answer(plain).innerText());
      expect(plain.url()).not.toContain('?');
    }
    await plain.context().close();
  });

  test('the step to the form is a post: no address tells what was chosen, and back shows nothing of it', async ({
    page,
  }) => {
    await page.goto('/wat-zag-u');
    await choose(page, ['divers-at-night', 'growing-waste']);
    await page.locator('[data-fit="harbour-signs"] button').click();
    await page.waitForURL('**/melden');
    await expect(page.locator('#sign-divers-at-night')).toBeChecked();
    await expect(page.locator('#sign-growing-waste')).toBeChecked();
    await expect(page.locator('#phenomenon-harbour-signs')).toBeChecked();
    await page.goBack();
    await expect(page).toHaveURL(/\/wat-zag-u$/);
    await expect(page.locator('input[name="signs"]:checked')).toHaveCount(0);
    await expect(answer(page)).toBeEmpty();
  });

  test('no sign at all gets an honest answer, with the form and a number', async ({ page }) => {
    await page.goto('/wat-zag-u');
    await page.locator('#check').click();
    await expect(answer(page).locator('h2')).toHaveText('Wij weten het niet');
    await answer(page).locator('button').click();
    await page.waitForURL('**/melden');
    await expect(page.locator('#phenomenon-other')).toBeChecked();
  });

  test('its script is at most 4 kB', async ({ page, request }) => {
    const scripts: string[] = [];
    page.on('request', (one) => one.resourceType() === 'script' && scripts.push(one.url()));
    await page.goto('/wat-zag-u', { waitUntil: 'networkidle' });
    const own = scripts.filter((url) => /answer-signs|keep-parts/.test(url));
    expect(own.length).toBeGreaterThan(0);
    let bytes = 0;
    for (const url of own) {
      const packed = await request.get(url, { headers: { 'accept-encoding': 'br' } });
      bytes += Number(packed.headers()['content-length']);
    }
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(4096);
  });
});

test.describe('a farmer with a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('finds the self-check of the yard from home in two taps, and prints the advice on at most two pages', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.locator('main a[href="/voor#checks-heading"]')).toBeVisible();
    await page.locator('main a[href="/voor/boeren"]').click();
    await page.locator('main a[href="/zelfcheck/erf"]').first().click();
    await page.waitForURL('**/zelfcheck/erf');
    const codes = await page
      .locator('fieldset[id^="field-"]')
      .evaluateAll((all) => all.map(({ id }) => id.slice(6)));
    const given = ['no', 'yes', 'unknown'];
    for (const [at, code] of codes.entries())
      await page.locator(`label[for="${code}-${given[at % 3]}"]`).click();
    await page.locator('#check').click();
    await expect(page.locator('[data-advice]')).toBeFocused();
    await expect(page.locator('[data-advice] [data-print]')).toBeVisible();
    await expect(page.locator('[data-advice] noscript')).toBeHidden();
    expect(page.url()).toMatch(/\/zelfcheck\/erf$/);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['#self-check', '.menu', '[data-print]', '.other-checks'])
      await expect(page.locator(hidden).first()).toBeHidden();
    await expect(page.locator('.on-paper-only')).toBeVisible();
    await expect(page.locator('main a[href="tel:112"]').last()).toBeVisible();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  });

  test('gets the same advice without script, and is told when nothing was chosen', async ({
    browser,
    house,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    const page = await context.newPage();
    await page.goto(`${house.publicUrl}/zelfcheck/erf`);
    await page.locator('#check').click();
    await expect(page.locator('.error-summary')).toContainText('minstens één vraag');
    await page.locator('label[for="users-known-no"]').click();
    await page.locator('label[for="light-at-night-yes"]').click();
    await page.locator('#check').click();
    await expect(page.locator('[data-advice] .check-list li')).toHaveCount(2);
    await expect(page.locator('[data-advice] .emergency-line a[href="tel:112"]')).toBeVisible();
    const print = page.locator('[data-advice] noscript p');
    await expect(print).toBeVisible();
    await expect(print).toHaveText(words('nl', 'self-check:advice.printWithoutScript'));
    await expect(page.locator('#users-known-no')).toBeChecked();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(page.url()).toMatch(/\/zelfcheck\/erf#advice$/);
    await context.close();
  });
});

test('the night register is printed as one sheet, lying down, and nothing but its empty rows', async ({
  page,
}) => {
  await page.goto('/toolbox/nachtregister');
  await expect(page.locator('.register-sheet')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.register-sheet tbody tr')).toHaveCount(16);
  await expect(page.locator('h1')).toBeHidden();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [width = 0, height = 0] =
    /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1).map(Number) ?? [];
  expect(width).toBeGreaterThan(height);
});
