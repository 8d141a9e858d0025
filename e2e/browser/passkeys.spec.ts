import type { Page } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { signIn } from './sign-in.ts';
import { plugInKey } from './virtual-key.ts';
import { watchPage } from './watch-page.ts';
import { words } from './words.ts';

/** Browsers make passkeys for names only: the desk at its name on this machine. */
const atName = ({ deskUrl }: RunningHouse) => deskUrl.replace('127.0.0.1', 'localhost');

test.beforeEach(async ({ context }) => {
  await context.route(
    ({ hostname }) => hostname === 'localhost',
    (route) => route.continue(),
  );
});

/** What stands behind the `#` of the link that an operator gets: the last line of the command. */
async function invite(house: RunningHouse, name: string): Promise<string> {
  const words = ['invite', '--role', 'lead', '--name', name];
  const { code, stdout, stderr } = await house.command('api/commands/staff.ts', ...words);
  const link = stdout.trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`No invitation: ${stderr}`);
  return new URL(link).hash;
}

async function enrol(page: Page, house: RunningHouse, name: string) {
  const hash = await invite(house, name);
  const key = await plugInKey(page);
  await page.goto(`${atName(house)}/uitnodiging${hash}`);
  await expect(page, 'the code leaves the address').toHaveURL(`${atName(house)}/uitnodiging`);
  await page.getByLabel(words('nl', 'desk-sign-in:invitation.label')).fill('Sleutelbos');
  await page.getByRole('button', { name: words('nl', 'desk-sign-in:invitation.submit') }).click();
  await page.waitForURL('**/sleutels?done=enrolled');
  return { key, hash };
}

const press = (page: Page, word: string) =>
  page.getByRole('button', { name: words('nl', `desk-sign-in:${word}`) }).click();
const rows = (page: Page) => page.locator('.desk-table tbody tr');

test('somebody invited makes a passkey, signs in with it, adds a second and removes the first', async ({
  page,
  house,
}) => {
  const { violations } = await watchPage(page);
  const { key } = await enrol(page, house, 'Verzonnen Anna');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole('button'), 'the last cannot be removed').toHaveCount(0);

  await page.locator('form.sign-out--wide button').click();
  await page.waitForURL('**/aanmelden');
  await page.getByRole('button', { name: words('nl', 'desk-sign-in:passkey.submit') }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dichtheid');
  const [cookie, ...others] = await page.context().cookies();
  expect(others, 'what was asked is forgotten').toEqual([]);
  expect(cookie).toMatchObject({ name: 'desk', httpOnly: true, sameSite: 'Strict', expires: -1 });

  await page.locator('form.sign-out--wide a[href="/sleutels"]').click();
  await press(page, 'passkeys.confirm');
  await page.waitForURL('**/sleutels?done=confirmed');
  await press(page, 'passkeys.submit');
  await expect(page.locator('[data-passkey-status]'), 'the same key twice').toHaveText(
    words('nl', 'desk-sign-in:status.known'),
  );
  await key.unplug();
  const second = await plugInKey(page);
  await page.goto(`${atName(house)}/sleutels`);
  await page.getByLabel(words('nl', 'desk-sign-in:invitation.label')).fill('Kluis');
  await press(page, 'passkeys.submit');
  await page.waitForURL('**/sleutels?done=added');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).getByRole('button'), 'the open page alone removes nothing').toHaveCount(0);
  await rows(page).filter({ hasText: 'Sleutelbos' }).getByRole('link').click();
  await press(page, 'passkeys.confirm');
  await page.waitForURL('**/sleutels?done=confirmed');
  await rows(page).filter({ hasText: 'Sleutelbos' }).getByRole('button').click();
  await page.waitForURL('**/sleutels?done=removed');
  await expect(rows(page)).toHaveText([/Kluis/]);

  await page.locator('form.sign-out--wide button').click();
  await second.setPinKnown(false);
  await press(page, 'passkey.submit');
  await expect(page.locator('[data-passkey-status]'), 'without a PIN or a finger').toHaveText(
    words('nl', 'desk-sign-in:status.cancelled'),
  );
  await second.setPinKnown(true);
  await press(page, 'passkey.submit');
  await page.waitForURL('**/dichtheid');
  expect(violations).toEqual([]);
});

test('a used invitation, an unknown key and another address each get a sentence of their own', async ({
  page,
  house,
}) => {
  const { key, hash } = await enrol(page, house, 'Verzonnen Bert');
  const status = page.locator('[data-passkey-status]');
  await page.goto(`${atName(house)}/uitnodiging${hash}`);
  await press(page, 'invitation.submit');
  await expect(status).toHaveText(words('nl', 'desk-sign-in:status.gone'));
  await page.goto(`${atName(house)}/aanmelden`);
  await page.goto(`${atName(house)}/uitnodiging`);
  await expect(status, 'without a code').toHaveText(words('nl', 'desk-sign-in:status.gone'));

  // Invited again, the key of before is a stranger's.
  await invite(house, 'Verzonnen Bert');
  await page.goto(`${atName(house)}/aanmelden`);
  await press(page, 'passkey.submit');
  await expect(page.locator('.error-summary')).toContainText(
    words('nl', 'desk-sign-in:problems.passkey-refused'),
  );
  await expect(page.locator('.error-summary')).toBeFocused();
  await key.unplug();
  await page.goto(`${house.deskUrl}/aanmelden`);
  await expect(status).toContainText(atName(house));
  await expect(page.getByRole('button', { name: words('nl', 'desk-sign-in:passkey.submit') })).toHaveCount(0);
});

test('only the pages where staff sign in may ask a device for a passkey', async ({ page, house }) => {
  const powers = () =>
    page.evaluate(() => {
      const { featurePolicy } = document as { featurePolicy?: { allowedFeatures(): string[] } };
      return featurePolicy?.allowedFeatures().filter((power) => power.startsWith('publickey')) ?? [];
    });
  const both = ['publickey-credentials-create', 'publickey-credentials-get'];
  await page.goto(`${house.deskUrl}/dichtheid`);
  expect((await powers()).toSorted(), 'the door before a page').toEqual(both);
  await signIn(page, house, 'lead');
  expect(await powers()).toEqual([]);
  await page.goto(`${house.deskUrl}/sleutels`);
  expect((await powers()).toSorted()).toEqual(both);
  await page.goto(house.publicUrl);
  expect(await powers()).toEqual([]);
});

test('the pages of signing in are accessible in every dress and fit a phone', async ({ page, house }) => {
  await enrol(page, house, 'Verzonnen Cees');
  for (const path of ['/sleutels', '/uitnodiging#verzonnen', '/aanmelden']) {
    await page.goto(atName(house) + path);
    expect.soft(await axeFaultsInEveryDress(page), path).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect.soft(await sidewaysScroll(page), path).toBe(0);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the door says that passkeys need it, and shows no button that does nothing', async ({
    page,
    house,
  }) => {
    await page.goto(`${house.deskUrl}/aanmelden`);
    await expect(page.getByText(words('nl', 'desk-sign-in:passkey.noScript'))).toBeVisible();
    await expect(page.locator('form[data-passkey]')).toBeHidden();
    await expect(page.locator('#token')).toBeVisible();
  });
});
