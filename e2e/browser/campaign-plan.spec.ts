import type { Browser, Page } from '@playwright/test';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { enterToken, makeToken } from './sign-in.ts';
import { words } from './words.ts';

const said = (key: string) => words('nl', `campaigns:${key}`);
const day = (months: number) =>
  Temporal.Now.plainDateISO('Europe/Amsterdam').with({ day: 1 }).add({ months });
const before = (date: Temporal.PlainDate) => date.subtract({ days: 1 }).toString();

let house: RunningHouse;
let folder: string;

/** A year of invented reports: planning needs figures. */
test.beforeAll(async () => {
  folder = freshFolder();
  const asked = ['--reports', '1500', '--seed', '5'];
  const made = await runCommand('api/commands/demo.ts', asked, { DATA_DIR: folder, DEMO: 'true' });
  expect(made.code, made.stderr).toBe(0);
  house = await startHouse({ DEMO: 'true' }, folder);
});

test.afterAll(async () => {
  await house.stop();
  removeFolder(folder);
});

/** A person of their own: another browser, another token. Planning needs no script; only axe does. */
async function member(browser: Browser, role: string, script = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  await enterToken(page, house, await makeToken(house, role));
  return page;
}

/** Six months chose the areas; they are compared with those from..to, in months from now. */
async function chooseWindows(page: Page, from: number, to: number): Promise<void> {
  const days = {
    ...{ selectionFrom: day(-12).toString(), selectionTo: before(day(-6)) },
    ...{ baselineFrom: day(from).toString(), baselineTo: before(day(to)) },
  };
  for (const [name, value] of Object.entries(days)) await page.locator(`#field-${name}`).fill(value);
}

test('staff go from a proposal to a plan, see what it could show, and a second person approves it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const planner = await member(browser, 'communication');
  await planner.goto(`${house.deskUrl}/campagnes`);
  await planner.getByRole('link', { name: said('list.proposals') }).click();
  await expect(planner.locator('h1')).toBeVisible();
  await planner.goto(
    `${house.deskUrl}/campagnes/voorstellen?from=${day(-12).toString().slice(0, 7)}&to=${before(day(-6)).slice(0, 7)}&months=6`,
  );
  const row = planner.locator('.proposal-row, .proposal').filter({ hasText: 'Haarlem' }).first();
  const link = await row.locator('a[href^="/campagnes/nieuw"]').getAttribute('href');
  await planner.goto(house.deskUrl + link);
  await expect(planner.locator('#areas-GM0392')).toBeChecked();

  await planner.locator('button[value="look"]').click();
  const summary = planner.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link').first()).toHaveText(/^Titel/);
  await planner.locator('#field-title').fill('Verzonnen plan voor Haarlem');
  await planner.locator('#field-code').fill('verzonnen-haarlem');
  await planner.locator('#field-audience').selectOption('residents');
  await planner.locator('#field-kit').selectOption('hennep-in-de-straat');
  await planner.locator('label[for="channels-letter"]').click();
  await chooseWindows(planner, -12, -6);
  await planner.locator('button[value="look"]').click();
  await expect(summary, 'what chose the areas is never the baseline').toContainText(
    words('nl', 'problems:fields.overlaps-selection'),
  );
  await expect(planner.locator('#field-title')).toHaveValue('Verzonnen plan voor Haarlem');
  await chooseWindows(planner, -6, 0);
  await planner.locator('button[value="look"]').click();
  const preview = planner.locator('.preview');
  await expect(preview.locator('h2')).toHaveText(/^Met dit gebied en deze looptijd/);
  await expect(preview).toContainText('van de 100');
  await planner.locator('button[value="store"]').click();
  await expect(planner.locator('h1')).toHaveText('Verzonnen plan voor Haarlem');
  await expect(planner.locator('.approval')).toContainText(said('approval.own'));
  await expect(planner.locator('.approval button')).toHaveCount(0);

  const colleague = await member(browser, 'lead');
  await colleague.goto(`${house.deskUrl}/campagnes`);
  await colleague
    .getByRole('region', { name: said('list.waitingHeading') })
    .getByRole('link')
    .click();
  const hash = await colleague.locator('.plan-columns code.hash').innerText();
  await colleague.locator('.approval button').click();
  await expect(colleague.locator('.approval')).toHaveCount(0);
  await expect(colleague.locator('.kicker')).toContainText(said('phases.scheduled'));
  await expect(colleague.locator('.plan-columns code.hash')).toHaveText(hash);
  await colleague.goto(`${house.deskUrl}/campagnes`);
  await expect(colleague.locator('.calendar tbody th')).toContainText(['Verzonnen plan voor Haarlem']);
});

test('a lot chooses among ticked areas, and its plan is filled in', async ({ browser }) => {
  test.setTimeout(120_000);
  const planner = await member(browser, 'communication');
  await planner.goto(`${house.deskUrl}/campagnes/voorstellen`);
  const ticked = planner.locator('input[name="eligible"]:checked');
  while ((await ticked.count()) > 0) await ticked.first().uncheck();
  for (const code of ['GM0361', 'GM0363', 'GM0439'])
    await planner.locator(`input[name="eligible"][value="${code}"]`).check();
  await planner.locator('#lot-places').fill('1');
  await planner.locator('#lot-reason').fill('Verzonnen loting tussen drie gemeenten');
  await planner.locator('#lot-form button').click();
  await expect(planner.locator('h1')).toHaveText(/^Het lot koos (Alkmaar|Amsterdam|Purmerend)$/);
  await expect(planner.locator('pre.command')).toContainText("['GM0361','GM0363','GM0439']");
  await planner.getByRole('link', { name: said('lots.plan') }).click();
  await expect(planner.locator('input[name="areas"]:checked')).toHaveCount(1);
  await expect(planner.locator('#chosenBy-lot')).toBeChecked();
});

test('the pages of planning fit every screen and leave axe nothing to find', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await member(browser, 'communication', true);
  await page.goto(`${house.deskUrl}/campagnes/nieuw?areas=GM0392&areas=WATER-NOORDZEE&audience=residents`);
  await page.locator('#field-title').fill('Verzonnen plan om naar te kijken');
  await page.locator('#field-code').fill('verzonnen-kijken');
  await page.locator('#field-kit').selectOption('drijvend-pakket');
  await page.locator('label[for="channels-radio"]').click();
  await page.locator('label[for="chosenBy-other"]').click();
  await page.getByText(said('form.more')).click();
  await page.locator('#field-design').selectOption('before-after');
  await page.locator('button[value="look"]').click();
  await expect(page.locator('.preview')).toBeVisible();
  const looked = await fitOf(page);
  await page.locator('button[value="store"]').click();
  await expect(page.locator('.approval')).toBeVisible();
  const campaign = new URL(page.url()).pathname;
  const faults = { looked };
  for (const path of [
    '/campagnes',
    campaign,
    `${campaign}/wijzigen`,
    '/campagnes/voorstellen',
    '/campagnes/lotingen',
  ]) {
    await page.goto(house.deskUrl + path);
    Object.assign(faults, { [path]: await fitOf(page) });
  }
  for (const [path, found] of Object.entries(faults)) expect.soft(found, path).toEqual([]);
});

async function fitOf(page: Page): Promise<string[]> {
  const faults = await axeFaultsInEveryDress(page);
  await page.setViewportSize({ width: 320, height: 256 });
  const sideways = await sidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  return [...faults, ...(sideways > 0 ? [`${sideways} px sideways at 320`] : [])];
}
