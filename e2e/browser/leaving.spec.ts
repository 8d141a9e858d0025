import type { Page } from '@playwright/test';
import { neutralSite } from '#content/neutral-site.ts';
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

/** A page that comes back as it was left loads itself anew: then there is no "load" of the first one. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('#field-description')).toBeVisible();
}

test.describe('"back" shows an empty form', () => {
  test('after the receipt', async ({ page }) => {
    await typeReport(page);
    const token = await page.locator('input[name="formToken"]').inputValue();
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    await page.waitForLoadState('load');
    await goBack(page);
    await expect(async () => expect(await leftInForm(page)).toEqual(nothing)).toPass();
    await expect(page.locator('input[name="formToken"]'), 'and it is a new form').not.toHaveValue(token);
  });

  test('after leaving it half filled in', async ({ page }) => {
    await typeReport(page);
    await page.goto('/privacy');
    await goBack(page);
    await expect(async () => expect(await leftInForm(page)).toEqual(nothing)).toPass();
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

  test('holds nothing of what was typed or chosen in any part of it, a file among them', async ({ page }) => {
    const text = unmistakableText();
    await typeReport(page);
    for (const field of await page
      .locator('form[data-clear-on-leave] :is(textarea, input[type="text"])')
      .all())
      if (await field.isVisible()) await field.fill(text);
    await page.locator('#field-areaCode').selectOption({ index: 3 });
    const files = page.locator('form[data-clear-on-leave] input[type="file"]');
    const photo = { name: 'verzonnen.png', mimeType: 'image/png', buffer: Buffer.from('geen foto') };
    if (await files.count()) await files.first().setInputFiles(photo);
    await hide(page);
    const left = await page.evaluate((typed) => {
      const form = document.querySelector('form[data-clear-on-leave]') as HTMLFormElement;
      const fields = [...form.querySelectorAll<HTMLInputElement>('input, textarea')];
      return {
        values: fields
          .filter(({ type, value }) => !/radio|checkbox|button|submit/.test(type) && value !== '')
          .map(({ id, name }) => id || name),
        chosen: [...form.querySelectorAll('select')].map(({ selectedIndex }) => selectedIndex),
        checked: form.querySelectorAll('input[name="signs"]:checked').length,
        files: fields.reduce((sum, field) => sum + (field.files?.length ?? 0), 0),
        inPage: document.documentElement.outerHTML.includes(typed),
        named: document.documentElement.outerHTML.includes('verzonnen.png'),
      };
    }, text);
    expect(left).toEqual({
      values: [],
      chosen: left.chosen.map(() => 0),
      checked: 0,
      files: 0,
      inPage: false,
      named: false,
    });
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
      await leave(page);
      await expect(page).toHaveURL(neutralSite);
      await expect(page).toHaveTitle('elsewhere');
      expect(foreignRequests, 'the only request to outside is the one asked for').toEqual([neutralSite]);
      await page.goBack({ waitUntil: 'commit' });
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
    const page = await context.newPage();
    await page.goto(form);
    const asked = page.waitForRequest(neutralSite);
    const steps = ['/weg', '/weg/verder'].map((path) => page.waitForRequest(`**${path}`));
    await page.locator('.dike [data-quick-exit]').click({ noWaitAfter: true });
    for (const step of await Promise.all(steps)) {
      expect(await step.headerValue('referer')).toBeNull();
      expect(await (await step.response())?.headerValue('referrer-policy')).toBe('no-referrer');
    }
    await asked;
    await context.close();
  });
});

test.describe('a form for an e-mail address', () => {
  const forms = ['/nieuwsbrief', '/en/bijeenkomsten/voorbeeld-informatieavond'];
  const address = (page: Page) => page.locator('#field-address');
  const typed = 'iemand.van.deze.telefoon@voorbeeld.example';
  const backTo = async (page: Page) => {
    await page.goto('/privacy');
    await page.goBack({ waitUntil: 'commit' });
    await expect(address(page)).toBeVisible();
  };

  for (const form of forms) {
    test(`${form} is empty when somebody comes back to it, and after a fault too`, async ({ page }) => {
      await page.goto(form);
      await address(page).fill(typed);
      await backTo(page);
      await expect(async () => expect(await address(page).inputValue()).toBe('')).toPass();
      await address(page).fill('geen adres');
      await page.locator('main form button').click();
      await expect(page.locator('.error-summary')).toBeVisible();
      await expect(address(page), 'what was wrong stays to be mended').toHaveValue('geen adres');
      // The fault comes with the page; what clears it comes a moment later.
      await page.waitForLoadState('load');
      await backTo(page);
      await expect(async () => expect(await address(page).inputValue()).toBe('')).toPass();
    });

    test(`${form} is kept by no browser`, async ({ request }) => {
      expect((await request.get(form)).headers()['cache-control']).toBe('no-store');
    });
  }

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    for (const form of forms)
      test(`${form} asks the browser to put nothing back`, async ({ page }) => {
        await page.goto(form);
        await expect(page.locator('form:has(#field-address)')).toHaveAttribute('autocomplete', 'off');
      });
  });
});
