import type { Page } from '@playwright/test';
import { findKit } from '#content/kits/kits.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { axeFaults, axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { startCampaign } from './live-campaign.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { sidewaysScroll } from './page-measures.ts';
import { wireBytes } from './wire-bytes.ts';
import { homeOf, pathIn, words } from './words.ts';

const barns = { kit: 'schuren-te-huur', areas: ['GM0448'], audience: 'farmers-and-barn-owners' };
const packages = {
  ...{ kit: 'drijvend-pakket', areas: ['WATER-WADDENZEE', 'WATER-NOORDZEE'] },
  audience: 'harbours-and-water-sport',
};
const headlineOf = (kit: string, language: FullLanguage) => findKit(kit)?.texts[language].headline as string;

const boxTop = async (page: Page, selector: string) =>
  ((await page.locator(selector).first().boundingBox()) as { y: number }).y;

test.describe('a resident without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  for (const language of fullLanguages) {
    test(`comes from a poster, reads the danger first and reports for that campaign (${language})`, async ({
      page,
      house,
      context,
    }) => {
      const code = await startCampaign(house, barns);
      await page.goto(pathIn(language, `/c/${code}`));
      await expect(page.locator('h1')).toHaveText(headlineOf(barns.kit, language));
      expect(await boxTop(page, '.danger')).toBeLessThan(await boxTop(page, '.signs'));
      const report = pathIn(language, `/c/${code}/melden`);
      await page.locator(`main a[href="${report}"]`).first().click();
      await expect(page.locator('form[method="post"]').first()).toHaveAttribute('action', report);

      await page.locator('#submit').click();
      await expect(page.locator('.error-summary')).toBeVisible();
      await expect(page.locator('input[name="campaign"]'), 'a fault keeps the code').toHaveValue(code);
      const text = unmistakableText();
      await page.locator('label[for="phenomenon-suspicious-rental"]').click();
      await page.locator('#field-description').fill(text);
      await page.locator('#submit').click();
      await expect(page.locator('[data-receipt]')).toBeVisible();
      expect(await openedReports(house, text)).toMatchObject([{ campaign: code, language }]);
      expect(await context.cookies()).toEqual([]);
    });
  }

  test('goes from the front page to the own municipality and on to a running campaign', async ({
    page,
    house,
  }) => {
    const code = await startCampaign(house, barns);
    await page.goto(homeOf('nl'));
    await page.locator('.site-footer a[href="/gemeenten"]').click();
    await page.getByRole('link', { name: 'Texel', exact: true }).click();
    await expect(page).toHaveURL('/gemeente/texel');
    await expect(page.locator('svg[role="img"]').first()).toBeVisible();
    await expect(page.locator('main')).toContainText(words('nl', 'area:figures.none'));
    await page.locator(`a[href="/c/${code}"]`).click();
    await expect(page.locator('h1')).toHaveText(headlineOf(barns.kit, 'nl'));
  });

  test('on the water reads first what not to touch and whom to call', async ({ page, house }) => {
    const code = await startCampaign(house, packages);
    for (const path of ['/gemeente/waddenzee', `/c/${code}`]) {
      await page.goto(path);
      await expect(page.locator('.danger .calls div').first()).toContainText('0900-0111');
      await expect(page.locator('.danger .calls div').first()).toContainText('VHF 16');
    }
    await page.goto(`/c/${code}/melden`);
    await expect(page.locator('#phenomenon-floating-package')).toBeChecked();
  });

  test('with an unknown code finds a friendly page, and its form still takes the report', async ({
    page,
    house,
  }) => {
    expect((await page.goto('/c/nooit-gehoord'))?.status()).toBe(404);
    await page.goto('/c/nooit-gehoord/melden');
    await expect(page.locator('form[method="post"]').first()).toHaveAttribute('action', '/melden');
    const text = unmistakableText();
    await page.locator('label[for="phenomenon-other"]').click();
    await page.locator('#field-description').fill(text);
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    expect(await openedReports(house, text)).toMatchObject([{ campaign: '' }]);
  });
});

test('with script a report of a campaign arrives with its code, and nothing is kept in the browser', async ({
  page,
  house,
  context,
  foreignRequests,
}) => {
  const code = await startCampaign(house, barns);
  await page.goto(`/c/${code}`);
  expect(await page.locator('script').count(), 'the page itself has no script').toBe(0);
  await page.locator(`main a[href="/c/${code}/melden"]`).first().click();
  const text = unmistakableText();
  await page.locator('label[for="phenomenon-other"]').click();
  await page.locator('#field-description').fill(text);
  await page.locator('#submit').click();
  await expect(page.locator('[data-receipt]')).toBeVisible();
  expect(await openedReports(house, text)).toMatchObject([{ campaign: code }]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(foreignRequests).toEqual([]);
});

test('axe finds nothing on campaign and area pages, and nothing sticks out at 320 pixels', async ({
  page,
  house,
}) => {
  test.setTimeout(180_000);
  const codes = [await startCampaign(house, barns), await startCampaign(house, packages)];
  const paths = [
    ...codes.flatMap((code) => [`/c/${code}`, `/c/${code}/melden`]),
    ...[`/en/c/${codes[0]}`, '/gemeente/texel', '/gemeente/waddenzee', '/en/gemeente/oostzaan', '/gemeenten'],
  ];
  for (const path of paths) {
    await page.goto(path);
    expect.soft(await axeFaultsInEveryDress(page), path).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect.soft(await sidewaysScroll(page), `${path} at 320 × 256`).toBe(0);
  }
  await page.goto('/gemeente/texel');
  await page.evaluate(() => document.querySelector('.area-map svg')?.removeAttribute('aria-label'));
  expect(await axeFaults(page), '(counter-proof: a map without words is noticed)').not.toEqual([]);
});

test('an area page with its map comes in at most 30 kB, packed in far less, and a browser that has it keeps it', async ({
  page,
  request,
  house,
}) => {
  for (const path of ['/gemeente/hollands-kroon', '/gemeente/noordzee', '/en/gemeente/amsterdam']) {
    const url = house.publicUrl + path;
    expect.soft(await wireBytes(url, 'identity'), path).toBeLessThanOrEqual(30_000);
    expect.soft(await wireBytes(url, 'br'), path).toBeLessThanOrEqual(10_000);
    const answer = await request.get(path);
    expect(answer.headers()['cache-control']).toBe('no-cache');
    const again = await request.get(path, { headers: { 'if-none-match': answer.headers().etag as string } });
    expect(again.status()).toBe(304);
  }
  await page.goto('/gemeente/hollands-kroon');
  expect(await page.locator('script').count()).toBe(0);
});
