import { fullLanguages } from '#content/languages.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { test as base, expect } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { signIn } from './sign-in.ts';
import { pathIn, words } from './words.ts';

/** A house with a year of invented reports behind it, whose quarters were published. */
const test = base.extend<object, { published: RunningHouse }>({
  published: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads from this pattern which fixtures are used.
    async ({}, use) => {
      const dataDir = freshFolder();
      const env = { DATA_DIR: dataDir, DEMO: 'true' };
      const filled = await runCommand('api/commands/demo.ts', ['--reports', '300', '--seed', '5'], env);
      expect(filled.code, filled.stderr).toBe(0);
      const house = await startHouse({ DEMO: 'true' }, dataDir);
      await use(house);
      await house.stop();
      removeFolder(dataDir);
    },
    { scope: 'worker' },
  ],
});

test.describe('the public figures, without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const language of fullLanguages) {
    test(`say that nothing has been published yet (${language})`, async ({ page }) => {
      await page.goto(pathIn(language, '/'));
      await page.locator(`.site-footer a[href="${pathIn(language, '/cijfers')}"]`).click();
      await expect(page.locator('.lead')).toHaveText(words(language, 'figures:lead.none'));
      await expect(page.locator('table')).toHaveCount(0);
      await expect(page.getByText(words(language, 'figures:why.heading'))).toBeVisible();
    });
  }

  test('are the same on the map, in the table, in the file and for programs', async ({ page, published }) => {
    await page.goto(`${published.publicUrl}/cijfers`);
    await expect(page.locator('.figures-demo')).toHaveText(words('nl', 'figures:demo'));
    const { rows, sha256 } = await (
      await page.request.get(`${published.publicUrl}/api/v1/public-counts`)
    ).json();
    type Row = { level: string; name: string; lo: number; value: number; phenomenon: string | null };
    const places = (rows as Row[]).filter(({ level }) => level === 'municipality');
    const lowest = places.filter(({ lo }) => lo === 0).map(({ name }) => name);
    // In January the year that just ended has not been published yet: then there is no map.
    if (places.length > 0) {
      const last = page.locator('.figures-table--bands').first().locator('tr').last();
      expect((await last.locator('li').allInnerTexts()).sort()).toEqual(lowest.sort());
    }
    await expect(page.locator('.figures-map .band-1 path title')).toHaveCount(lowest.length);
    await expect(page.locator('.figures-table--total tbody tr')).toHaveCount(1 + phenomena.length);
    await expect(page.locator('.figures-hash')).toHaveText(sha256);
    const file = await page.request.get(
      published.publicUrl + (await page.locator('a[download]').getAttribute('href')),
    );
    expect((await file.text()).trim().split('\r\n')).toHaveLength(1 + rows.length);
  });

  test('give no count of a municipality but its group', async ({ page, published }) => {
    await page.goto(`${published.publicUrl}/cijfers`);
    const groups = [
      words('nl', 'figures:figure.open').replace('{{lo}}', '50'),
      '20 tot en met 49',
      '10 tot en met 19',
      '0 tot en met 9',
    ];
    for (const table of await page.locator('.figures-table--bands').all())
      expect(await table.locator('tbody th').allInnerTexts()).toEqual(groups);
    const titles = await page.locator('.figures-map title').allTextContents();
    for (const title of titles) expect(groups).toContain(title.replace(/^.*: /, ''));
  });
});

test('the pages have no accessibility fault and no sideways scrolling', async ({ page, published }) => {
  test.setTimeout(120_000);
  await page.goto(`${published.publicUrl}/cijfers`);
  expect.soft(await axeFaultsInEveryDress(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 256 });
  for (const language of fullLanguages) {
    await page.goto(published.publicUrl + pathIn(language, '/cijfers'));
    await expect(page.locator('.figures-demo')).toHaveText(words(language, 'figures:demo'));
    expect.soft(await sidewaysScroll(page), language).toBe(0);
  }
  for (const slug of ['haarlemmermeer', 'amsterdam', 'waddenzee']) {
    await page.goto(`${published.publicUrl}/gemeente/${slug}`);
    await expect(page.locator('.figure-table')).toBeVisible();
    expect.soft(await sidewaysScroll(page), `${slug}, with its figures`).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  const counts = await page.request.get(`${published.publicUrl}/api/v1/public-counts`);
  const { version } = await counts.json();
  expect(version).toBeGreaterThan(2);
  await signIn(page, published, 'communication');
  await page.goto(`${published.deskUrl}/cijfers`);
  await expect(page.locator('.desk-table tbody tr')).toHaveCount(version);
  expect.soft(await axeFaultsInEveryDress(page), 'desk').toEqual([]);
  await page.setViewportSize({ width: 320, height: 256 });
  expect.soft(await sidewaysScroll(page), 'desk').toBe(0);
});
