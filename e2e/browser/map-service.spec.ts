import type { Page } from '@playwright/test';
import { type MapServices, mapServices } from '../map-service-stand-in.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from '../running-house.ts';
import { axeFaults } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { choose, form, openMap, recordRequests, startReport, typePin } from './placed-report.ts';
import { words } from './words.ts';

test.describe('with a map service', () => {
  let services: MapServices;
  let house: RunningHouse;
  test.beforeAll(async () => {
    services = await mapServices();
    house = await startHouse(
      {
        TILES_URL: services.tilesUrl,
        TILES_CREDIT: 'Verzonnen kaartmaker',
        GEOCODER_URL: services.geocoderUrl,
      },
      freshFolder(),
    );
  });
  test.afterAll(async () => {
    await house.stop();
    removeFolder(house.dataDir);
    services.close();
  });

  /** All that is to come at this view has come: a hasty next step would call some of it off, by chance. */
  async function expectTiles(page: Page, { asked }: MapServices): Promise<void> {
    await expect(page.locator('.leaflet-tile-loaded').first()).toBeAttached();
    for (let before = -1; before !== asked.length; ) {
      before = asked.length;
      await page.waitForTimeout(600);
    }
  }

  /** Tiles that a fresh server asks for, when a person looks at the same view and sets the pin here. */
  async function askedFor(page: Page, place: { right: number; down: number } | null): Promise<string[]> {
    const own = await mapServices();
    const fresh = await startHouse({ TILES_URL: own.tilesUrl }, freshFolder());
    await startReport(page, `${fresh.publicUrl}${form}`);
    await openMap(page);
    const view = page.locator('[data-map-view]');
    for (const key of ['+', '+', '+', 'ArrowUp']) {
      await expectTiles(page, own);
      await view.press(key);
    }
    await expectTiles(page, own);
    const before = recordRequests(page);
    if (place) {
      const box = (await view.boundingBox()) as { width: number; height: number };
      await view.click({ position: { x: box.width * place.right, y: box.height * place.down } });
      await choose(page, '100m');
      await typePin(page, '52.6319, 4.7485');
      await page.waitForTimeout(500);
      expect(
        before.map((request) => request.url()),
        'requests after the pin',
      ).toEqual([]);
    }
    const asked = own.asked.map(({ path }) => path).toSorted();
    await fresh.stop();
    removeFolder(fresh.dataDir);
    own.close();
    return asked;
  }

  test('two pins, or none, in the same view make the service see the same requests, in whole blocks', async ({
    page,
  }) => {
    test.setTimeout(90_000);
    const none = await askedFor(page, null);
    expect(none.length).toBeGreaterThan(60);
    expect(await askedFor(page, { right: 0.2, down: 0.8 })).toEqual(none);
    expect(await askedFor(page, { right: 0.8, down: 0.3 })).toEqual(none);
  });

  test('pictures come from our own address, are kept by no cache, and the map names their maker', async ({
    page,
    foreignRequests,
  }) => {
    const tiles: Record<string, string | undefined>[] = [];
    page.on('response', (response) => {
      if (!response.url().includes('/kaart/')) return;
      // A picture that comes when the page is closing has no headers to read any more.
      response
        .allHeaders()
        .then((headers) => tiles.push(headers))
        .catch(() => {});
    });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await startReport(page, `${house.publicUrl}${form}`);
    await openMap(page);
    await page.locator('[data-map-view]').press('+');
    await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
    await expect.poll(() => tiles.length).toBeGreaterThan(9);
    for (const headers of tiles) expect(headers['cache-control']).toBe('no-store');
    for (const headers of tiles) expect(headers['set-cookie']).toBeUndefined();
    expect(complaints.filter((text) => /Content Security|TrustedHTML/.test(text))).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await expect(page.locator('[data-map-credit]')).toContainText('Verzonnen kaartmaker');
  });

  test('a street is found on a press only, without the house number, and its button sets the pin', async ({
    page,
  }) => {
    await startReport(page, `${house.publicUrl}${form}`);
    await openMap(page);
    const requests = recordRequests(page);
    const searches = () => requests.filter((request) => request.url().endsWith('/api/v1/address-searches'));
    const field = page.locator('#map-search');
    await field.pressSequentially('Verzonnenstraat 4711a, Alkmaar');
    await page.waitForTimeout(300);
    expect(searches()).toHaveLength(0);
    await field.press('Enter');
    await expect(page.locator('.map-found')).toHaveCount(2);
    expect(searches()[0]?.postData()).toBe('{"text":"Verzonnenstraat, Alkmaar"}');
    const upstream = services.asked.filter(({ path }) => path.startsWith('/free'));
    expect(upstream).toHaveLength(1);
    expect(JSON.stringify(upstream)).not.toMatch(/4711|cookie|referer|Mozilla/i);

    await expectTiles(page, services);
    const before = requests.length;
    await page.locator('.map-found').first().click();
    await expect(page.locator('#field-location')).toHaveValue('52.63190, 4.74850');
    await expect(page.locator('.map-pin')).toBeVisible();
    await page.waitForTimeout(300);
    expect(
      requests.slice(before).map((request) => request.url()),
      'after the pin',
    ).toEqual([]);
    // Half under the sticky strip, a target would look too small.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await axeFaults(page)).toEqual([]);
  });

  test('when the service fails, the own areas stay, and the search says what to do instead', async ({
    page,
  }) => {
    services.fail();
    await startReport(page, `${house.publicUrl}${form}`);
    await openMap(page);
    for (const key of ['+', '+', '+', '+', '+']) await page.locator('[data-map-view]').press(key);
    await page.locator('#map-search').fill('Onvindbareweg');
    await page.locator('.map-search button').first().click();
    await expect(page.locator('[data-map-status]')).toHaveText(
      words('nl', 'report:location.map.searchFailed'),
    );
    await expect(page.locator('.map-area').first()).toBeAttached();
    await page.locator('[data-map-view]').press('Enter');
    await expect(page.locator('#field-location')).not.toHaveValue('');
    expect(house.output()).toContain('address-search-failed');
    expect(house.output()).not.toMatch(/Onvindbareweg|\/kaart\/|52\.|4\.7/);
  });
});

test('without a map service there is no search, and no picture is asked for', async ({ page }) => {
  const requests = recordRequests(page);
  await startReport(page);
  await openMap(page);
  await page.locator('[data-map-view]').press('+');
  await expect(page.locator('[data-address-search]')).toHaveCount(0);
  expect(requests.filter((request) => request.url().includes('/kaart/'))).toEqual([]);
});
