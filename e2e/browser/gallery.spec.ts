import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from '../running-house.ts';
import { expect, test } from './house-test.ts';
import { signIn } from './sign-in.ts';

const folder = join(import.meta.dirname, '../../docs/gallery');
const widths = [390, 1280];
const heaviestPicture = 250_000;

/** A house in which an invented province was lived, in its own throw-away folder. */
async function demoHouse(): Promise<RunningHouse> {
  // The poster shows the address of the site: one that is nobody's.
  const env = { DATA_DIR: freshFolder(), DEMO: 'true', PUBLIC_URL: 'http://drugsalert.example' };
  const filled = await runCommand('api/commands/demo.ts', ['--world', 'api/demo/worlds/practice.json'], env);
  if (filled.code !== 0) throw new Error(`No demo (${filled.code}): ${filled.stderr}`);
  return startHouse(env, env.DATA_DIR);
}

type Reach = (page: Page, house: RunningHouse) => Promise<unknown>;

const views: Record<string, Reach> = {
  home: (page) => page.goto('/'),
  'home-ar': (page) => page.goto('/ar'),
  guide: (page) => page.goto('/herkennen/drijvende-pakketten'),
  form: (page) => page.goto('/melden/floating-package'),
  map: async (page) => {
    await page.goto('/melden/floating-package');
    await page.locator('[data-map-show]').click();
    await expect(page.locator('[data-map-view]')).toBeFocused();
    for (const key of ['+', 'Enter']) await page.keyboard.press(key);
    await page.locator('.map-place').evaluate((place) => place.scrollIntoView({ block: 'center' }));
  },
  receipt: async (page) => {
    await page.goto('/melden/floating-package');
    await page.locator('#field-description').fill('Verzonnen melding voor een afbeelding');
    await page.locator('#submit').click();
    await page.locator('[data-receipt]').waitFor();
  },
};

const poster = '/toolkit/schuren-te-huur/hollands-kroon/poster-a4';
const demoViews: Record<string, Reach> = {
  poster: (page, house) => page.goto(house.publicUrl + poster),
  area: (page, house) => page.goto(`${house.publicUrl}/gemeente/haarlemmermeer`),
  density: async (page, house) => {
    await page.goto(`${house.deskUrl}/dichtheid`);
    await page.locator('.density-columns').evaluate((columns) => columns.scrollIntoView());
  },
  effect: async (page, house) => {
    await page.goto(`${house.deskUrl}/campagnes`);
    await page
      .getByRole('link', { name: /Schuren te huur/ })
      .first()
      .click();
    await page.goto(`${page.url()}/effect`);
  },
};

/** Of these one piece is the picture, and not what fits on the screen. */
const pieces: Record<string, string> = { poster: '.sheet' };

/** How many different colours a picture has, looked at in a coarse grid. */
function coloursIn(page: Page, picture: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('This browser draws nothing.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 7)
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    return colours.size;
  }, picture.toString('base64'));
}

async function picture(page: Page, house: RunningHouse, name: string, reach: Reach): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await reach(page, house);
    await page.mouse.move(width - 1, 500);
    const piece = pieces[name] ? page.locator(pieces[name]).first() : page;
    const whole = await piece.screenshot();
    expect(await coloursIn(page, whole), 'it is not blank').toBeGreaterThan(50);
    const small = await piece.screenshot({ type: 'jpeg', quality: 80 });
    expect(small.length).toBeLessThan(heaviestPicture);
    if (process.env.GALLERY) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}-${width}.jpeg`), small);
    }
  }
}

for (const [name, reach] of Object.entries(views)) {
  test(`the ${name} page can be shown in the README, on a phone and wide`, async ({ page, house }) =>
    picture(page, house, name, reach));
}

test('poster, area page, densities and effect can be shown too, with invented figures', async ({ page }) => {
  test.setTimeout(240_000);
  const house = await demoHouse();
  await signIn(page, house, 'communication');
  for (const [name, reach] of Object.entries(demoViews)) await picture(page, house, name, reach);
  await house.stop();
  removeFolder(house.dataDir);
});

test('(counter-proof: a blank page is noticed)', async ({ page }) => {
  await page.goto('about:blank');
  expect(await coloursIn(page, await page.screenshot())).toBe(1);
});
