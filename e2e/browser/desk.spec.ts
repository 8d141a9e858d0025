import { expect, test } from './house-test.ts';
import { enterToken, makeToken, signIn } from './sign-in.ts';
import { words } from './words.ts';

const reportsOnTexel = 8;

/** Reports as another program sends them, so that the desk has something to count; sent again, they count once. */
test.beforeEach(async ({ house, request }) => {
  const sent = Array.from({ length: reportsOnTexel }, (_none, at) =>
    request.post(`${house.publicUrl}/api/v1/reports`, {
      headers: { 'idempotency-key': `desk-spec-${at}` },
      data: {
        phenomenon: 'floating-package',
        description: `Verzonnen melding ${at} voor het werkblad`,
        areaCode: 'GM0448',
      },
    }),
  );
  for (const answer of await Promise.all(sent)) expect([200, 201]).toContain(answer.status());
});

test.describe('staff, without script', () => {
  test.use({ javaScriptEnabled: false });

  test('enter their token once and see the map and the table of the same figures', async ({
    page,
    house,
    context,
  }) => {
    await signIn(page, house, 'communication');
    await expect(page.locator('svg.choropleth')).toBeVisible();
    const areas = page.locator('.density-table tbody tr');
    const onMap = await page.locator('svg.choropleth path.outside').count();
    expect(await page.locator('svg.choropleth > path').count()).toBe((await areas.count()) + onMap);
    const texel = areas.filter({ has: page.getByRole('rowheader', { name: 'Texel', exact: true }) });
    expect(Number((await texel.locator('td').nth(1).innerText()).replace(/\D/g, ''))).toBeGreaterThanOrEqual(
      reportsOnTexel,
    );

    const [cookie, ...others] = await context.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 });
    expect(page.url(), 'the token is in no address').toBe(`${house.deskUrl}/dichtheid`);
  });

  test('sort the table by a link, and the address says so', async ({ page, house }) => {
    await signIn(page, house, 'communication');
    const names = () => page.locator('.density-table tbody th').allInnerTexts();
    const byName = page.locator('.density-table thead a').first();
    await byName.click();
    await expect(page).toHaveURL(/[?&]sort=-?name\b/);
    const once = await names();
    await byName.click();
    expect(await names()).toEqual(once.toReversed());
    expect([once, once.toReversed()]).toContainEqual(
      once.toSorted((one, other) => one.localeCompare(other, 'nl')),
    );
    await expect(
      page.locator('.density-table th[aria-sort="ascending"], .density-table th[aria-sort="descending"]'),
    ).toHaveCount(1);
  });

  test('filter by phenomenon and period, in the address', async ({ page, house }) => {
    await signIn(page, house, 'communication');
    const observed = () =>
      page.locator('.density-table tbody tr', { hasText: 'Texel' }).locator('td').nth(1).innerText();
    await page.locator('#filter-phenomenon').selectOption('harbour-signs');
    await page.locator('.density-filter button').click();
    await expect(page).toHaveURL(/phenomenon=harbour-signs/);
    expect(await observed()).toMatch(/\b0$/);
    await page.locator('#filter-phenomenon').selectOption('floating-package');
    await page.locator('.density-filter button').click();
    expect(await observed()).not.toMatch(/\b0$/);
    await page.goto(`${house.deskUrl}/dichtheid?from=2026-01&to=2026-03&phenomenon=floating-package`);
    expect(await observed(), 'nothing was reported in that spring').toMatch(/\b0$/);
  });

  test('choose a municipality from the list with the keyboard: the map outlines it and a text tells its figures', async ({
    page,
    house,
  }) => {
    await signIn(page, house, 'communication');
    await expect(page.locator('svg.choropleth path.chosen')).toHaveCount(0);
    const texel = page.getByRole('rowheader', { name: 'Texel' }).getByRole('link');
    await texel.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]area=GM0448\b.*#gekozen$/);
    await expect(page.locator('svg.choropleth path.chosen title')).toContainText('Texel');
    await expect(page.locator('#gekozen h2')).toHaveText('Texel');
    await expect(page.locator('.density-table tbody tr.chosen th')).toContainText('Texel');
    await page.locator('#gekozen a').click();
    await expect(page.locator('#gekozen')).toHaveCount(0);
  });

  test('filter by audience, and by an expectation from the surroundings', async ({ page, house }) => {
    await signIn(page, house, 'communication');
    const observed = () =>
      page.locator('.density-table tbody tr', { hasText: 'Texel' }).locator('td').nth(1).innerText();
    const show = page.locator('.density-filter button');
    await page.locator('#filter-audience').selectOption('landlords');
    await show.click();
    await expect(page).toHaveURL(/audience=landlords/);
    expect(await observed(), 'landlords meet no packages at sea').toMatch(/\b0$/);
    await page.locator('#filter-audience').selectOption('harbours-and-water-sport');
    await page.locator('#filter-model').selectOption('exposure');
    await show.click();
    expect(await observed()).not.toMatch(/\b0$/);
    await expect(page.locator('.exposure-model')).toBeVisible();
  });

  test('see charts with a title, a description and the same figures in the table', async ({
    page,
    house,
    request,
  }) => {
    for (let at = 0; at < 60; at += 1) {
      const sent = await request.post(`${house.publicUrl}/api/v1/reports`, {
        headers: { 'idempotency-key': `desk-spec-charts-${at}` },
        data: {
          phenomenon: 'other',
          description: `Verzonnen melding ${at} voor de grafieken`,
          areaCode: ['GM0363', 'GM0392', 'GM0361'][at % 3],
        },
      });
      expect([200, 201]).toContain(sent.status());
    }
    await signIn(page, house, 'communication');
    await page.goto(`${house.deskUrl}/dichtheid?phenomenon=other`);
    const charts = page.locator('figure > svg[role="img"]');
    await expect(charts).toHaveCount(2);
    for (const chart of await charts.all()) {
      await expect(chart).toHaveAccessibleName(/\S/);
      await expect(chart).toHaveAccessibleName(
        (await chart.locator('xpath=../figcaption/h2').innerText()).trim(),
      );
      await expect(chart.locator(':scope > desc')).toHaveText(/\S/);
    }
    const point = page.locator('.funnel circle title', { hasText: 'Amsterdam' });
    const amsterdam = page.locator('.density-table tbody tr', { hasText: 'Amsterdam' }).first();
    const ratio = /verhouding (\d,\d\d)/.exec(await point.innerHTML())?.[1];
    expect(ratio).toBeTruthy();
    await expect(amsterdam).toContainText(`×${ratio}`);
    const onMap = page.locator('svg.choropleth path title', { hasText: 'Amsterdam' });
    const estimate = /schatting (\d,\d\d)/.exec(await onMap.innerHTML())?.[1];
    expect(estimate).toBeTruthy();
    await expect(amsterdam.locator('.ratio')).toContainText(`×${estimate}`);
  });

  test('are told which field is wrong when a month lies too far ahead', async ({ page, house }) => {
    await signIn(page, house, 'communication');
    const answer = await page.goto(`${house.deskUrl}/dichtheid?to=9999-12`);
    expect(answer?.status()).toBe(400);
    await expect(page.locator('main')).toContainText(words('nl', 'problems:fields.month-too-late'));
  });

  test('take the same figures along as CSV', async ({ page, house }) => {
    await signIn(page, house, 'communication');
    const link = await page.locator('a[href^="/dichtheid.csv"]').getAttribute('href');
    const answer = await page.request.get(house.deskUrl + link);
    expect(answer.headers()['content-type']).toContain('text/csv');
    const [header, ...lines] = (await answer.text()).trim().split(/\r?\n/);
    expect(header).toContain(words('nl', 'density:csv.observed'));
    const figure = await page
      .locator('.density-table tbody tr', { hasText: 'Texel' })
      .locator('td')
      .nth(1)
      .innerText();
    const texel = lines.find((line) => line.includes('"Texel"'));
    expect(texel).toContain(`"${figure.replace(/\D/g, '')}"`);
  });

  test('read the list of sealed reports when their role allows it', async ({ page, house }) => {
    await signIn(page, house, 'analyst');
    await page.goto(`${house.deskUrl}/meldingen`);
    expect(await page.locator('.desk-table tbody tr').count()).toBeGreaterThanOrEqual(reportsOnTexel);
    await expect(page.locator('main')).not.toContainText('Verzonnen melding');
  });

  test('are told that a wrong token is unknown, and come no further', async ({ page, house, context }) => {
    await enterToken(page, house, 'nhda_planted-and-never-issued-planted-and-never');
    await expect(page.locator('.error-summary')).toContainText(words('nl', 'desk:signIn.unknown-token'));
    await expect(page.locator('.error-summary')).toBeFocused();
    expect(await context.cookies()).toEqual([]);
    const inside = await page.goto(`${house.deskUrl}/dichtheid`);
    expect(inside?.status()).toBe(401);
    await expect(page.locator('#token')).toBeVisible();
    await expect(page.locator('.density-table')).toHaveCount(0);
  });

  test('sign out, and the old cookie opens nothing any more', async ({
    page,
    house,
    context,
    playwright,
  }) => {
    await signIn(page, house, 'communication');
    const [cookie] = await context.cookies();
    const thief = await playwright.request.newContext({
      baseURL: house.deskUrl,
      extraHTTPHeaders: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    expect((await thief.get('/dichtheid')).status(), '(counter-proof: before, it does)').toBe(200);
    await page.locator('form.sign-out--wide button').click();
    await expect(page).toHaveURL(`${house.deskUrl}/aanmelden`);
    expect(await context.cookies()).toEqual([]);
    expect((await thief.get('/dichtheid')).status()).toBe(401);
    await thief.dispose();
  });
});

test.describe('the two sides are two houses', () => {
  const deskOnly = [
    '/dichtheid',
    '/dichtheid.csv',
    '/meldingen',
    `/meldingen/${'0'.repeat(64)}`,
    '/api/v1/intake/answers',
    '/aanmelden',
    '/api/v1/densities',
    '/api/v1/surges',
    '/api/v1/intake/reports',
    '/indicatoren',
    '/indicatoren.csv',
    '/indicatoren/toevoegen',
    '/api/v1/indicators',
    '/campagnes',
    '/campagnes/nieuw',
    '/campagnes/voorstellen',
    '/campagnes/lotingen',
    '/api/v1/campaigns',
    '/api/v1/proposals',
    '/exports',
    '/api/v1/exports',
    '/beloningen',
    '/beloningen.csv',
    '/nieuwsbrieven',
    '/api/v1/newsletters',
    '/logboek',
    '/sleutels',
    '/uitnodiging',
    '/api/v1/audit-log',
    '/api/v1/rewards/ledger',
  ];
  const publicOnly = ['/melden', '/melden/other', '/vervolg', '/herkennen/drugslab', '/en', '/api/v1/areas'];

  test('what is the desk’s is not on the public side', async ({ request, house }) => {
    for (const path of deskOnly) {
      expect((await request.get(house.publicUrl + path)).status(), path).toBe(404);
      expect(
        (await request.get(house.deskUrl + path)).status(),
        `(counter-proof: the desk knows ${path})`,
      ).not.toBe(404);
    }
  });

  test('what is the public’s is not on the desk', async ({ request, house }) => {
    const headers = { authorization: `Bearer ${await makeToken(house, 'admin')}` };
    for (const path of publicOnly) {
      expect((await request.get(house.deskUrl + path, { headers })).status(), path).toBe(404);
      expect(
        (await request.get(house.publicUrl + path)).status(),
        `(counter-proof: the public side knows ${path})`,
      ).not.toBe(404);
    }
  });

  test('a session of the desk is not even looked at on the public side', async ({ page, house }) => {
    await signIn(page, house, 'lead');
    const answer = await page.goto(`${house.publicUrl}/dichtheid`);
    expect(answer?.status()).toBe(404);
    expect(answer?.headers()['set-cookie']).toBeUndefined();
  });
});
