import type { BrowserContext, Page } from '@playwright/test';
import { fullLanguages, languages } from '#content/languages.ts';
import { phoneNumbers } from '#content/phone-numbers.ts';
import { unknownPhoneNumbers } from './find-phone-numbers.ts';
import { expect, test } from './house-test.ts';
import { answerPages, crawl, withoutLookalikes } from './public-pages.ts';
import { homeOf, languageOf, pathIn, words } from './words.ts';

/** All that a browser can keep of a site. */
async function tracesIn(context: BrowserContext, page: Page) {
  const { cookies } = await context.storageState();
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    readable: document.cookie,
  }));
  return { cookies, ...inPage };
}
const nothing = {
  ...{ cookies: [], local: [], session: [], databases: [], caches: [], workers: 0, readable: '' },
};

const phonesOn = async (page: Page) =>
  unknownPhoneNumbers(
    await page.locator('body').innerText(),
    await page
      .locator('a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
  );

test.describe('the public pages', () => {
  test('ask nothing of any other address, keep nothing in the browser and name no unknown number', async ({
    page,
    context,
    request,
    foreignRequests,
  }) => {
    test.setTimeout(120_000);
    const { pages } = await crawl(request);
    expect(pages.length).toBeGreaterThan(20);
    for (const path of withoutLookalikes(pages)) {
      await page.goto(path, { waitUntil: 'load' });
      expect.soft(await phonesOn(page), `phone numbers on ${path}`).toEqual([]);
    }
    for (const [name, reach] of Object.entries(answerPages)) {
      await reach(page);
      expect.soft(await phonesOn(page), `phone numbers on ${name}`).toEqual([]);
      expect.soft(await tracesIn(context, page), `left by ${name}`).toEqual(nothing);
    }
    await page.goto('/');
    expect(await tracesIn(context, page)).toEqual(nothing);
    expect(foreignRequests).toEqual([]);
  });

  test('are without script where there is only to read', async ({ page, request }) => {
    const scripts: string[] = [];
    page.on('request', (asked) => asked.resourceType() === 'script' && scripts.push(asked.url()));
    const reading = (await crawl(request)).pages.filter(
      (path) =>
        !/\/(melden|vervolg|zoeken|offline|wat-zag-u|zelfcheck|toolbox|nieuwsbrief|bijeenkomsten\/.+)\b/.test(
          path,
        ),
    );
    const guides = reading.filter((path) => path.includes('/herkennen/'));
    expect(guides).toHaveLength(9 * fullLanguages.length + 3 * (languages.length - fullLanguages.length));
    for (const path of withoutLookalikes(reading)) {
      await page.goto(path);
      expect.soft(await page.locator('script').count(), `script on ${path}`).toBe(0);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .flatMap((node) => node.getAttributeNames())
          .filter((name) => /^on/.test(name)),
      );
      expect.soft(handlers, `inline handlers on ${path}`).toEqual([]);
    }
    expect(scripts).toEqual([]);
    await page.goto('/melden');
    expect(scripts.length, '(counter-proof: the form has script, and it is seen)').toBeGreaterThan(0);
  });

  test('lead only to pages that are there, and to parts that are there', async ({ page, request }) => {
    const { pages, links } = await crawl(request);
    expect(links.filter(({ status }) => status !== 200)).toEqual([]);
    const parts = [...new Set(links.map(({ to }) => to).filter((to) => to.includes('#')))];
    for (const to of parts) {
      await page.goto(to);
      await expect.soft(page.locator(`[id="${to.split('#')[1]}"]`), to).toHaveCount(1);
    }
    for (const path of withoutLookalikes(pages)) {
      await page.goto(path);
      const loose = await page.evaluate(() =>
        [...document.querySelectorAll('a[href^="#"]')]
          .map((link) => link.getAttribute('href') as string)
          .filter((href) => !document.getElementById(href.slice(1))),
      );
      expect.soft(loose, `links within ${path}`).toEqual([]);
    }
  });

  test('keep the page when the language changes, there and back', async ({ page, request }) => {
    const { pages } = await crawl(request);
    // A sheet of material is in one language, and is for the printer.
    const sheet = /\/toolkit\/[^/]+\/[^/]+\/[^/]+$/;
    const dutch = pages.filter((path) => languageOf(path) === 'nl' && !sheet.test(path));
    const own = (path: string) => (path === '/' ? '' : path);
    for (const language of fullLanguages)
      expect(
        dutch.filter((path) => !pages.includes(pathIn(language, own(path)) || homeOf(language))),
      ).toEqual([]);
    for (const path of withoutLookalikes(dutch)) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
      const english = await page.locator('.site-footer a[hreflang="en"]').first().getAttribute('href');
      expect(english).toBe(pathIn('en', own(path)));
      await page.goto(english as string);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('.site-footer a[hreflang="nl"]').first()).toHaveAttribute('href', path);
    }
  });

  test('of the report itself have a title that tells nothing to who looks along', async ({ page }) => {
    const telling = /drug|meld|report|lab|pakket|package|anoni|police|politie|afval|waste/i;
    expect(words('nl', 'site:home.title'), '(counter-proof)').toMatch(telling);
    for (const path of ['/melden', '/melden/floating-package', '/vervolg', '/en/melden', '/en/vervolg']) {
      await page.goto(path);
      expect.soft(await page.title(), path).not.toMatch(telling);
      expect.soft(await page.title(), path).not.toBe('');
    }
    const told = Object.entries(answerPages).filter(([name]) => !/checker|self-check/.test(name));
    for (const [name, reach] of told) {
      await reach(page);
      expect.soft(await page.title(), name).not.toMatch(telling);
      expect
        .soft(await page.locator('meta[name="robots"]').getAttribute('content'), name)
        .toContain('noindex');
    }
  });
});

test.describe('(counter-proofs) the checks above see', () => {
  test('a request to another address, a cookie and stored text', async ({
    page,
    context,
    foreignRequests,
  }) => {
    await page.route('/privacy', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'set-cookie': 'planted=1' },
        body: `<img src="https://planted.invalid/pixel.png" alt="">
          <script>localStorage.setItem('planted', 1); sessionStorage.setItem('planted', 1)</script>`,
      }),
    );
    await page.goto('/privacy');
    expect(foreignRequests).toEqual(['https://planted.invalid/pixel.png']);
    const traces = await tracesIn(context, page);
    expect(traces).toMatchObject({ local: ['planted'], session: ['planted'] });
    expect(traces.cookies).toHaveLength(1);
  });

  test('a phone number that is not in the one file, and not those that are', () => {
    const strange = [
      'Bel 020-1234567',
      'bel dan 144',
      '+31 6 12345678',
      '06 12 34 56 78',
      '(0223) 12 34 56',
      'bel 14 023',
      '0900-1234',
    ];
    for (const text of strange) expect(unknownPhoneNumbers(text), text).not.toEqual([]);
    const known = Object.values(phoneNumbers).map(({ shown }) => `Bel ${shown}.`);
    for (const text of [...known, '52.95, 4.76', '2026', '10.000 inwoners', '1012 AB', 'marifoon kanaal 16'])
      expect(unknownPhoneNumbers(text), text).toEqual([]);
    expect(unknownPhoneNumbers('', ['tel:112', 'tel:0201234567'])).toEqual(['tel:0201234567']);
  });
});
