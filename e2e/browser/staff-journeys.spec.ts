import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { until } from '../hub-receivers.ts';
import { runCommand } from '../running-house.ts';
import { expect } from './house-test.ts';
import { asStaff, startCampaign } from './live-campaign.ts';
import { lettersTo, test, unfolded } from './mail-house.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { qrInPdf } from './read-qr.ts';
import { signIn } from './sign-in.ts';
import { addCrowd, endWave } from './survey-days.ts';
import { homeOf, words } from './words.ts';

test.use({ viewport: { width: 390, height: 844 } });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const follow = (page: Page, href: string) => page.locator(`main a[href="${href}"]`).first().click();
const hollandsKroon = 'GM1911';
type Told = {
  results: { groups: { code: string; hidden: { estimate?: number; interval?: [number, number] } }[] };
};

test('staff make posters for Hollands Kroon in three languages; their codes lead to the campaign, and who scans one is counted', async ({
  page,
  house,
}) => {
  const plan = { kit: 'schuren-te-huur', areas: [hollandsKroon], audience: 'farmers-and-barn-owners' };
  const code = await startCampaign(house, plan);
  const named = ['--kit', plan.kit, '--area', 'hollands-kroon', '--lang', 'nl,en,pl', '--campaign', code];
  const env = { DATA_DIR: house.dataDir, PUBLIC_URL: house.publicUrl };
  const made = await runCommand('api/commands/kit.ts', named, env);
  expect(made.code, made.stderr).toBe(0);
  for (const language of ['pl', 'en', 'nl'] as const) {
    await page.goto(`${homeOf(language).replace(/\/$/, '')}/toolkit/${plan.kit}/hollands-kroon`);
    const name = `${plan.kit}_hollands-kroon_${language}_poster-a4.pdf`;
    await expect(page.locator(`a[href="/toolkit/bestanden/${name}"]`)).toBeVisible();
    const scanned = qrInPdf(readFileSync(join(house.dataDir, 'toolkit', name))) ?? 'no code';
    expect(scanned).toBe(`${house.publicUrl}${language === 'nl' ? '' : `/${language}`}/c/${code}`);
    expect((await page.goto(scanned))?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
  await page.locator(`main a[href="/c/${code}/melden"]`).first().click();
  const text = unmistakableText();
  await page.locator('label[for="phenomenon-suspicious-rental"]').click();
  await page.locator('#field-description').fill(text);
  await page.locator('#submit').click();
  await expect(page.locator('[data-receipt]')).toBeVisible();
  expect((await openedReports(house, text))[0]).toMatchObject({ campaign: code });
  await signIn(page, house, 'communication');
  await page.goto(`${house.deskUrl}/campagnes`);
  await page.getByRole('link', { name: 'Verzonnen campagne' }).first().click();
  await expect(page.locator('main')).toContainText(
    words('nl', 'campaigns:one.publicPage_one').replace('{{path}}', `/c/${code}`).replace('{{count}}', '1'),
  );
});

test('somebody subscribes, gets the letter that two members of staff let go, and is off the list by one post of the mail program', async ({
  page,
  house,
  letters,
}) => {
  const reader = 'boerin@voorbeeld.example';
  const got = () => lettersTo(letters, reader);
  await page.goto('/nieuwsbrief');
  await page.locator('label[for="field-list-residents"]').click();
  await page.getByLabel(words('nl', 'newsletter:address.label')).fill(reader);
  await page.locator('main form button[type="submit"]').click();
  await until('the question arrives', () => got().length === 1);
  const [, confirm = ''] =
    /(http\S+\/nieuwsbrief\/bevestigen\/[\w-]{22})/.exec(unfolded(got()[0] ?? '')) ?? [];
  await page.goto(confirm);
  await page.locator('main form button[type="submit"]').click();
  await expect(heading(page)).toHaveText(words('nl', 'newsletter:confirmed.heading'));
  const draft = { list: 'residents', language: 'nl', subject: 'Verzonnen nieuws van vandaag' };
  const markdown = '# Verzonnen nieuws\n\nEen verzonnen zin voor wie dit leest.';
  const { id } = await asStaff(house, '/api/v1/newsletters', { ...draft, markdown });
  const sendAt = Temporal.Now.plainDateTimeISO('Europe/Amsterdam').toString({ smallestUnit: 'minute' });
  const { version } = await asStaff(house, `/api/v1/newsletters/${id}/plan`, { version: 1, sendAt });
  await asStaff(house, `/api/v1/newsletters/${id}/approval`, { version }, 'lead');
  await until('the letter arrives', () => got().length === 2);
  const letter = unfolded(got()[1] ?? '');
  expect(letter).toContain('Een verzonnen zin voor wie dit leest.');
  expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
  const [, leave = ''] = /^List-Unsubscribe: <(http[^>]+)>/im.exec(letter) ?? [];
  const readers = async () => {
    await page.goto(`${house.deskUrl}/nieuwsbrieven`);
    return page.locator('.desk-table').last().innerText();
  };
  await signIn(page, house, 'communication');
  const before = await readers();
  const left = await fetch(leave, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(left.status).toBe(200);
  expect(await readers()).not.toBe(before);
});

test('a wave of the survey runs with letters, ends, and its estimate stands on the desk with an interval', async ({
  page,
  house,
  browser,
}) => {
  const today = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
  await signIn(page, house, 'communication');
  await page.goto(`${house.deskUrl}/enquetes`);
  await page.locator('#field-title').fill('Verzonnen ronde');
  await page.locator('#field-code').fill('verzonnen-ronde');
  for (const field of ['from', 'to']) await page.locator(`#field-${field}`).fill(today);
  await page.locator('main form.report-form button').click();
  await expect(heading(page)).toHaveText('Verzonnen ronde');
  const wave = page.url();
  await page.locator('#field-letters').fill('3');
  const saved = page.waitForEvent('download');
  await page.locator('form[action$="/brieven"] button').click();
  const codes = readFileSync(await (await saved).path(), 'utf8').match(/\w{5}-\w{5}/g) ?? [];
  expect(codes).toHaveLength(3);
  const resident = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await resident.setViewportSize({ width: 390, height: 844 });
  await resident.goto(`${house.publicUrl}/enquete`);
  await follow(resident, '/enquete/verzonnen-ronde');
  await resident.locator('#field-code').fill((codes[0] ?? '').toLowerCase().replace('-', ' '));
  await resident.locator('#field-areaCode').selectOption({ label: 'Hollands Kroon' });
  for (const answer of ['know-us-yes', 'would-report-probably', 'kept-silent-no'])
    await resident.locator(`label[for="field-${answer}"]`).click();
  await resident.locator('main form button').click();
  await expect(heading(resident)).toHaveText(words('nl', 'survey:thanks.heading'));
  expect(resident.url(), 'nothing stands in the address').toBe(`${house.publicUrl}/enquete/verzonnen-ronde`);
  await resident.context().close();
  addCrowd(house, { wave: 'verzonnen-ronde', areaCode: hollandsKroon, yes: 160, no: 160 });
  await page.goto(wave);
  await expect(page.locator('main')).toContainText(words('nl', 'desk-surveys:results.running'));
  endWave(house, 'verzonnen-ronde');
  await page.goto(wave);
  const row = page.getByRole('row', { name: /^Hollands Kroon/ }).first();
  await expect(row).toContainText(/\d+%\s?\(\d+%–\d+%\)\s*321/);
  const asked = await page.request.get(wave.replace('/enquetes/', '/api/v1/surveys/'));
  const { results } = (await asked.json()) as Told;
  const hidden = results.groups.find(({ code }) => code === hollandsKroon)?.hidden;
  // One die in six says yes by itself and four in six tell the truth: (160/321 − 1/6) ÷ 4/6.
  expect(hidden?.estimate).toBeCloseTo(0.4977, 3);
  const [low = 1, high = 0] = hidden?.interval ?? [];
  expect(low < 0.45 && 0.55 < high, `as wide as 321 dice make it: ${low}–${high}`).toBe(true);
});
