import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { fullLanguages } from '#content/languages.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { unmistakableText } from './opened-reports.ts';
import { sidewaysScroll } from './page-measures.ts';
import { enterToken } from './sign-in.ts';
import { pathIn, words } from './words.ts';

const nl = (key: string) => words('nl', `rewards:${key}`);
const claimDesk = 'Verzonnen balie, Verzonnen kade 1, op dinsdag';

/** A house of its own: it is stopped and started again for the night of the next week. */
test.describe('a reward for a floating package, without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('is granted by two, given in the night of the week, read by the reporter, taken in, paid by another, and never twice', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const dataDir = freshFolder();
    const env = { REWARD_CLAIM_DESK: claimDesk };
    let house = await startHouse(env, dataDir);
    try {
      const receipt = await reportPackage(page, house);
      await signInAs(page, house, 'analyst');
      const path = await usableReport(page, house, dataDir);
      await page.locator('#beloning textarea').fill('Verzonnen reden: het pakket is gevonden');
      await page.locator('#beloning form button').click();
      await expect(page.locator('.reward-state')).toContainText('Voorgesteld door');
      await expect(page.getByRole('button', { name: nl('report.approve') })).toHaveCount(0);
      await signInAs(page, house, 'lead');
      await page.goto(house.deskUrl + path);
      await lookAt(page, 'desk: to approve');
      await page.getByRole('button', { name: nl('report.approve') }).click();
      await expect(page.locator('.reward-state')).toContainText('Goedgekeurd door');

      await lookBack(page, house, receipt);
      await expect(page.locator('.message'), 'not before the night').toHaveCount(0);
      await house.stop();
      startOfNextWeek(dataDir);
      house = await startHouse(env, dataDir);
      const code = await readCode(page, house, receipt);
      await lookAt(page, 'the reporter reads the code');

      await signInAs(page, house, 'claims');
      await expect(page).toHaveURL(`${house.deskUrl}/beloningen`);
      await typeCode(page, code.toLowerCase());
      await expect(page.locator('#code')).toContainText(nl('states.open'));
      await lookAt(page, 'claim desk: the code is right');
      await page.getByRole('button', { name: nl('claim.take') }).click();
      await expect(page.locator('.reward-done')).toHaveText(nl('done.claimed'));
      await page.getByRole('button', { name: nl('claim.pay') }).click();
      await expect(page.locator('.error-summary')).toContainText(
        words('nl', 'problems:second-person-needed'),
      );

      await signInAs(page, house, 'claims');
      await typeCode(page, code);
      await page.getByRole('button', { name: nl('claim.pay') }).click();
      await expect(page.locator('.reward-done')).toHaveText(nl('done.paid'));
      await typeCode(page, code);
      await expect(page.locator('#code')).toContainText(nl('states.paid'));
      await expect(page.locator('#code form'), 'nothing more to press').toHaveCount(0);
      await typeCode(page, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
      await expect(page.locator('.error-summary')).toBeFocused();
      await lookAt(page, 'claim desk: a wrong code, and the books');
      await expect(page.locator('#boek tbody tr')).toHaveCount(1);
      expect(new URL(page.url()).pathname + new URL(page.url()).search, 'no code in the address').toBe(
        '/beloningen',
      );
      expect(house.output()).not.toContain(code);
    } finally {
      await house.stop();
      removeFolder(dataDir);
    }
  });

  test('is explained before anybody reports, on the guide and beside the receipt, in every full language', async ({
    page,
    house,
  }) => {
    for (const language of fullLanguages) {
      await page.goto(pathIn(language, '/herkennen/drijvende-pakketten'));
      await page.locator(`main a[href="${pathIn(language, '/beloning')}"]`).click();
      await expect(page.locator('main')).toContainText(
        /bank is niet anoniem|bank is not anonymous|banku nie jest anonimowa/,
      );
      await expect(page.locator('main')).toContainText(/Kustwacht|Coastguard/);
      await expect(page.locator('main a[href="tel:112"]').first()).toBeVisible();
      await expect(page.locator('main'), 'no amount is promised').not.toContainText('€');
      await lookAt(page, language);
    }
    await reportPackage(page, house);
    await expect(page.locator('main a[href="/beloning"]')).toBeVisible();
    await page.goto('/melden/other');
    await page.locator('#field-description').fill(unmistakableText());
    await page.locator('#submit').click();
    await page.locator('[data-receipt]').waitFor();
    await expect(page.locator('main a[href="/beloning"]')).toHaveCount(0);
  });
});

test.describe('the pages about a reward, with script', () => {
  test('have nothing that axe finds', async ({ page, house }) => {
    test.setTimeout(150_000);
    for (const language of fullLanguages) {
      await page.goto(pathIn(language, '/beloning'));
      expect.soft(await axeFaultsInEveryDress(page), language).toEqual([]);
    }
    await signInAs(page, house, 'claims');
    await typeCode(page, 'NHB-00000');
    expect.soft(await axeFaultsInEveryDress(page), 'claim desk').toEqual([]);
    const dataDir = freshFolder();
    const open = await startHouse({ REWARD_CLAIM_DESK: claimDesk }, dataDir);
    try {
      await reportPackage(page, open);
      await signInAs(page, open, 'analyst');
      await usableReport(page, open, dataDir);
      await expect(page.locator('#beloning form')).toBeVisible();
      expect.soft(await axeFaultsInEveryDress(page), 'report').toEqual([]);
    } finally {
      await open.stop();
      removeFolder(dataDir);
    }
  });
});

/** No scrolling sideways on the narrowest screen. */
async function lookAt(page: Page, step: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 568 });
  expect.soft(await sidewaysScroll(page), step).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
}

async function reportPackage(page: Page, house: RunningHouse): Promise<string> {
  await page.goto(`${house.publicUrl}/melden/floating-package`);
  await page.locator('#field-description').fill(unmistakableText());
  await page.locator('#submit').click();
  return (await page.locator('[data-receipt]').innerText()).replace(/\s+/g, ' ').trim();
}

/** Somebody new every time: two people are two tokens with two names. */
async function signInAs(page: Page, house: RunningHouse, role: string): Promise<void> {
  const name = `Verzonnen ${role} ${randomUUID().slice(0, 8)}`;
  const { stdout } = await house.command('api/commands/staff.ts', 'token', '--role', role, '--name', name);
  await page.context().clearCookies();
  await enterToken(page, house, stdout.trim().split('\n').at(-1) ?? '');
  await page.waitForURL(/\/(dichtheid|beloningen)$/);
}

/** A new report, after staff found it usable by the API. */
async function usableReport(page: Page, house: RunningHouse, dataDir: string): Promise<string> {
  const database = new DatabaseSync(join(dataDir, 'drugsalert.sqlite'));
  const row = database
    .prepare(
      "select lower(hex(id)) as id from reports where phenomenon = 'floating-package' and state = 'new'",
    )
    .get() as {
    id: string;
  };
  database.close();
  const { stdout } = await house.command('api/commands/staff.ts', 'token', '--role', 'analyst');
  const headers = { authorization: `Bearer ${stdout.trim().split('\n').at(-1)}` };
  for (const to of ['screening', 'usable']) {
    const answer = await page.request.post(`${house.deskUrl}/api/v1/intake/reports/${row.id}/transitions`, {
      ...{ headers, data: { to, reason: 'verzonnen' } },
    });
    expect(answer.status()).toBe(200);
  }
  await page.goto(`${house.deskUrl}/meldingen/${row.id}`);
  await lookAt(page, 'desk: to propose');
  return `/meldingen/${row.id}`;
}

/** As a week that went by looks to a server that starts: the last night, and the last week with codes, lie behind it. */
function startOfNextWeek(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'drugsalert.sqlite'));
  const changed = database
    .prepare("update settings set value = '2000-W01' where name = 'rewards-issued-week'")
    .run();
  database.exec("delete from settings where name = 'nightly-jobs-day'");
  database.close();
  expect(changed.changes, 'the first night of this week had been').toBe(1);
}

async function lookBack(page: Page, house: RunningHouse, receipt: string): Promise<void> {
  await page.goto(`${house.publicUrl}/vervolg`);
  await page.locator('#field-receipt').fill(receipt);
  await page.locator('main form button').click();
  await expect(page.locator('h1')).not.toHaveText(words('nl', 'follow-up:heading'));
}

/** The night's work runs behind a server that is already open: the reporter looks again until the message is there. */
async function readCode(page: Page, house: RunningHouse, receipt: string): Promise<string> {
  await expect(async () => {
    await lookBack(page, house, receipt);
    await expect(page.locator('.message__code')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  const message = page.locator('.message');
  await expect(message).toContainText(claimDesk);
  await expect(message).toContainText('Een betaling op de bank is niet anoniem');
  await expect(message).toContainText('formulier van de Kustwacht');
  await expect(message.locator('a[href="/beloning"]')).toBeVisible();
  return message.locator('.message__code').innerText();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('#field-code').fill(code);
  await page.getByRole('button', { name: nl('code.submit') }).click();
}
