import { fullLanguages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { pathIn, words } from './words.ts';

test('search finds a guide while somebody types, and no address ever holds what was typed', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/zoeken');
  expect(
    asked.filter((url) => url.includes('/search/')),
    'nothing is fetched before it is used',
  ).toEqual([]);
  await page.locator('#search').focus();
  await expect.poll(() => asked.filter((url) => url.includes('/search/nl.json')).length).toBe(1);
  const before = asked.length;
  await page.locator('#search').pressSequentially('pakketten');
  const found = page.locator('search ol a');
  await expect(found.first()).toHaveAttribute('href', '/herkennen/drijvende-pakketten');
  await page.keyboard.press('Enter');
  expect(asked.length, 'typing asks nothing of anybody').toBe(before);
  expect(page.url()).toMatch(/\/zoeken$/);
  expect(asked.join(' ')).not.toContain('pakket');
  await found.first().click();
  await expect(page).toHaveURL(/\/herkennen\/drijvende-pakketten$/);
});

test('of more pages than fit in the list it says how many stand there', async ({ page }) => {
  await page.goto('/zoeken');
  await page.locator('#search').fill('drugs');
  await expect(page.locator('search [role="status"]')).toContainText('Hier staan de eerste 12.');
  await expect(page.locator('search ol li')).toHaveCount(12);
  await page.locator('#search').fill('mestput');
  await expect(page.locator('search [role="status"]')).toHaveText(/^Gevonden bladzijden: \d+$/);
});

test('a word with a slip, and a word that a guide does not use itself, find the guide', async ({ page }) => {
  const meant = {
    '': { henep: 'hennepkwekerij', aniesgeur: 'drugslab', laboratorum: 'drugslab', xtc: 'drugslab' },
    '/en': { hemp: 'hennepkwekerij', cannabs: 'hennepkwekerij' },
    '/pl': { beczka: 'drugsafval', smród: 'drugslab' },
  };
  for (const [home, queries] of Object.entries(meant)) {
    await page.goto(`${home}/zoeken`);
    for (const [query, slug] of Object.entries(queries)) {
      await page.locator('#search').fill(query);
      await expect(page.locator(`search ol a[href="${home}/herkennen/${slug}"]`), query).toBeVisible();
    }
  }
});

test('it is there in every full language, with words that are not found told as such', async ({ page }) => {
  for (const language of fullLanguages) {
    await page.goto(pathIn(language, '/zoeken'));
    await page.locator('#search').fill('kokain');
    await page.locator('#search').fill('qqqqq');
    await expect(page.locator('search [role="status"]')).toHaveText(words(language, 'search:none'));
    await page.locator('#search').fill('drug');
    await expect(page.locator('search ol a').first()).toBeVisible();
    const all = await page
      .locator('search ol a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(all.every((href) => href?.startsWith(pathIn(language, '/').replace(/\/$/, '')))).toBe(true);
  }
});

test('without script every page that can be found is a link in a list, and there is no field to type in', async ({
  browser,
  house,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.publicUrl });
  const page = await context.newPage();
  for (const language of fullLanguages) {
    await page.goto(pathIn(language, '/zoeken'));
    await expect(page.locator('#search')).toBeHidden();
    const index = (await (await page.request.get(`/search/${language}.json`)).json()) as { path: string }[];
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const missing = index
      .map(({ path }) => path)
      .filter((path) => !links.includes(path) && !path.endsWith('/zoeken'));
    expect(missing).toEqual([]);
    expect(index.length).toBeGreaterThan(12);
  }
  await context.close();
});

test('what was typed is gone when somebody comes back', async ({ page }) => {
  await page.goto('/zoeken');
  await page.locator('#search').fill('drugslab');
  await expect(page.locator('search ol a').first()).toBeVisible();
  await page.goto('/privacy');
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('#search')).toHaveValue('');
  await expect(page.locator('search ol a')).toHaveCount(0);
});
