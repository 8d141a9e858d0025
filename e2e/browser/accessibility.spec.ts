import { languages } from '#content/languages.ts';
import { axeFaults, axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { clippedTexts, enlargeText, focusedStop, sidewaysScroll } from './page-measures.ts';
import { answerPages, crawl, withoutLookalikes } from './public-pages.ts';
import { signIn } from './sign-in.ts';
import { homeOf, languageOf, pathIn } from './words.ts';

const formPages = ['/melden', '/en/melden/floating-package'];
/** The pages are shared out, so that both workers have their part. */
const parts = [0, 1, 2, 3];

test.describe('axe finds nothing at 320 and 1280 pixels, by day and by night', () => {
  for (const part of parts) {
    test(`on the pages that links lead to (part ${part + 1} of ${parts.length})`, async ({
      page,
      request,
    }) => {
      test.setTimeout(180_000);
      const { pages } = await crawl(request);
      for (const path of withoutLookalikes(pages).filter((_path, at) => at % parts.length === part)) {
        await page.goto(path);
        // Other languages wear the dress of the Dutch pages; one written from right to left is looked at in all.
        const inAll = ['nl', 'ar'].includes(languageOf(path));
        expect.soft(await (inAll ? axeFaultsInEveryDress(page) : axeFaults(page)), path).toEqual([]);
        await page.setViewportSize({ width: 320, height: 256 });
        expect.soft(await sidewaysScroll(page), `${path} at 320 × 256`).toBe(0);
      }
    });
  }

  for (const [name, reach] of Object.entries(answerPages)) {
    test(`on ${name}`, async ({ page }) => {
      await reach(page);
      expect.soft(await axeFaultsInEveryDress(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect.soft(await sidewaysScroll(page)).toBe(0);
    });
  }

  test('on the form with the map open and a pin set', async ({ page }) => {
    await page.goto('/melden');
    await page.locator('[data-map-show]').click();
    await expect(page.locator('[data-map-view]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.map-pin')).toBeVisible();
    expect(await axeFaultsInEveryDress(page)).toEqual([]);
  });

  test('on the desk', async ({ page, house }) => {
    test.setTimeout(180_000);
    await page.goto(`${house.deskUrl}/aanmelden`);
    expect.soft(await axeFaultsInEveryDress(page), 'sign-in').toEqual([]);
    await signIn(page, house, 'lead');
    for (const path of ['/dichtheid', '/meldingen']) {
      await page.goto(house.deskUrl + path);
      expect.soft(await axeFaultsInEveryDress(page), path).toEqual([]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect.soft(await sidewaysScroll(page), `${path} at 320 × 256`).toBe(0);
    }
  });

  for (const language of languages) {
    test(`on what every language has, in ${language}, also with colours forced by the system`, async ({
      page,
    }) => {
      for (const bare of ['/', '/gevaar', '/herkennen/drugslab', '/melden', '/vervolg']) {
        const path = bare === '/' ? homeOf(language) : pathIn(language, bare);
        await page.goto(path);
        expect.soft(await page.locator('html').getAttribute('lang'), path).toBe(language);
        // The walk above looks at these two in every dress already.
        if (!['nl', 'ar'].includes(language))
          expect.soft(await axeFaultsInEveryDress(page), path).toEqual([]);
        await page.emulateMedia({ forcedColors: 'active' });
        expect.soft(await axeFaults(page, ['color-contrast']), `${path}, forced`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
      }
    });
  }

  test('with colours forced by the system, and every field and button keeps its edge', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    for (const path of ['/', '/herkennen/drugslab', ...formPages, '/vervolg']) {
      await page.goto(path);
      // The system picks the colours here; axe would compare those of the style sheet.
      expect.soft(await axeFaults(page, ['color-contrast']), path).toEqual([]);
      const edges = page.locator(
        '.nl-button:visible, .utrecht-textbox:visible, textarea:visible, select:visible',
      );
      const widths = await edges.evaluateAll((nodes) =>
        nodes.map((node) => Number.parseFloat(getComputedStyle(node).borderTopWidth)),
      );
      expect.soft(Math.min(...widths), `thinnest edge on ${path}`).toBeGreaterThan(0);
    }
  });

  test('with colours forced by the system, what is chosen does not look like what is not', async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/melden/floating-package');
    for (const type of ['radio', 'checkbox']) {
      const control = page.locator(`.choice input[type="${type}"]:visible`).first();
      const before = await control.screenshot();
      // Its label lies over it.
      await control.check({ force: true });
      await page.locator('h1').click();
      expect((await control.screenshot()).equals(before), type).toBe(false);
    }
  });

  test('(counter-proof: it does find a picture without words and pale letters)', async ({ page }) => {
    await page.goto('/');
    await page.evaluate(() => {
      const text = Object.assign(document.createElement('p'), { textContent: 'planted' });
      text.style.color = '#ddd';
      text.style.background = '#fff';
      document.querySelector('main')?.append(document.createElement('img'), text);
    });
    const found = (await axeFaults(page)).map((fault) => fault.split(' ')[0]);
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
  });
});

test.describe('a resident with a keyboard', () => {
  for (const viewport of [
    { width: 320, height: 568 },
    { width: 1280, height: 720 },
  ]) {
    test(`walks through the whole form and out again, and always sees where (${viewport.width} px)`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await page.goto('/melden/floating-package');
      const stops: string[] = [];
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        const stop = await focusedStop(page);
        if (stop === null || (stops.length > 0 && stop.name === stops[0])) break;
        stops.push(stop.name);
        const clear = { seen: true, inView: true, ring: 'solid 3px' };
        expect.soft(stop, `tab stop ${stops.length}`).toEqual({ ...stop, ...clear });
      }
      for (const id of ['field-description', 'field-areaCode', 'field-place', 'field-location', 'submit'])
        expect(
          stops.some((name) => name.includes(`#${id} `)),
          id,
        ).toBe(true);
      expect(stops.length, 'no trap').toBeLessThan(150);
      expect(
        stops.some((name) => name.includes('#website')),
        'the trap for robots is no stop',
      ).toBe(false);
      expect(stops.at(-1), 'the walk ends in the footer').toMatch(/^a /);
    });
  }

  test('(counter-proof: a strip over the focus is noticed)', async ({ page }) => {
    await page.goto('/melden');
    await page.locator('#field-description').focus();
    expect(await focusedStop(page)).toMatchObject({ seen: true, inView: true });
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'));
      Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '99999', background: '#fff' });
    });
    expect(await focusedStop(page)).toMatchObject({ seen: false });
  });

  test('can skip to the content', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});

test.describe('larger and wider text', () => {
  for (const path of ['/', '/herkennen/drijvende-pakketten', ...formPages]) {
    test(`cuts no word off and asks for no sideways scrolling on ${path}`, async ({ page }) => {
      await page.goto(path);
      for (const width of [360, 640, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const enlarged of [{ spacing: true }, { rootPercent: 200 }]) {
          await enlargeText(page, enlarged);
          const how = `${width} px, ${JSON.stringify(enlarged)}`;
          expect.soft(await clippedTexts(page), how).toEqual([]);
          expect.soft(await sidewaysScroll(page), how).toBe(0);
        }
      }
    });
  }

  test('(counter-proof: a box that is too small and a page that is too wide are noticed)', async ({
    page,
  }) => {
    await page.goto('/melden');
    await page.setViewportSize({ width: 320, height: 256 });
    await page.evaluate(() => {
      const box = Object.assign(document.createElement('div'), {
        textContent: 'planted words that do not fit',
      });
      Object.assign(box.style, { width: '50px', height: '1em', overflow: 'hidden' });
      const wide = Object.assign(document.createElement('div'), { textContent: '.' });
      wide.style.width = '900px';
      document.querySelector('main')?.append(box, wide);
    });
    expect(await clippedTexts(page)).toEqual(['planted words that do not fit']);
    expect(await sidewaysScroll(page)).toBeGreaterThan(500);
  });
});
