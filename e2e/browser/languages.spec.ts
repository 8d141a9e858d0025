import type { Page } from '@playwright/test';
import { coreLanguages, languageNames, languages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { homeOf, pathIn, words } from './words.ts';

const nameOf = (language: (typeof languages)[number]) => languageNames[language].name;

async function choose(page: Page, language: (typeof languages)[number]): Promise<void> {
  await page.locator('.languages summary').click();
  await page
    .locator('.languages')
    .getByRole('link', { name: nameOf(language) })
    .click();
}

test.describe('the choice of a language', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 568 } });

  test('works without script and without a cookie: the page stays, and a missing one leads home', async ({
    page,
    context,
  }) => {
    await page.goto('/gevaar');
    await choose(page, 'uk');
    await expect(page).toHaveURL('/uk/gevaar');
    await choose(page, 'pl');
    await page.goto('/pl/anoniem');
    await choose(page, 'ar');
    await expect(page).toHaveURL('/ar');
    expect((await context.storageState()).cookies).toEqual([]);
  });

  test('is never made for the visitor: the address alone decides', async ({ request }) => {
    const answer = await request.get('/', {
      headers: { 'accept-language': 'ar, pl;q=0.9' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('<html class="utrecht-root nh-theme" lang="nl"');
  });
});

test('every language says its name and direction, fits on the smallest phone, and tells of its translation', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const language of languages) {
    for (const path of ['/', '/gevaar', '/melden', '/vervolg']) {
      await page.goto(path === '/' ? homeOf(language) : pathIn(language, path));
      const html = page.locator('html');
      await expect.soft(html).toHaveAttribute('lang', language);
      await expect.soft(html).toHaveAttribute('dir', languageNames[language].direction);
      expect.soft(await sidewaysScroll(page), `${language} ${path}`).toBe(0);
      const told = page.getByText(words(language, 'site:translated.text'));
      await expect.soft(told, `${language} ${path}`).toHaveCount(language === 'nl' ? 0 : 1);
    }
  }
});

test('where a language has no page of its own, the link says that it is in English', async ({ page }) => {
  for (const language of coreLanguages) {
    await page.goto(homeOf(language));
    const away = page.locator('main, header, footer').locator('a[href^="/en/"]:not([lang])');
    expect.soft(await away.count(), language).toBeGreaterThan(1);
    for (const link of await away.all()) {
      await expect.soft(link).toHaveAttribute('hreflang', 'en');
      expect.soft(await link.textContent()).toContain(`(${nameOf('en')})`);
    }
  }
});

test.describe('in Arabic, from right to left', () => {
  test('numbers, codes and positions keep their order, and the eye goes from right to left', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 740 });
    await page.goto('/ar/melden/other');
    const tips = page.locator('main .call-number');
    expect(await readOrder(tips)).toBe((await tips.textContent())?.trim());
    await expect(page.locator('#field-location')).toHaveCSS('direction', 'ltr');
    await page.locator('#field-description').fill('بلاغ مخترع للاختبار');
    await expect(page.locator('#field-description')).toHaveCSS('direction', 'rtl');
    const box = await page.locator('#phenomenon-other').boundingBox();
    const label = await page.locator('label[for="phenomenon-other"]').boundingBox();
    expect(box?.x, 'the box stands right of its words').toBeGreaterThan(label?.x ?? Infinity);
    await page.locator('#submit').click();
    const code = page.locator('[data-receipt]');
    await expect(code).toBeVisible();
    const groups = await code
      .locator('span')
      .evaluateAll((spans) =>
        spans.map((span) => ({ text: span.textContent ?? '', ...span.getBoundingClientRect().toJSON() })),
      );
    const seen = groups.toSorted((one, other) => one.y - other.y || one.x - other.x).map(({ text }) => text);
    expect(seen, 'the groups of the code from left to right').toEqual(groups.map(({ text }) => text));
  });

  test('a number in a plain sentence is set apart', async ({ page }) => {
    await page.goto('/ar/melden');
    const help = page.locator('#field-location-help');
    await expect(help).toContainText('\u206652.95, 4.76\u2069');
  });
});

/** The letters of one line as they stand on the screen, from left to right. */
async function readOrder(place: ReturnType<Page['locator']>): Promise<string> {
  return place.evaluate((element) => {
    const text = element.firstChild as Text;
    const range = document.createRange();
    const letters = [...text.data].map((letter, at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return { letter, x: range.getBoundingClientRect().x };
    });
    return letters
      .toSorted((one, other) => one.x - other.x)
      .map(({ letter }) => letter)
      .join('')
      .trim();
  });
}
