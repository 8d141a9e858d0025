import type { APIRequestContext } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { makeToken, signIn } from './sign-in.ts';

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const schagen = 'GM0441';

/** A campaign that begins next week, planned by one and approved by another; its id. */
async function plannedCampaign(house: RunningHouse, request: APIRequestContext, code: string) {
  const planner = { authorization: `Bearer ${await makeToken(house, 'communication')}` };
  const second = { authorization: `Bearer ${await makeToken(house, 'lead')}` };
  const api = `${house.deskUrl}/api/v1/campaigns`;
  const planned = await request.post(api, {
    headers: planner,
    data: {
      ...{ code, title: 'Verzonnen campagne over schuren', areas: [schagen, 'GM1911'] },
      ...{ audience: 'farmers-and-barn-owners', kit: 'schuren-te-huur', selection: null },
      ...{ from: dayFromNow(7), to: dayFromNow(90) },
      baseline: { from: dayFromNow(-400), to: dayFromNow(-30) },
    },
  });
  expect(planned.status(), await planned.text()).toBe(201);
  const { id } = (await planned.json()) as { id: string };
  const approved = await request.post(`${api}/${id}/approval`, { headers: second, data: { version: 1 } });
  expect(approved.status(), await approved.text()).toBe(200);
  const noted = await request.post(`${api}/${id}/confounders`, {
    headers: planner,
    data: { kind: 'news', from: dayFromNow(-60), to: dayFromNow(-60), note: 'Verzonnen bericht' },
  });
  expect(noted.status(), await noted.text()).toBe(201);
  return id;
}

test.describe('did it work, without script', () => {
  test.use({ javaScriptEnabled: false });

  test('before the final look the page says when to look again, and gives no ratio', async ({
    page,
    house,
    request,
  }) => {
    const id = await plannedCampaign(house, request, 'verzonnen-te-vroeg');
    await signIn(page, house, 'communication');
    await page.goto(`${house.deskUrl}/campagnes/${id}/effect`);
    await expect(page.locator('h1')).toHaveText(
      /^Te vroeg om iets te zeggen\. Kijk weer op \d+ \w+ \d{4}\.$/,
    );
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await page.locator('main').innerText()).not.toMatch(/naar schatting|%/);
    const chart = page.getByRole('img', { name: /meldingen per maand/i });
    await expect(chart).toBeVisible();
    await expect(page.locator('main')).toContainText('Verzonnen bericht');
    await page.locator('.effect-figures summary').click();
    const rows = page.locator('.effect-figures tbody tr');
    const link = await page.locator('.effect-figures a[download]').getAttribute('href');
    const csv = await (await page.request.get(house.deskUrl + link)).text();
    expect(csv.trim().split('\r\n').length - 1, 'CSV and table have the same months').toBe(
      await rows.count(),
    );
  });

  test('the brief is one page on paper, and the same words as PDF', async ({ page, house, request }) => {
    const id = await plannedCampaign(house, request, 'verzonnen-brief');
    await signIn(page, house, 'communication');
    await page.goto(`${house.deskUrl}/campagnes/${id}/brief`);
    await expect(page.locator('h1')).toHaveText(/^Te vroeg om iets te zeggen/);
    await expect(page.locator('.brief')).toContainText('nog niet te noemen');
    const printed = await page.pdf({ preferCSSPageSize: true });
    expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const link = await page.locator('a[download]').getAttribute('href');
    const file = await page.request.get(house.deskUrl + link);
    expect(file.headers()['content-type']).toBe('application/pdf');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('axe finds nothing on the effect page and the brief, and nothing runs off the side', async ({
  page,
  house,
  request,
}) => {
  test.setTimeout(120_000);
  const id = await plannedCampaign(house, request, 'verzonnen-axe');
  await signIn(page, house, 'lead');
  for (const path of [`/campagnes/${id}/effect`, `/campagnes/${id}/brief`]) {
    await page.goto(house.deskUrl + path);
    expect.soft(await axeFaultsInEveryDress(page), path).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect.soft(await sidewaysScroll(page), `${path} at 320 × 256`).toBe(0);
  }
});

test('the pages of the campaign room are not on the public side', async ({ request, house }) => {
  const id = await plannedCampaign(house, request, 'verzonnen-binnen');
  for (const path of [
    `/campagnes/${id}/effect`,
    `/campagnes/${id}/brief.pdf`,
    `/api/v1/campaigns/${id}/effect`,
  ]) {
    expect((await request.get(house.publicUrl + path)).status(), path).toBe(404);
    expect(
      (await request.get(house.deskUrl + path)).status(),
      `(counter-proof: the desk knows ${path})`,
    ).toBe(401);
  }
});
