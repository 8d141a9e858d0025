import type { Page } from '@playwright/test';
import { fullLanguages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { pathIn, words } from './words.ts';

const form = '/melden/floating-package';
const receipt = '[data-receipt]';

async function startReport(page: Page, path = form): Promise<string> {
  const text = unmistakableText();
  await page.goto(path);
  await page.locator('#field-description').fill(text);
  return text;
}

async function openMap(page: Page): Promise<void> {
  await page.locator('[data-map-show]').click();
  await expect(page.locator('[data-map-view] .map-area').first()).toBeVisible();
  await expect(page.locator('[data-map-view]')).toBeFocused();
}

test.describe('a resident with script', () => {
  for (const language of fullLanguages) {
    test(`reports and gets a receipt, and the hub reads that report (${language})`, async ({
      page,
      house,
    }) => {
      const text = await startReport(page, pathIn(language, form));
      await page.locator('#submit').click();
      await expect(page.locator(receipt)).toBeVisible();
      expect(await openedReports(house, text)).toMatchObject([{ text, language }]);
    });
  }

  test('who sends again because the answer was lost has made one report', async ({ page, house }) => {
    const text = await startReport(page);
    let arrived = 0;
    await page.route('**/api/v1/sealed-reports', async (route) => {
      const answer = await route.fetch();
      arrived += 1;
      // The server has the first report; its answer is lost on the way.
      return arrived === 1 ? route.abort() : route.fulfill({ response: answer });
    });
    await page.locator('#submit').click();
    await expect(page.locator('.error-summary')).toBeFocused();
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(arrived, 'both reached the server').toBe(2);
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('copies the code of the receipt', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write']);
    await startReport(page);
    await page.locator('#submit').click();
    await page.locator('[data-copy]').click();
    await expect(page.locator('[data-copy-status]')).toHaveText(words('nl', 'receipt:code.copied'));
    const code = (await page.locator(receipt).innerText()).trim().replace(/\s+/g, ' ');
    // No page of ours may read the clipboard: what is in it shows where somebody pastes it.
    await page.goto('/vervolg');
    await page.locator('#field-receipt').press('ControlOrMeta+V');
    await expect(page.locator('#field-receipt')).toHaveValue(code);
  });
});

test.describe('the pin on the map', () => {
  test('is set by a click, said aloud, and found by the hub, and no request tells where it is', async ({
    page,
    house,
  }) => {
    const text = await startReport(page);
    await openMap(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    const box = (await page.locator('[data-map-view]').boundingBox()) as { width: number; height: number };
    await page.locator('[data-map-view]').click({ position: { x: box.width * 0.5, y: box.height * 0.5 } });
    await expect(page.locator('.map-pin')).toBeVisible();
    const area = await page.locator('#field-areaCode option:checked').innerText();
    await expect(page.locator('[data-map-status]')).toContainText(area);
    const [lat, lon] = (await page.locator('#field-location').inputValue()).split(', ').map(Number);
    expect(lat).toBeGreaterThan(52);
    expect(lon).toBeGreaterThan(4);
    expect(requests, 'requests between opening the map and sending').toEqual([]);

    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    const [opened] = await openedReports(house, text);
    expect(opened?.place.location?.coordinates).toEqual([lon, lat]);
    expect(opened?.area).toMatch(/^(GM\d{4}|[A-Z]+.*)$/);
  });

  test('is moved and set with the keyboard alone', async ({ page, house }) => {
    const text = await startReport(page);
    await page.locator('[data-map-show]').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-map-view]')).toBeFocused();
    const status = page.locator('[data-map-status]');
    await expect(status).toHaveAttribute('role', 'status');
    await page.keyboard.press('ArrowUp');
    await expect(status).not.toBeEmpty();
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    const first = await page.locator('#field-location').inputValue();
    expect(first).toMatch(/^5\d\.\d{5}, \d\.\d{5}$/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const second = await page.locator('#field-location').inputValue();
    expect(Number.parseFloat(second), 'up is north').toBeGreaterThan(Number.parseFloat(first));
    await expect(status).toContainText(await page.locator('#field-areaCode option:checked').innerText());

    await page.locator('#submit').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(receipt)).toBeVisible();
    const [opened] = await openedReports(house, text);
    expect(
      opened?.place.location?.coordinates
        .toReversed()
        .map((part) => part.toFixed(5))
        .join(', '),
    ).toBe(second);
  });

  test('goes where the typed coordinates say, and can be taken away again', async ({ page }) => {
    await startReport(page);
    await openMap(page);
    await page.locator('#field-location').fill('53.0545, 4.7975');
    await page.keyboard.press('Tab');
    await expect(page.locator('.map-pin')).toBeVisible();
    await expect(page.locator('[data-map-status]')).toContainText('Texel');
    await page.locator('[data-map-view]').focus();
    await page.keyboard.press('Delete');
    await expect(page.locator('.map-pin')).toHaveCount(0);
    await expect(page.locator('#field-location')).toHaveValue('');
  });

  test('is not needed: without its map file the form says so and still sends', async ({ page, house }) => {
    await page.route('**/map-areas/**', (route) => route.abort());
    const text = await startReport(page);
    await page.locator('[data-map-show]').click();
    await expect(page.locator('[data-map-status]')).toHaveText(words('nl', 'report:location.map.failed'));
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(await openedReports(house, text)).toHaveLength(1);
  });
});
