import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { words } from './words.ts';

test.use({ viewport: { width: 390, height: 844 } });

const receipt = '[data-receipt]';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const follow = (page: Page, href: string) => page.locator(`main a[href="${href}"]`).first().click();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a farmer goes from home to the self-check of the yard and prints its advice on two sheets at most', async ({
      page,
    }) => {
      await page.goto('/');
      await follow(page, '/voor/boeren');
      await follow(page, '/zelfcheck/erf');
      const questions = page.locator('fieldset[id^="field-"]');
      for (const question of await questions.all()) await question.locator('label').nth(1).click();
      await page.locator('#check').click();
      const advice = page.locator('[data-advice]');
      await expect(advice.locator('.check-list li').first()).toBeVisible();
      const pieces = await advice.locator('.check-list li').count();
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['#self-check', '.menu', '[data-print]', '.other-checks'])
        await expect(page.locator(gone)).toBeHidden();
      await expect(advice.locator('.check-list li')).toHaveCount(pieces);
      await expect(page.locator('main a[href="tel:112"]').last()).toBeVisible();
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(sheets.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
      expect(page.url(), 'no answer stands in the address').toMatch(/\/zelfcheck\/erf(#advice)?$/);
    });
  });

test('a tenant reads in Polish what is wrong with a garage box, reports it, and gets the code in Polish', async ({
  page,
  house,
}) => {
  const text = unmistakableText();
  await page.goto('/pl');
  await follow(page, '/pl/herkennen/verdachte-verhuur');
  await expect(page.locator('main')).toContainText('W garażu, boksie');
  await follow(page, '/pl/melden/suspicious-rental');
  await expect(page.locator('#phenomenon-suspicious-rental')).toBeChecked();
  await page.getByLabel(words('pl', 'report:description.label')).fill(text);
  await page.getByRole('button', { name: words('pl', 'report:submit') }).click();
  await expect(page.locator(receipt)).toBeVisible();
  await expect(heading(page)).toHaveText(words('pl', 'receipt:heading'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
  const [opened] = await openedReports(house, text);
  expect(opened).toMatchObject({ phenomenon: 'suspicious-rental', language: 'pl' });
});

test('a skipper at 53.1 N 4.6 E reads the danger before anything else, and the report lands in the North Sea', async ({
  page,
  house,
}) => {
  const text = unmistakableText();
  await page.goto('/');
  await follow(page, '/herkennen/drijvende-pakketten');
  const danger = page.locator('.danger').first();
  const top = async (part: string) => (await page.locator(part).first().boundingBox())?.y ?? 0;
  expect((await danger.boundingBox())?.y).toBeLessThan(844);
  expect((await danger.boundingBox())?.y).toBeLessThan(await top('#signs-heading'));
  await expect(danger.getByRole('link', { name: '112' })).toBeVisible();
  await follow(page, '/melden/floating-package');
  await page.locator('#field-description').fill(text);
  await page.locator('#field-location').fill('53.1 N 4.6 E');
  await page.locator('#submit').click();
  await expect(page.locator(receipt)).toBeVisible();
  const [opened] = await openedReports(house, text);
  expect(opened).toMatchObject({ area: 'WATER-NOORDZEE', phenomenon: 'floating-package' });
  expect(opened?.place.location?.coordinates).toEqual([4.6, 53.1]);
});
