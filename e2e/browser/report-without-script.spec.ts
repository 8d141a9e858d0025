import type { Page } from '@playwright/test';
import { fullLanguages, type Language, languages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { homeOf, pathIn, words } from './words.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const receiptCode = /^\s*([0-9A-HJKMNP-TV-Z]{4}\s+){4}[0-9A-HJKMNP-TV-Z]{4}\s*$/;

/** People press the words, which cover the little box. */
const tick = (page: Page, id: string) => page.locator(`label[for="${id}"]`).click();

async function walkFromHomeToForm(page: Page, language: Language) {
  await page.goto(homeOf(language));
  await page
    .locator(`main a[href="${pathIn(language, '/herkennen/drijvende-pakketten')}"]`)
    .first()
    .click();
  await page
    .locator(`main a[href="${pathIn(language, '/melden/floating-package')}"]`)
    .first()
    .click();
  await expect(page).toHaveURL(pathIn(language, '/melden/floating-package'));
}

async function reportFromHome(page: Page, language: Language, text: string) {
  await walkFromHomeToForm(page, language);
  await expect(page.locator('#phenomenon-floating-package')).toBeChecked();
  await page.getByLabel(words(language, 'report:description.label')).fill(text);
  await page
    .getByRole('combobox', { name: words(language, 'report:areaCode.label') })
    .selectOption({ label: 'Texel' });
  await page.getByRole('button', { name: words(language, 'report:submit') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words(language, 'receipt:heading'));
}

test.describe('a resident without script, on a phone', () => {
  for (const language of languages) {
    test(`goes from home by the guide to the form and gets a receipt, and the hub reads that report (${language})`, async ({
      page,
      house,
    }) => {
      const text = unmistakableText();
      await reportFromHome(page, language, text);
      await expect(page.locator('[data-receipt]')).toHaveText(receiptCode);
      expect(page.url(), 'the receipt stands in no address').toBe(
        house.publicUrl + pathIn(language, '/melden/floating-package'),
      );
      const opened = await openedReports(house, text);
      expect(opened).toHaveLength(1);
      expect(opened[0]).toMatchObject({ text, phenomenon: 'floating-package', area: 'GM0448', language });
    });
  }

  test('comes back with the code and reads that there is no message yet', async ({ page }) => {
    await reportFromHome(page, 'nl', unmistakableText());
    const code = (await page.locator('[data-receipt]').innerText()).toLowerCase();
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill(code);
    await page.getByRole('button', { name: words('nl', 'follow-up:submit') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      words('nl', 'follow-up:noMessage.heading'),
    );
  });

  test('hears at once that a code has a wrong symbol, and sees what was typed', async ({ page }) => {
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill('AAAA-BBBB');
    await page.getByRole('button', { name: words('nl', 'follow-up:submit') }).click();
    await expect(page.locator('.error-summary')).toBeFocused();
    await expect(page.locator('#field-receipt')).toHaveValue('AAAA-BBBB');
  });
});

test.describe('a resident without script, on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('goes from home by the guide to the form and gets a receipt', async ({ page, house }) => {
    const text = unmistakableText();
    await reportFromHome(page, 'nl', text);
    expect(await openedReports(house, text)).toHaveLength(1);
  });
});

test.describe('a form that is not complete', () => {
  for (const language of fullLanguages) {
    test(`comes back with what is wrong above it, in focus and linked (${language})`, async ({ page }) => {
      await page.goto(pathIn(language, '/melden'));
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: words(language, 'report:submit') }).click();
      expect((await answer).status()).toBe(400);

      const summary = page.locator('.error-summary');
      await expect(summary).toBeFocused();
      expect(await summary.evaluate((node) => node.closest('form')), 'outside the form').toBeNull();
      const fields = ['#field-phenomenon', '#field-description'];
      await expect(summary.locator('a')).toHaveCount(fields.length);
      for (const field of fields) {
        await summary.locator(`a[href="${field}"]`).click();
        await expect(page.locator(field), `the link leads to ${field}`).toBeFocused();
        const described = (await page.locator(field).getAttribute('aria-describedby')) ?? '';
        expect(described.split(' ')).toContain(`${field.slice(1)}-error`);
        await expect(page.locator(field)).toHaveAttribute('aria-invalid', 'true');
      }
    });
  }

  test('keeps every answer, and is the same report once it is complete', async ({ page, house }) => {
    const text = unmistakableText();
    await page.goto('/melden');
    const token = await page.locator('input[name="formToken"]').inputValue();
    await page.locator('#field-description').fill(text);
    await page.locator('#field-place').fill('achter de verzonnen sluis');
    await page.locator('#field-location').fill('53.05, 4.80');
    await tick(page, 'precision-500m');
    await tick(page, 'observed-this-week');
    await page.locator('#field-areaCode').selectOption({ label: 'Texel' });
    await page
      .locator('.sense-fold', { has: page.locator('#sign-taped-package') })
      .locator('summary')
      .click();
    await tick(page, 'sign-taped-package');
    await page.locator('#submit').click();

    await expect(page.locator('.error-summary a')).toHaveCount(1);
    await expect(page.locator('#field-description')).toHaveValue(text);
    await expect(page.locator('#field-place')).toHaveValue('achter de verzonnen sluis');
    await expect(page.locator('#field-location')).toHaveValue('53.05, 4.80');
    await expect(page.locator('#precision-500m')).toBeChecked();
    await expect(page.locator('#observed-this-week')).toBeChecked();
    await expect(page.locator('#sign-taped-package')).toBeChecked();
    await expect(page.locator('#sign-taped-package'), 'what was ticked is not folded away').toBeVisible();
    await expect(page.locator('#sign-hemp-smell')).toBeHidden();
    await expect(page.locator('input[name="formToken"]')).toHaveValue(token);

    await tick(page, 'phenomenon-floating-package');
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toHaveText(receiptCode);
    const [opened, ...others] = await openedReports(house, text);
    expect(others).toHaveLength(0);
    expect(opened).toMatchObject({
      phenomenon: 'floating-package',
      signs: ['taped-package'],
      when: 'this-week',
      place: { description: 'achter de verzonnen sluis', precision: '500m' },
    });
  });

  test('folds the signs until somebody says what it was, so that the form is half as long', async ({
    page,
  }) => {
    await page.goto('/melden');
    const length = () => page.evaluate(() => document.documentElement.scrollHeight);
    const folded = await length();
    for (const sign of await page.locator('input[name="signs"]').all()) await expect(sign).toBeHidden();
    for (const fold of await page.locator('.sense-fold summary').all()) {
      expect((await fold.boundingBox())?.height, 'a target to tap on').toBeGreaterThanOrEqual(44);
      await fold.click();
    }
    await expect(page.locator('#sign-taped-package')).toBeVisible();
    expect(await length()).toBeGreaterThan(1.5 * folded);
    await page.goto('/melden');
    await tick(page, 'phenomenon-floating-package');
    await expect(page.locator('#sign-taped-package')).toBeVisible();
    await expect(page.locator('.sense-fold summary').first()).toBeHidden();
    await expect(page.locator('.sense-fold .sense').nth(1)).toBeVisible();
  });

  test('shows the signs that fit the phenomenon, without script', async ({ page }) => {
    await page.goto('/melden/floating-package');
    await expect(page.locator('#sign-taped-package')).toBeVisible();
    await expect(page.locator('#sign-hemp-smell')).toBeHidden();
    await tick(page, 'phenomenon-cannabis-grow-house');
    await expect(page.locator('#sign-hemp-smell')).toBeVisible();
    await expect(page.locator('#sign-taped-package')).toBeHidden();
  });
});
