import type { Page } from '@playwright/test';
import { hostileTexts } from './hostile-texts.ts';
import { expect, test } from './house-test.ts';
import { enterToken, makeToken } from './sign-in.ts';
import { storeHostileTexts } from './store-hostile-texts.ts';
import { type Watched, watchPage } from './watch-page.ts';

/** What in the page that is shown became more than letters: an address elsewhere, a handler, a script, a frame. */
const becameMore = (page: Page, ours = '') =>
  page.evaluate((known) => {
    const leads = ['href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'xlink:href'];
    const elsewhere = (address: string) => {
      const url = URL.parse(address, location.href);
      return ![location.origin, known].includes(url?.origin ?? '') && !/^(tel:|#)/.test(address);
    };
    const strange = [...document.querySelectorAll('*')].filter(
      (node) =>
        node.matches('base, iframe, object, embed, style, [srcdoc], meta[http-equiv], script:not([src])') ||
        node.getAttributeNames().some((name) => /^on/.test(name)) ||
        leads.some((name) => elsewhere(node.getAttribute(name) ?? '#')),
    );
    return strange
      .filter((node) => !node.matches('[data-quick-exit]'))
      .map((node) => node.outerHTML.slice(0, 200));
  }, ours);

async function expectHarmless(page: Page, watched: Watched, where: string, ours?: string): Promise<void> {
  expect.soft(await becameMore(page, ours), where).toEqual([]);
  expect.soft(watched.violations.splice(0), `reports of the policy on ${where}`).toEqual([]);
  expect.soft(watched.dialogs.splice(0), `dialogs on ${where}`).toEqual([]);
}

test('what anybody stored is only letters on every page of the desk', async ({ page, house }) => {
  test.setTimeout(400_000);
  const watched = await watchPage(page);
  const { kinds, pages } = await storeHostileTexts(house);
  expect([...kinds].sort()).toEqual(
    [
      ...['approval', 'campaign title', 'layer', 'look elsewhere', 'lot', 'move', 'note', 'question'],
      ...['reason', 'report', 'survey', 'weight', 'withdrawal'],
    ].sort(),
  );
  await enterToken(page, house, await makeToken(house, 'lead'));
  await page.waitForURL(`${house.deskUrl}/dichtheid`);
  const homes = ['/dichtheid', '/campagnes', '/campagnes/voorstellen', '/campagnes/lotingen', '/indicatoren'];
  const seen = new Map<string, string>();
  for (const path of [...homes, '/exports', '/cijfers', '/meldingen', '/logboek', ...pages]) {
    const answer = await page.goto(house.deskUrl + path);
    expect.soft(answer?.status(), path).toBe(200);
    seen.set(path, await page.locator('body').innerText());
    await expectHarmless(page, watched, path, house.publicUrl);
  }
  const shown = [...seen.values()].join('\n');
  for (const text of hostileTexts.filter((each) => each.length <= 100))
    expect
      .soft(shown.includes(text), `(counter-proof: "${text}" is shown somewhere, letter by letter)`)
      .toBe(true);
});

test('what was typed comes back as only letters on the public pages', async ({ page }) => {
  test.setTimeout(200_000);
  const watched = await watchPage(page);
  for (const text of hostileTexts) {
    await page.goto('/melden');
    await page.locator('#field-description').fill(text);
    await page.locator('#field-place').fill(text.slice(0, 200));
    await page.locator('#submit').click();
    await page.locator('.error-summary').waitFor();
    await expect(page.locator('#field-description'), 'it is kept').toHaveValue(text);
    await expectHarmless(page, watched, `the form with "${text}"`);
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill(text.slice(0, 100));
    await page.locator('form button[type="submit"]').first().click();
    await page.locator('.error-summary').waitFor();
    await expectHarmless(page, watched, `the follow-up with "${text}"`);
  }
});

test('(counter-proof: on a page without our care the same check sees each of them)', async ({ page }) => {
  const watched = await watchPage(page);
  let text = '';
  await page.route('/privacy', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': "script-src 'self'" },
      body: `<!doctype html><p title="${text}">${text}</p>`,
    }),
  );
  const telling = hostileTexts.filter(
    (each) => /^<(?!meta)|^"><img|^<\/t/.test(each) && !each.startsWith('</textarea'),
  );
  for (text of telling) {
    watched.violations.length = 0;
    await page.goto('/privacy');
    const found = [...(await becameMore(page)), ...watched.violations];
    expect.soft(found, text).not.toEqual([]);
  }
  expect(telling.length).toBeGreaterThan(10);
});
