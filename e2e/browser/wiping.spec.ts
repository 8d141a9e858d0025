import type { Page } from '@playwright/test';
import { neutralSite } from '#content/neutral-site.ts';
import { expect, test } from './house-test.ts';
import { words } from './words.ts';

/** Plants something in every drawer that a browser has for a site. */
const plant = (page: Page) =>
  page.evaluate(async () => {
    localStorage.setItem('planted', 'x');
    sessionStorage.setItem('planted', 'x');
    // biome-ignore lint/suspicious/noDocumentCookie: planted, to see it go.
    document.cookie = 'planted=x';
    await (await caches.open('planted')).put('/planted', new Response('x'));
    await new Promise((resolve) => {
      const opening = indexedDB.open('planted', 1);
      opening.addEventListener('success', resolve);
    });
  });

const drawers = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).length,
  }));
const nothing = { local: 0, cookies: '', caches: [], databases: 0 };
const everything = { local: 1, cookies: 'planted=x', caches: ['planted'], databases: 1 };

/** Whether the browser has an answer of its own, without asking us. */
const isCached = (page: Page, path: string) =>
  page.evaluate(
    (asked) =>
      fetch(asked, { cache: 'only-if-cached', mode: 'same-origin' }).then(
        ({ ok }) => ok,
        () => false,
      ),
    path,
  );

/** Presses "Snel weg" and waits until the neutral page is asked for: here there is nobody to answer. */
async function leave(page: Page): Promise<void> {
  const asked = page.waitForRequest(neutralSite);
  await page.locator('.dike [data-quick-exit]').click({ noWaitAfter: true });
  await asked;
}
const report = async (page: Page, path = '/melden/other') => {
  await page.goto(path);
  await page.locator('#field-description').fill('Verzonnen melding om te zien wat er blijft');
  await page.locator('#submit').click();
  await page.locator('[data-receipt]').first().waitFor();
};

/** Comes back to a page of the same site that asks for nothing but itself; the one outside may still be failing. */
const look = (page: Page) => expect(() => page.goto('/robots.txt')).toPass({ timeout: 20_000 });

async function expectWiped(page: Page): Promise<void> {
  await look(page);
  await expect.poll(() => drawers(page)).toEqual(nothing);
}

test.describe('nothing of this site is left in the browser', () => {
  for (const [where, path] of Object.entries({
    'the form': '/melden',
    'a page without script': '/en/privacy',
  }))
    test(`after "Snel weg" on ${where}`, async ({ page }) => {
      await page.goto(path);
      await plant(page);
      expect(await drawers(page), '(counter-proof: it is there)').toEqual(everything);
      await leave(page);
      await expectWiped(page);
    });

  test('after "Wis alles en verlaat de site" on the receipt', async ({ page }) => {
    await report(page);
    await page.waitForLoadState('networkidle');
    await plant(page);
    await page.locator('main [data-quick-exit]').click();
    await expect(page).toHaveTitle('elsewhere');
    await expectWiped(page);
  });

  test('not even a style sheet in its cache', async ({ browser, house }) => {
    // No test may stand between page and server here: the runner switches the cache off then. The proxy is nobody.
    const proxy = { server: 'http://127.0.0.1:9', bypass: '127.0.0.1' };
    const context = await browser.newContext({ baseURL: house.publicUrl, proxy });
    const page = await context.newPage();
    await page.goto('/privacy');
    const sheet = (await page.locator('link[rel="stylesheet"]').first().getAttribute('href')) as string;
    expect(await isCached(page, sheet), '(counter-proof: before, it is there)').toBe(true);
    await leave(page);
    await look(page);
    expect(await isCached(page, sheet)).toBe(false);
    await context.close();
  });
});

test.describe('where no script comes', () => {
  test.beforeEach(({ page }) => page.route('**/_astro/*.js', (route) => route.abort()));

  test('the way out wipes just as well', async ({ page }) => {
    await page.goto('/melden');
    await plant(page);
    await leave(page);
    await expectWiped(page);
  });

  test('the receipt itself has the browser wipe what was kept while reporting', async ({ page }) => {
    await page.goto('/melden');
    await plant(page);
    await report(page);
    await expect.poll(() => drawers(page)).toEqual(nothing);
  });

  test('the way out is an empty page, with a link for who is not led on by himself', async ({ request }) => {
    const shown = await (await request.get('/en/weg')).text();
    expect(shown).toContain(`>${words('en', 'site:exit.onward')}</a>`);
    expect(shown.match(/href="\/weg\/verder"/g)).toHaveLength(1);
    expect(shown).toContain(`<title>${words('en', 'site:exit.title')}</title>`);
    expect(shown).not.toMatch(/drugs|NH |melden/i);
  });
});

test('"Snel weg" does not wait for our server, however slow it is', async ({ page }) => {
  await page.route('**/wis', () => {});
  await page.goto('/melden');
  await leave(page);
  await expect(page).toHaveTitle('elsewhere');
});
