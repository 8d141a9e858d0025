import type { Page } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';

/** A token as the operator makes one: the last line of the command. */
export async function makeToken(house: RunningHouse, role: string, region?: string): Promise<string> {
  const words = ['token', '--role', role, ...(region ? ['--region', region] : [])];
  const { code, stdout, stderr } = await house.command('api/commands/staff.ts', ...words);
  const token = stdout.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || token === '') throw new Error(`No token (${code}): ${stderr}`);
  return token;
}

export async function enterToken(page: Page, house: RunningHouse, token: string): Promise<void> {
  await page.goto(`${house.deskUrl}/aanmelden`);
  await page.locator('#token').fill(token);
  await page.locator('form[action="/aanmelden"] button').click();
}

export async function signIn(page: Page, house: RunningHouse, role: string): Promise<void> {
  await enterToken(page, house, await makeToken(house, role));
  await page.waitForURL(`${house.deskUrl}/dichtheid`);
}
