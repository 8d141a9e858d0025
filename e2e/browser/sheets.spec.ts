import type { Page } from '@playwright/test';
import { fitsWater } from '#content/kits/fits-water.ts';
import { kits } from '#content/kits/kits.ts';
import { images, isImage, type Material } from '#content/kits/materials.ts';
import { fullLanguages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { pathIn } from './words.ts';

/** Least room between what is said and the edge, in hundredths of the width: on A4 eight millimetres. */
const margins = { paper: 4, screen: 2 };

/** Words and codes that come nearer to an edge of their sheet than the margin. */
const beyondMargins = (page: Page, margin: number) =>
  page.evaluate((room) => {
    const beyond: string[] = [];
    for (const sheet of document.querySelectorAll('.sheet')) {
      const edge = sheet.getBoundingClientRect();
      const least = (edge.width * room) / 100;
      const look = (boxes: DOMRect[], name: string) => {
        const over = boxes.some(
          ({ left, right, top, bottom }) =>
            Math.min(left - edge.left, edge.right - right, top - edge.top, edge.bottom - bottom) < least,
        );
        if (over) beyond.push(name);
      };
      const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(text);
        look([...range.getClientRects()], text.textContent?.trim().slice(0, 40) ?? '');
      }
      for (const code of sheet.querySelectorAll('[role="img"] svg'))
        look([code.getBoundingClientRect()], 'the code');
    }
    return beyond;
  }, margin);

async function openSheet(page: Page, path: string, material: Material): Promise<void> {
  await page.setViewportSize(isImage(material) ? images[material] : { width: 1000, height: 1400 });
  await page.emulateMedia({ media: isImage(material) ? 'screen' : 'print' });
  await page.goto(`${path}/${material}`);
}

for (const language of fullLanguages)
  test(`nothing that is said on a sheet or picture of any kit runs to its edge (${language})`, async ({
    page,
  }) => {
    for (const kit of kits) {
      const place = fitsWater(kit) ? 'markermeer' : 'hollands-kroon';
      const path = pathIn(language, `/toolkit/${kit.code}/${place}`);
      // A flyer has a poster in front, and nothing depends on the size of the paper.
      for (const material of ['flyer-a5', 'social-wide', 'social-square'] as const) {
        await openSheet(page, path, material);
        const margin = isImage(material) ? margins.screen : margins.paper;
        expect.soft(await beyondMargins(page, margin), `${path}/${material}`).toEqual([]);
        await expect.soft(page.locator('[role="img"] svg').first(), 'with its code').toBeVisible();
      }
    }
  });

test('(counter-proof: a long name in the foot is noticed)', async ({ page }) => {
  await openSheet(page, '/toolkit/schuren-te-huur/texel', 'poster-a4');
  expect(await beyondMargins(page, margins.paper)).toEqual([]);
  await page
    .locator('.sheet-foot dd')
    .first()
    .evaluate((number) => {
      number.textContent = '0800-7000 0800-7000';
    });
  expect(await beyondMargins(page, margins.paper)).toEqual(['0800-7000 0800-7000']);
});
