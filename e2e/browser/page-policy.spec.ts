import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { answerPages, crawl, withoutLookalikes } from './public-pages.ts';
import { signIn } from './sign-in.ts';
import { watchPage } from './watch-page.ts';

/** What the browser lets the page that is shown do; Chromium only, and empty where it does not tell. */
const powersOf = (page: Page) =>
  page.evaluate(() => {
    const { featurePolicy } = document as { featurePolicy?: { allowedFeatures(): string[] } };
    return featurePolicy?.allowedFeatures() ?? [];
  });

const deskPages = [
  ...['/dichtheid', '/campagnes', '/campagnes/voorstellen', '/campagnes/nieuw', '/campagnes/lotingen'],
  ...['/indicatoren', '/indicatoren/toevoegen', '/exports', '/cijfers', '/meldingen'],
];

test('no page breaks its own policy, and none has a power but to copy the code of a receipt', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const { violations } = await watchPage(page);
  for (const path of withoutLookalikes((await crawl(request)).pages)) {
    await page.goto(path);
    expect.soft(await powersOf(page), path).toEqual(['clipboard-write']);
  }
  for (const [name, reach] of Object.entries(answerPages)) {
    await reach(page);
    expect.soft(await powersOf(page), name).toEqual(['clipboard-write']);
  }
  expect(violations).toEqual([]);
});

test('nor does the form with all that script adds to it', async ({ page }) => {
  const { violations } = await watchPage(page);
  await page.goto('/melden/other');
  await page.locator('[data-map-show]').click();
  await expect(page.locator('[data-map-view]')).toBeFocused({ timeout: 20_000 });
  for (const key of ['+', '+', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.map-pin svg path')).toHaveCount(1);
  for (const precision of ['100m', 'municipality'])
    await page.locator(`label[for="precision-${precision}"]`).click();
  await page
    .locator('#field-description')
    .fill('Verzonnen: vanaf mijn zolder zie ik om 23:15 iets bij nummer 12');
  await page.locator('#field-place').click();
  await page.locator('#submit').click();
  await page.locator('[data-receipt], .error-summary').first().waitFor();
  expect(violations).toEqual([]);
});

test('nor does the desk', async ({ page, house }) => {
  test.setTimeout(120_000);
  const { violations } = await watchPage(page);
  await signIn(page, house, 'lead');
  for (const path of deskPages) {
    await page.goto(house.deskUrl + path);
    expect.soft(await powersOf(page), path).toEqual(['clipboard-write']);
  }
  expect(violations).toEqual([]);
});

test('(counter-proof: no text becomes markup or script, and trying is seen)', async ({ page }) => {
  const { violations } = await watchPage(page);
  await page.goto('/melden');
  const tried = await page.evaluate(() => {
    const tries = {
      markup: () => Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }),
      script: () => Object.assign(document.createElement('script'), { src: '/x.js' }),
      policy: () =>
        (
          globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes?.createPolicy('own', {}),
    };
    return Object.entries(tries).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} passed`;
      } catch {
        return name;
      }
    });
  });
  expect(tried).toEqual(['markup', 'script', 'policy']);
  await expect.poll(() => violations.length).toBeGreaterThanOrEqual(3);
  expect(violations.join('\n')).toMatch(/TrustedHTML[\s\S]*TrustedScriptURL/);
});
