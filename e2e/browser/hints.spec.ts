import type { Page } from '@playwright/test';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { sidewaysScroll } from './page-measures.ts';
import { words } from './words.ts';

const form = '/melden/drug-waste-dump';
const under = (page: Page, field = 'description') => {
  const root = page.locator(`[data-hints="field-${field}"]`);
  return {
    field: page.locator(`#field-${field}`),
    box: root.locator('[data-hints-box]'),
    status: root.locator('[data-hints-status]'),
    entries: root.locator('.hints-entry'),
    button: (name: 'show' | 'dismiss', told: string) =>
      root.getByRole('button', { name: `${words('nl', `hints:${name}`)} “${told}”`, exact: true }),
  };
};

/** Opens the form with the rules there: they come when a field is entered, before the first key. */
async function enterField(page: Page, path = form): Promise<ReturnType<typeof under>> {
  await page.goto(path);
  const rules = page.waitForResponse((response) => /open-hints/.test(response.url()));
  const place = under(page);
  await place.field.click();
  await rules;
  return place;
}

test.describe('somebody who types words that may give them away', () => {
  test('sees which, and why, and nothing is asked of anybody while typing', async ({
    page,
    foreignRequests,
  }) => {
    const { field, box, status, entries } = await enterField(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.keyboard.type('Er staan vaten. Ik zag ze vanaf mijn zolder.');
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText('“mijn zolder”');
    await expect(entries).toContainText(words('nl', 'hints:kinds.own-place'));
    await expect(box).toContainText(words('nl', 'hints:local'));
    await expect(status).toHaveText(words('nl', 'hints:found_one').replace('{{count}}', '1'));
    await page.keyboard.type(' Mijn huurder ook.');
    await expect(entries).toHaveCount(2);
    await expect(field, 'the text is left as it was').toHaveValue(
      'Er staan vaten. Ik zag ze vanaf mijn zolder. Mijn huurder ook.',
    );
    const place = under(page, 'place');
    await place.field.fill('bij ons achter');
    await expect(place.entries).toHaveCount(1);
    expect(requests, 'requests from the first key on').toEqual([]);
    expect(foreignRequests).toEqual([]);
  });

  test('is told once, and not for every key', async ({ page }) => {
    const { field, status, entries } = await enterField(page);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push('once')).observe(
        document.querySelector('[data-hints="field-description"] [data-hints-status]') as Element,
        { childList: true, characterData: true, subtree: true },
      );
    });
    await page.keyboard.type('Vanaf mijn zolder', { delay: 20 });
    await expect(entries).toHaveCount(1);
    await page.keyboard.type(' zag ik drie mannen met vaten en een bus', { delay: 20 });
    await field.blur();
    await expect(status).not.toBeEmpty();
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(['once']);
  });

  test('goes to the words, with the keyboard alone', async ({ page }) => {
    const { field, button } = await enterField(page);
    await page.keyboard.type('Er staan vaten. Mijn huurder rijdt ze weg.');
    await expect(button('show', 'Mijn huurder')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(button('show', 'Mijn huurder')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    await expect(field, 'all of it in sight').toBeInViewport({ ratio: 1 });
    const selected = () => getSelection()?.toString();
    expect(await page.evaluate(selected)).toBe('Mijn huurder');
    await page.keyboard.type('Iemand');
    await expect(field).toHaveValue('Er staan vaten. Iemand rijdt ze weg.');
    await expect(button('show', 'Mijn huurder')).toHaveCount(0);
  });

  test('says "dit is goed zo", and is not asked again until the words change', async ({ page }) => {
    const { field, box, entries, button } = await enterField(page);
    await page.keyboard.type('Mijn huurder zag het vanaf mijn zolder.');
    await expect(entries).toHaveCount(2);
    await button('dismiss', 'Mijn huurder').click();
    await expect(entries).toHaveCount(1);
    await expect(button('dismiss', 'mijn zolder'), 'the focus goes on').toBeFocused();
    await page.keyboard.press('Enter');
    await expect(entries).toHaveCount(0);
    await expect(box, 'and on').toBeFocused();
    await expect(box).toHaveText(words('nl', 'hints:done'));

    await field.fill('Mijn huurder zag het vanaf mijn zolder. Mijn baas niet.');
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText('Mijn baas');
    await field.fill('Iemand zag het.');
    await expect(box).toBeHidden();
    await field.fill('Mijn huurder zag het.');
    await expect(entries, 'the words went and came back').toHaveCount(1);
  });

  test('can send at once: the list never stands between them and the button', async ({ page, house }) => {
    const { field, box } = await enterField(page);
    const text = `Mijn huurder. ${unmistakableText()}`;
    await field.fill(text);
    await page.locator('#submit').click();
    await expect(page.locator('[data-receipt]')).toBeVisible();
    await expect(box).toHaveCount(0);
    expect(await openedReports(house, text)).toMatchObject([
      { text, hints: [{ kind: 'relation', words: 'Mijn huurder' }] },
    ]);
  });

  test('does not miss what is pressed when the list appears at that moment', async ({ page }) => {
    const { field, entries } = await enterField(page);
    await field.fill('Vanaf mijn zolder');
    const box = (await page.locator('label[for="observed-today"]').boundingBox()) as { x: number; y: number };
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    // Longer than the pause after which the list comes.
    await page.waitForTimeout(1200);
    await expect(entries).toHaveCount(0);
    await page.mouse.up();
    await expect(page.locator('#observed-today')).toBeChecked();
    await expect(entries).toHaveCount(1);
  });

  test('leaves nothing of it behind', async ({ page }) => {
    const { entries, box, status } = await enterField(page);
    await page.keyboard.type('Vanaf mijn zolder');
    await expect(entries).toHaveCount(1);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await expect(entries).toHaveCount(0);
    await expect(status).toBeEmpty();
    await expect(box).toBeHidden();
    expect(await page.locator('.report-form').innerHTML()).not.toContain('“mijn zolder”');
  });

  test('gets the tips with the form that comes back refused', async ({ page }) => {
    const { field } = await enterField(page, '/melden');
    await field.fill('Vanaf mijn zolder zag ik vaten');
    await page.locator('#submit').click();
    await expect(page.locator('.error-summary')).toBeVisible();
    await expect(under(page).entries).toHaveCount(1);
    expect(await axeFaultsInEveryDress(page)).toEqual([]);
  });
});

test('the list is calm and fits: four tips at once, no fault of access, no sideways scroll', async ({
  page,
}) => {
  const { field, entries, box } = await enterField(page);
  const told = 'Mijn huurder Kees, mijn baas, vanaf mijn zolder, kamer 12, om 03:15, bel mij op 06-12345678.';
  await field.fill(`${told} ${'x'.repeat(300)}@example.nl`);
  await expect(entries).toHaveCount(4);
  await expect(box).toContainText(words('nl', 'hints:more_other').replace('{{count}}', '5'));
  expect(await axeFaultsInEveryDress(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await sidewaysScroll(page)).toBe(0);
});

test('an English page says it in English, and reads Dutch as well', async ({ page }) => {
  const { field, entries } = await enterField(page, `/en${form}`);
  await field.fill('My landlord, en mijn zolder');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText(words('en', 'hints:kinds.relation'));
  await expect(entries.last()).toContainText(words('en', 'hints:kinds.own-place'));
});

test('without its rules, and without script, the advice above the field stays', async ({
  page,
  browser,
  house,
}) => {
  await page.route('**/open-hints*', (route) => route.abort());
  await page.goto(form);
  await under(page).field.fill('Vanaf mijn zolder');
  await under(page).field.blur();
  await expect(page.locator('#field-description-more')).toBeVisible();
  await expect(under(page).box).toBeHidden();

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.publicUrl });
  const plain = await context.newPage();
  await plain.goto(form);
  await expect(plain.locator('#field-description-more')).toContainText(
    words('nl', 'report:description.leaveOut.heading'),
  );
  await expect(under(plain).box).toBeHidden();
  await context.close();
});
