import type { Browser, Page } from '@playwright/test';
import { freshFolder, type RunningHouse, removeFolder, runCommand, startHouse } from '../running-house.ts';
import { expect, test } from './house-test.ts';
import { enterToken, makeToken } from './sign-in.ts';
import { words } from './words.ts';

const said = (key: string) => words('nl', `campaigns:${key}`);
const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam');

let house: RunningHouse;
let folder: string;

/** A province that was lived for three years, with one campaign that is over and one that runs. */
test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = freshFolder();
  const world = ['--world', 'api/demo/worlds/practice.json'];
  const made = await runCommand('api/commands/demo.ts', world, { DATA_DIR: folder, DEMO: 'true' });
  expect(made.code, made.stderr).toBe(0);
  expect(made.stderr).toMatch(/\d+ of them over HTTP/);
  house = await startHouse({ DEMO: 'true' }, folder);
});

test.afterAll(async () => {
  await house.stop();
  removeFolder(folder);
});

/** Each person has a browser and a token of their own; nothing of the room needs script. */
async function member(browser: Browser, role: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await enterToken(page, house, await makeToken(house, role));
  return page;
}

test('the loop: propose, plan, approve, live for residents, effect, brief', async ({ browser }) => {
  test.setTimeout(180_000);
  const planner = await member(browser, 'communication');
  await planner.goto(`${house.deskUrl}/campagnes`);
  await planner.getByRole('link', { name: said('list.proposals') }).click();
  await planner.locator('a[href^="/campagnes/nieuw"]').first().click();
  const areas = planner.locator('input[name="areas"]:checked');
  await expect(areas, 'the proposal is filled in').not.toHaveCount(0);
  const code = await areas.first().inputValue();

  await planner.locator('#field-title').fill('Verzonnen campagne van deze toets');
  await planner.locator('#field-code').fill('verzonnen-ronde');
  await planner.locator('#field-audience').selectOption('residents');
  await planner.locator('#field-kit').selectOption('hennep-in-de-straat');
  await planner.locator('label[for="channels-letter"]').click();
  await planner.locator('#field-from').fill(today().toString());
  await planner.locator('#field-to').fill(today().add({ months: 3 }).toString());
  await planner.locator('button[value="look"]').click();
  await expect(planner.locator('.preview'), 'what it could show, before it begins').toContainText(
    'van de 100',
  );
  await planner.locator('button[value="store"]').click();
  await expect(planner.locator('.approval')).toContainText(said('approval.own'));
  const address = planner.url();

  const resident = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const landing = `${house.publicUrl}/c/verzonnen-ronde`;
  expect((await resident.goto(landing))?.status(), 'nobody sees what one person planned').toBe(404);

  const colleague = await member(browser, 'lead');
  await colleague.goto(address);
  await colleague.locator('.approval button').click();
  await expect(colleague.locator('.kicker')).toContainText(said('phases.live'));

  expect((await resident.goto(landing))?.status()).toBe(200);
  await resident.goto(`${house.publicUrl}/gemeenten`);
  const names = await planner.request.get(`${house.publicUrl}/api/v1/areas/${code}`);
  await resident
    .getByRole('link', { name: ((await names.json()) as { name: string }).name, exact: true })
    .first()
    .click();
  await expect(
    resident.locator('a[href="/c/verzonnen-ronde"]').first(),
    'its area page leads there',
  ).toBeVisible();

  await planner.goto(`${address}/effect`);
  await expect(planner.locator('h1')).toHaveText(/^Te vroeg om iets te zeggen\. Kijk weer op /);
  await planner.goto(`${address}/brief`);
  await expect(planner.locator('h1')).toHaveText(/^Te vroeg om iets te zeggen/);
});

/** A verdict until its first ratio: the brief rounds those, or leaves them out of a small count. */
const beforeFigures = (sentence: string) => sentence.split(/[:.]|×/)[0];

test('of a campaign that is over the room gives one verdict, in effect and brief alike', async ({
  browser,
}) => {
  const reader = await member(browser, 'communication');
  await reader.goto(`${house.deskUrl}/campagnes`);
  await reader
    .getByRole('link', { name: /Schuren te huur\?/ })
    .first()
    .click();
  const address = reader.url();
  await reader.goto(`${address}/effect`);
  const verdict = await reader.locator('h1').innerText();
  expect(verdict).toMatch(
    /^(Er kwamen (meer|minder) meldingen|Als er een effect is|Geen verschil aangetoond)/,
  );
  expect(verdict, 'a ratio never stands without its interval').toMatch(/×[\d,]+ \(×|tussen ×|is het klein/);
  await expect(reader.getByRole('img', { name: /meldingen/i }).first()).toBeVisible();
  await reader.goto(`${address}/brief`);
  const told = await reader.locator('h1').innerText();
  expect(beforeFigures(told), 'the brief says the same, with rounded figures').toBe(beforeFigures(verdict));
  expect(told, 'no ratio that gives a count back').not.toMatch(/\d,\d\d/);
  const file = await reader.request.get(`${address}/brief.pdf`);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});
