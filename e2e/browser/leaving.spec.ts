import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { unmistakableText } from './opened-reports.ts';

const form = '/melden/drug-waste-dump';

/** In the browser: what a person would still see of a report in the form that is shown. */
const leftInForm = (page: Page) =>
  page.evaluate(() => ({
    description: document.querySelector<HTMLTextAreaElement>('#field-description')?.value,
    place: document.querySelector<HTMLInputElement>('#field-place')?.value,
    signs: document.querySelectorAll('input[name="signs"]:checked').length,
  }));
const nothing = { description: '', place: '', signs: 0 };

async function typeReport(page: Page): Promise<void> {
  await page.goto('/');
  await page.goto(form);
  await page.locator('#field-description').fill(unmistakableText());
  await page.locator('#field-place').fill('achter de verzonnen loods');
  await page.locator('label[for="sign-chemical-smell"]').click();
}

async function goBack(page: Page): Promise<void> {
  await page.goBack();
  // A page that comes back as it was left may load itself anew.
  await page.waitForLoadState('load');
  await expect(page.locator('#field-description')).toBeVisible();
}

test.describe('"back" shows an empty form', () => {
  test('after the receipt', async ({ page }) => {
    await typeReport(page);
    const token = await page.locator('input[name="formToken"]').inputValue();
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    await goBack(page);
    await expect.poll(() => leftInForm(page)).toEqual(nothing);
    await expect(page.locator('input[name="formToken"]'), 'and it is a new form').not.toHaveValue(token);
  });

  test('after leaving it half filled in', async ({ page }) => {
    await typeReport(page);
    await page.goto('/privacy');
    await goBack(page);
    await expect.poll(() => leftInForm(page)).toEqual(nothing);
  });
});

// Not every test browser keeps left pages in memory as phones do, so these tests send the page the same two events.
test.describe('a page that the browser keeps in memory', () => {
  const hide = (page: Page) =>
    page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));

  test('is emptied the moment it is left, its hidden token too', async ({ page }) => {
    await typeReport(page);
    await hide(page);
    expect(await leftInForm(page)).toEqual(nothing);
    await expect(page.locator('input[name="formToken"]')).toHaveValue('');
  });

  test('with a receipt is emptied the moment it is left, and leads home when it comes back', async ({
    page,
  }) => {
    await typeReport(page);
    await page.locator('#submit').click();
    const receipt = page.locator('[data-receipt]').first();
    await expect(receipt).toHaveText(/[0-9A-Z]{4}/);
    // The text comes with the page; what clears it comes a moment later.
    await page.waitForLoadState('load');
    await hide(page);
    for (const shown of await page.locator('[data-receipt]').all()) await expect(shown).toHaveText('');
    const home = page.waitForURL('/');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await home;
    await expect(page.locator('[data-receipt]')).toHaveCount(0);
  });

  test('is loaded anew when it comes back', async ({ page }) => {
    await typeReport(page);
    const token = await page.locator('input[name="formToken"]').inputValue();
    const loaded = page.waitForEvent('load');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await loaded;
    expect(await leftInForm(page)).toEqual(nothing);
    await expect(page.locator('input[name="formToken"]')).not.toHaveValue(token);
    await expect(page.locator('input[name="formToken"]')).not.toHaveValue('');
  });

  test('(counter-proof: without its own script it would keep all that was typed)', async ({ page }) => {
    await page.addInitScript(() =>
      addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    await typeReport(page);
    await hide(page);
    expect(await leftInForm(page)).toMatchObject({ place: 'achter de verzonnen loods', signs: 1 });
  });
});

test.describe('"Snel weg" leaves for a neutral page, and "back" does not return to the form', () => {
  const ways = {
    'by its button': (page: Page) => page.locator('.dike [data-quick-exit]').click(),
    'by Shift three times': async (page: Page) => {
      for (const _press of [1, 2, 3]) await page.keyboard.press('Shift');
    },
  };
  for (const [way, leave] of Object.entries(ways)) {
    test(way, async ({ page, foreignRequests }) => {
      await typeReport(page);
      const destination = (await page.locator('.dike [data-quick-exit]').getAttribute('href')) as string;
      await leave(page);
      await expect(page).toHaveURL(destination);
      await expect(page).toHaveTitle('elsewhere');
      expect(foreignRequests, 'the only request to outside is the one asked for').toEqual([destination]);
      await page.goBack();
      expect(new URL(page.url()).pathname, 'the form is not in the history').toBe('/');
    });
  }

  test('two presses of Shift, or three with a letter between, stay', async ({ page, house }) => {
    await typeReport(page);
    for (const key of ['Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(page.url()).toBe(house.publicUrl + form);
  });

  test('without script it is a plain link that tells nothing of where one was', async ({
    browser,
    house,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.publicUrl });
    let referrer: string | undefined = 'not asked';
    await context.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => {
        referrer = route.request().headers().referer;
        return route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' });
      },
    );
    const page = await context.newPage();
    await page.goto(form);
    await page.locator('.dike [data-quick-exit]').click();
    await expect(page).toHaveTitle('elsewhere');
    expect(referrer).toBeUndefined();
    await context.close();
  });
});
