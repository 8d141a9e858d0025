import { expect, test } from './house-test.ts';
import { pathIn } from './words.ts';

/** A small telephone. */
const viewport = { width: 360, height: 740 };

test.describe('on a small telephone', () => {
  test.use({ javaScriptEnabled: false, viewport });

  test('a guide says what is dangerous before anybody scrolls', async ({ page }) => {
    for (const language of ['nl', 'pl', 'uk'] as const)
      for (const guide of ['drugsafval', 'drijvende-pakketten']) {
        const path = pathIn(language, `/herkennen/${guide}`);
        await page.goto(path);
        const heading = page.locator('#danger-heading');
        await expect.soft(heading, path).toBeInViewport({ ratio: 1 });
      }
  });

  test('a link in a list is high enough for a thumb', async ({ page }) => {
    for (const path of ['/herkennen/drugslab', '/zoeken', '/bijeenkomsten', '/gemeente/texel']) {
      await page.goto(path);
      const links = page.locator('main li a:visible');
      const heights = await links.evaluateAll((nodes) =>
        nodes.map((node) => node.getBoundingClientRect().height),
      );
      expect.soft(Math.min(...heights), path).toBeGreaterThanOrEqual(32);
    }
  });
});
