import type { Browser, Page } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { enterToken, makeToken } from './sign-in.ts';
import { words } from './words.ts';

const said = (key: string) => words('nl', `indicators:${key}`);
const title = 'Verzonnen schuren';
const layer = '#layer-verzonnen-schuren';

/** A person of their own: another browser, another token. The desk needs no script; only axe does. */
async function member(browser: Browser, house: RunningHouse, role: string, script = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  await enterToken(page, house, await makeToken(house, role));
  return page;
}

async function fillIn(page: Page, csv: string): Promise<void> {
  const texts = {
    ...{ title, unit: 'schuren', definition: 'Verzonnen aantallen voor deze test.', year: '2025' },
    ...{ publisher: 'Niemand', sourceTitle: 'Verzonnen', address: 'https://voorbeeld.nl/schuren' },
    ...{ readOn: '2026-01-01', areaVintage: '2026-01-01' },
  };
  for (const [name, text] of Object.entries(texts)) await page.locator(`#field-${name}`).fill(text);
  await page.locator('label[for="field-per-none"]').click();
  const file = { name: 'verzonnen.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('#field-file').setInputFiles(file);
  await page.locator('#submit').click();
}

/** Nothing for axe to find, and nothing to scroll to sideways on the smallest screen. */
async function expectFit(page: Page, name: string): Promise<void> {
  expect.soft(await axeFaultsInEveryDress(page), name).toEqual([]);
  await page.setViewportSize({ width: 320, height: 256 });
  expect.soft(await sidewaysScroll(page), `${name} at 320 × 256`).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('a layer is added, previewed, confirmed, approved by somebody else and weighed, and the index changes', async ({
  browser,
  house,
}) => {
  test.setTimeout(180_000);
  const home = `${house.deskUrl}/indicatoren`;
  const maker = await member(browser, house, 'lead');
  await maker.goto(home);
  await expect(maker.locator('h1')).toHaveText(said('conclusion.none'));
  await expect(maker.locator('.index-table')).toHaveCount(0);

  await maker.goto(`${home}/toevoegen`);
  await fillIn(maker, 'code;waarde\r\nGM0363;veel\r\nGM0400;3\r\n');
  await expect(maker.locator('.error-summary')).toBeFocused();
  await expect(maker.locator('.csv-faults li')).toHaveText([/^Regel 2: /]);
  await expect(maker.locator('#field-title'), 'what was typed is still there').toHaveValue(title);

  await fillIn(maker, '\uFEFFcode;waarde\r\nGM0363;1\r\nGM0400;30,5\r\nGM0358;20\r\n');
  await expect(maker.locator('.preview-table tbody tr', { hasText: 'Den Helder' })).toContainText('30,5');
  await maker.goto(home);
  await expect(maker.locator(layer), 'a preview stores nothing').toHaveCount(0);
  await maker.goto(`${home}/toevoegen`);
  await fillIn(maker, 'GM0363;1\nGM0400;30,5\nGM0358;20');
  await maker.getByRole('button', { name: said('preview.confirm') }).click();
  await expect(maker).toHaveURL(/#layer-verzonnen-schuren$/);
  await expect(maker.locator(layer)).toContainText(said('layers.waiting'));
  await maker.locator(layer).getByText(said('approve.open'), { exact: true }).click();
  await expect(maker.locator(layer)).toContainText(said('approve.own'));
  await expect(maker.locator(layer).locator('form[action="/indicatoren/goedkeuren"]')).toHaveCount(0);

  const officer = await member(browser, house, 'admin');
  await officer.goto(home);
  await officer.locator(layer).getByText(said('approve.open'), { exact: true }).click();
  await officer.locator('#approval-role-verzonnen-schuren').fill('Verzonnen privacyfunctionaris');
  await officer.locator('#approval-reason-verzonnen-schuren').fill('Geen persoonsgegevens gevonden.');
  await officer
    .locator(layer)
    .getByRole('button', { name: said('approve.submit') })
    .click();
  await expect(officer.locator(layer)).toContainText('Verzonnen privacyfunctionaris');
  await expect(officer.locator('h1'), 'without a weight it does not count').toHaveText(
    said('conclusion.none'),
  );

  const adviser = await member(browser, house, 'communication', true);
  await adviser.goto(home);
  await adviser.locator(layer).getByText(said('weigh.open'), { exact: true }).click();
  await adviser.locator('#weight-weight-verzonnen-schuren').selectOption('4');
  await adviser
    .locator(layer)
    .getByRole('button', { name: said('weigh.submit') })
    .click();
  await expect(adviser.locator('.error-summary')).toContainText(said('refused.reason'));
  // The page goes to its summary first; a press on the way there would miss the button.
  await expect(adviser.locator('.error-summary')).toBeFocused();
  await adviser.locator('#weight-reason-verzonnen-schuren').fill('Verzonnen reden voor deze test.');
  await adviser
    .locator(layer)
    .getByRole('button', { name: said('weigh.submit') })
    .click();
  await expect(adviser.locator(layer)).toContainText('Gewicht 4.');

  const row = (name: string) => adviser.locator('.index-table tbody tr', { hasText: name });
  await expect(row('Den Helder').locator('.index')).toContainText('83,3');
  await expect(row('Aalsmeer').locator('.index')).toContainText('50,0');
  await expect(row('Haarlemmermeer')).toContainText(said('table.noIndex'));
  const names = await adviser.locator('.index-table tbody th').allInnerTexts();
  expect(names.slice(0, 2), 'by inhabitants, never by rank').toEqual(['Amsterdam', 'Haarlem']);

  const looked = { [`${home}/toevoegen`]: 'form', [`${home}?view=draft`]: 'index' };
  for (const [address, name] of Object.entries(looked)) {
    await adviser.goto(address);
    await expectFit(adviser, name);
  }
  await adviser.goto(`${home}/toevoegen?layer=verzonnen-schuren`);
  await fillIn(adviser, 'GM0363;2');
  await expectFit(adviser, 'preview');
  for (const page of [maker, officer, adviser]) await page.context().close();
});
