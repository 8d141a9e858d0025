import type { Page } from '@playwright/test';
import { fullLanguages } from '#content/languages.ts';
import { axeFaults } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { openedReports } from './opened-reports.ts';
import { sidewaysScroll } from './page-measures.ts';
import {
  choose,
  form,
  openMap,
  pin,
  receipt,
  recordRequests,
  sentText,
  startReport,
  typePin,
  withoutSealing,
} from './placed-report.ts';
import { pathIn, words } from './words.ts';

/** Presses the button and waits for the code; all that was sent on the way. */
async function sendForReceipt(page: Page): Promise<string> {
  const requests = recordRequests(page);
  await page.locator('#submit').click();
  await expect(page.locator(receipt)).toBeVisible();
  return sentText(requests);
}

test.describe('what is kept is what is shown', () => {
  test('an exact pin is a pin; of a coarser one a circle is shown and no pin; of the municipality nothing', async ({
    page,
  }) => {
    await startReport(page);
    await openMap(page);
    await typePin(page);
    const status = page.locator('[data-map-status]');
    await expect(page.locator('.map-pin')).toHaveCount(1);
    await expect(page.locator('.map-circle')).toHaveCount(0);
    await expect(status).toContainText(words('nl', 'report:location.map.keptExact'));
    for (const metres of ['100', '500']) {
      await choose(page, `${metres}m`);
      await expect(page.locator('.map-pin')).toHaveCount(0);
      await expect(page.locator('.map-circle')).toHaveCount(1);
      await expect(status).toContainText(`binnen ${metres} meter`);
    }
    await choose(page, 'municipality');
    await expect(page.locator('.map-circle, .map-pin')).toHaveCount(0);
    await expect(status).toContainText('Alkmaar');
    await expect(page.locator('.map-area--chosen')).toHaveCount(1);
    await choose(page, 'exact');
    await expect(page.locator('.map-pin')).toHaveCount(1);
  });

  test('beside a border the words say why the circle is larger, or gone', async ({ page }) => {
    await startReport(page);
    await openMap(page);
    await choose(page, '500m');
    const status = page.locator('[data-map-status]');
    // Both lie in Alkmaar, some tens of metres from a neighbour.
    await typePin(page, '52.55000, 4.78050');
    await expect(status).toContainText('Hier ligt een grens te dichtbij voor een cirkel');
    await expect(page.locator('.map-circle')).toHaveCount(0);
    await choose(page, '100m');
    await expect(status).toContainText('binnen 100 meter');
    await typePin(page, '52.55840, 4.77770');
    await expect(status).toContainText('Daarom bewaren wij een grotere cirkel: ergens binnen 500 meter');
    await expect(page.locator('.map-circle')).toHaveCount(1);
  });

  test('with circle and search the page has no faults for axe and fits 320 pixels, light and dark', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await startReport(page);
      await openMap(page);
      await choose(page, '100m');
      await typePin(page);
      await expect(page.locator('.map-circle')).toHaveCount(1);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await axeFaults(page)).toEqual([]);
    }
  });
});

test.describe('only what is kept leaves the device', () => {
  test('while the map is used, not one request is made: no pin, no pan and no precision tells anything', async ({
    page,
  }) => {
    await startReport(page);
    await openMap(page);
    await page.waitForLoadState('networkidle');
    const requests = recordRequests(page);
    const view = page.locator('[data-map-view]');
    const box = (await view.boundingBox()) as { width: number; height: number };
    for (const [right, down] of [
      [0.3, 0.3],
      [0.6, 0.7],
      [0.5, 0.2],
    ] as const) {
      await view.click({ position: { x: box.width * right, y: box.height * down } });
      for (const precision of ['100m', '500m', 'municipality', 'exact']) await choose(page, precision);
      for (const key of ['+', 'ArrowUp', 'ArrowRight', 'Enter']) await view.press(key);
    }
    await typePin(page);
    await view.press('Delete');
    await page.waitForTimeout(300);
    expect(requests.map((request) => request.url())).toEqual([]);
  });

  for (const language of fullLanguages) {
    test(`a form that posts itself sends the circle's middle and nothing of the pin (${language})`, async ({
      page,
      house,
    }) => {
      await withoutSealing(page);
      const text = await startReport(page, pathIn(language, form));
      await typePin(page);
      await choose(page, '500m');
      const sent = await sendForReceipt(page);
      expect(sent, '(counter-proof: what was sent is seen)').toContain(text);
      for (const digits of pin.digits) expect(sent).not.toContain(digits);
      const [opened] = await openedReports(house, text);
      expect(opened?.place.precision).toBe('500m');
      const [lon, lat] = opened?.place.location?.coordinates ?? [];
      expect(sent).toContain(`${lat?.toFixed(5)}, ${lon?.toFixed(5)}`);
      expect(opened?.area).toBe('GM0361');
    });
  }

  test('for the municipality a form that posts itself sends no position at all', async ({ page, house }) => {
    await withoutSealing(page);
    const text = await startReport(page);
    await openMap(page);
    await typePin(page);
    await choose(page, 'municipality');
    const sent = await sendForReceipt(page);
    expect(sent).toContain('GM0361');
    expect(sent).not.toMatch(/52\.6|4\.7/);
    const [opened] = await openedReports(house, text);
    expect(opened).toMatchObject({ area: 'GM0361', place: { location: null, precision: 'municipality' } });
  });

  test('a form that some script sends without asking sends no position rather than the pin', async ({
    page,
  }) => {
    await withoutSealing(page);
    const text = await startReport(page);
    await typePin(page);
    await choose(page, '100m');
    const requests = recordRequests(page);
    await page.evaluate(() => {
      // The form's own `submit` is its button, which has that id.
      HTMLFormElement.prototype.submit.call(document.querySelector('form.report-form'));
    });
    await expect(page.locator(receipt)).toBeVisible();
    expect(sentText(requests), '(counter-proof: what was sent is seen)').toContain(text);
    for (const digits of pin.digits) expect(sentText(requests)).not.toContain(digits);
  });

  test('a report that is sealed in the browser holds the circle’s middle', async ({ page, house }) => {
    const text = await startReport(page);
    await openMap(page);
    await typePin(page);
    await choose(page, '100m');
    const sent = await sendForReceipt(page);
    for (const digits of pin.digits) expect(sent).not.toContain(digits);
    const [opened] = await openedReports(house, text);
    expect(opened?.area).toBe('GM0361');
    expect(opened?.place.precision).toBe('100m');
    const [lon = 0, lat = 0] = opened?.place.location?.coordinates ?? [];
    expect([lon, lat]).not.toEqual([4.748531, 52.631973]);
    expect(Math.hypot((lat - 52.631973) * 111_300, (lon - 4.748531) * 67_600)).toBeLessThan(100);
  });

  test('without borders nothing is sent until it is pressed again, and then without the position', async ({
    page,
    house,
  }) => {
    await withoutSealing(page);
    await page.route('**/map-areas/**', (route) => route.abort());
    const text = await startReport(page);
    await typePin(page);
    await choose(page, '500m');
    const requests = recordRequests(page);
    await page.locator('#submit').click();
    await expect(page.locator('[data-place-problem]')).toHaveText(
      words('nl', 'report:location.bordersFailed'),
    );
    await expect(page.locator('#field-description')).toHaveValue(text);
    expect(requests.filter((request) => request.method() === 'POST')).toEqual([]);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(sentText(requests), '(counter-proof: what was sent is seen)').toContain(text);
    for (const digits of pin.digits) expect(sentText(requests)).not.toContain(digits);
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('a coarse position that lies outside or cannot be read stays in the form, with a sentence', async ({
    page,
  }) => {
    await withoutSealing(page);
    await startReport(page);
    await choose(page, '500m');
    const requests = recordRequests(page);
    const problem = page.locator('[data-place-problem]');
    await typePin(page, '51.9225, 4.47917');
    await page.locator('#submit').click();
    await expect(problem).toContainText('Noord-Holland');
    await typePin(page, '52.631973 en 4.748531');
    await page.locator('#submit').click();
    await expect(problem).toHaveText(words('nl', 'problems:fields.not-a-position'));
    expect(requests.filter((request) => request.method() === 'POST')).toEqual([]);
  });
});
