import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './house-test.ts';
import { answerPages, crawl, withoutLookalikes } from './public-pages.ts';

/** On every field that takes a text: nothing remembers it, suggests with it, corrects or translates it elsewhere. */
const asked = {
  ...{
    autocomplete: 'off',
    spellcheck: 'false',
    autocorrect: 'off',
    writingsuggestions: 'false',
    translate: 'no',
  },
  ...{ 'data-gramm': 'false', 'data-gramm_editor': 'false', 'data-enable-grammarly': 'false' },
  ...{ 'data-lt-active': 'false', 'data-1p-ignore': '', 'data-bwignore': 'true', 'data-lpignore': 'true' },
};

/** Text fields of the page that is shown, each with what it lacks. */
const openFields = (page: Page) =>
  page.evaluate((wanted) => {
    const textual =
      'textarea, input:not([type]), input[type="text"], input[type="search"], [contenteditable]';
    const fields = [...document.querySelectorAll(textual)];
    const lacking = fields.map((field) => {
      const lacks = Object.entries(wanted).filter(([name, value]) => field.getAttribute(name) !== value);
      return { field: field.id, lacks: lacks.map(([name]) => name) };
    });
    const forms = [...document.querySelectorAll('form[method="post"]')];
    return {
      fields: fields.length,
      lacking: lacking.filter(({ lacks }) => lacks.length > 0),
      remembering: forms.filter((form) => form.getAttribute('autocomplete') !== 'off').length,
      keeping: forms
        .filter((form) => !form.hasAttribute('data-clear-on-leave'))
        .map((form) => form.outerHTML.slice(0, 120)),
      otherKinds: document.querySelectorAll(
        'input:is([type="email"], [type="tel"], [type="password"], [type="url"])',
      ).length,
      focused: [...document.querySelectorAll('[autofocus]')].filter((node) => !node.matches('.error-summary'))
        .length,
      previews: document.querySelectorAll(
        'meta[property^="og:"], meta[name^="twitter:"], link[rel="canonical"], link[rel*="apple"], link[rel="manifest"]',
      ).length,
      name: window.name,
      referrer: document.querySelector('meta[name="referrer"]')?.getAttribute('content'),
      icons: [...document.querySelectorAll('link[rel~="icon"]')].map((link) => link.getAttribute('href')),
    };
  }, asked);

const inOrder = {
  ...{ lacking: [], remembering: 0, keeping: [], otherKinds: 0, focused: 0, previews: 0, name: '' },
  ...{ referrer: 'no-referrer', icons: ['/favicon.svg'] },
};

test('no field of the public side tells anybody else what is typed, and no page says more than it must', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  let fields = 0;
  const look = async (where: string) => {
    const found = await openFields(page);
    fields += found.fields;
    expect.soft(found, where).toMatchObject(inOrder);
  };
  // An address for mail may be filled in by the browser (WCAG 1.3.5): it is asked for there only, and never beside a report.
  const pages = (await crawl(request)).pages.filter((path) => !/\/(bijeenkomsten|nieuwsbrief)\b/.test(path));
  for (const path of withoutLookalikes(pages)) {
    await page.goto(path);
    await look(path);
  }
  for (const [name, reach] of Object.entries(answerPages)) {
    await reach(page);
    await look(name);
  }
  expect(fields, '(counter-proof: fields were found)').toBeGreaterThan(20);
});

test('its icon and its titles are those of a page about the weather, and nothing else', async ({
  page,
  request,
}) => {
  const icon = await (await request.get('/favicon.svg')).text();
  expect(icon).toContain('<title>Weer</title>');
  for (const path of ['/favicon.ico', '/apple-touch-icon.png', '/manifest.webmanifest'])
    expect((await request.get(path)).status(), path).toBe(404);
  await page.goto('/melden');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex.*noarchive/);
});

test('the print of a receipt holds the code and a day, and no word of what it is for', async ({ page }) => {
  await page.goto('/melden/drug-waste-dump');
  await page.locator('#field-description').fill('Verzonnen melding om te printen');
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: 'steelblue' } });
  const buffer = await picture
    .withExif({ IFD0: { Make: 'Verzonnen' } })
    .jpeg()
    .toBuffer();
  const photo = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('#field-photos').setInputFiles(photo);
  await expect(page.locator('[data-photo-status]')).toContainText('1');
  await page.locator('#submit').click();
  const receipt = page.locator('[data-receipt]').first();
  await expect(receipt).toHaveText(/[0-9A-Z]{4}/);
  const code = (await receipt.innerText()).trim().split(/\s+/);
  expect(await page.locator('body').innerText(), '(counter-proof: on the screen there is more)').toMatch(
    /melding/i,
  );
  await expect(page.locator('.receipt dl')).toContainText(/foto/i);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  const beyondFrame = await page
    .locator('.receipt')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(beyondFrame, 'pixels of the code outside its frame on A4').toBe(0);
  const printed = await page.locator('body').innerText();
  for (const group of code) expect(printed).toContain(group);
  expect(printed).not.toMatch(/drug|meld|afval|hub|anoniem|politie|NH |foto|gemeente|112|0800/i);
  expect(printed.length).toBeLessThan(120);
});
