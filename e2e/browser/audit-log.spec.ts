import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { sidewaysScroll } from './page-measures.ts';
import { signIn } from './sign-in.ts';
import { words } from './words.ts';

test.describe('the audit log, without script', () => {
  test.use({ javaScriptEnabled: false });

  test('shows a lead who did what, on the day that is asked for, and the end of the chain', async ({
    page,
    house,
    request,
  }) => {
    await request.post(`${house.publicUrl}/api/v1/reports`, {
      headers: { 'idempotency-key': 'audit-spec-1' },
      data: { phenomenon: 'other', description: 'Verzonnen geheim van het logboek', areaCode: 'GM0448' },
    });
    await signIn(page, house, 'lead');
    await page.goto(`${house.deskUrl}/meldingen`);
    await page.locator('.desk-table tbody th a').first().click();
    await page.locator('.main-nav a[href="/logboek"]').click();
    const rows = page.locator('.desk-table tbody tr');
    for (const action of ['make-token', 'sign-in', 'list-reports', 'open-report'] as const)
      await expect(
        rows.filter({ hasText: words('nl', `audit:actions.${action}`) }).first(),
        action,
      ).toBeVisible();
    await expect(page.locator('.audit-head')).toHaveText(/^\d+ [0-9a-f]{64}$/);
    await expect(page.locator('body')).not.toContainText('geheim van het logboek');

    await page.locator('#audit-day').fill('2026-01-01');
    await page.locator('.room-filter button').click();
    await expect(page).toHaveURL(/day=2026-01-01/);
    await expect(rows).toHaveCount(0);
  });

  test('is nobody else’s', async ({ page, house }) => {
    await signIn(page, house, 'analyst');
    await expect(page.locator('a[href="/logboek"]')).toHaveCount(0);
    expect((await page.goto(`${house.deskUrl}/logboek`))?.status()).toBe(403);
  });
});

test('the audit log fits a small screen and has no fault that axe finds', async ({ page, house }) => {
  await signIn(page, house, 'admin');
  await page.goto(`${house.deskUrl}/logboek`);
  expect(await axeFaultsInEveryDress(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await sidewaysScroll(page)).toBe(0);
});

test('the command finds the log whole, and holds it against what was kept elsewhere', async ({
  page,
  house,
}) => {
  await signIn(page, house, 'lead');
  const anchor = await house.command('api/commands/audit.ts', 'anchor');
  expect(anchor.stdout).toMatch(/^\d{4}-\d{2}-\d{2} \d+ [0-9a-f]{64}\n$/);
  const verified = await house.command('api/commands/audit.ts', 'verify');
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('Whole: ') });
  const listed = await house.command('api/commands/audit.ts', 'list', '--from', '2026-01-01');
  expect(listed.stdout).toContain('sign-in');
  expect((await house.command('api/commands/audit.ts', 'list', '--from', 'gisteren')).code).toBe(2);
});
