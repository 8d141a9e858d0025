import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '#api/toolkit/find-browser.ts';
import { filesOf, findPlanted } from '../find-planted.ts';
import type { LivedWeek } from './lived-week.ts';

const typed = {
  text: 'PLANTTEKST-HUISGENOOT een verzonnen kist met fluorescerend zand',
  place: 'PLANTPLEK-HUISGENOOT achter de verzonnen garage 75',
};

async function openBrowser(profile: string) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.BROWSER_UNDER_TEST || (await findBrowser()),
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    timeout: 30_000,
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Reports as a person does; answers what the page held and what came of it. */
async function reportIn(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  await page.goto(`${url}/melden/other`);
  const token = await page.locator('input[name="formToken"]').inputValue();
  await page.locator('#field-description').fill(typed.text);
  await page.locator('#field-place').fill(typed.place);
  await page.locator('#submit').click();
  const shown = page.locator('[data-receipt]').first();
  await shown.waitFor({ timeout: 30_000 });
  await page.waitForLoadState('load');
  const receipt = (await shown.innerText()).replace(/\s+/g, '-').trim();
  return [token, receipt, receipt.replaceAll('-', ''), receipt.replaceAll('-', ' ')];
}

/** A housemate with the telephone in his hand: he presses "back", and copies all that the browser kept. */
export function housemate(week: () => LivedWeek): void {
  test('in the folder of a real browser there is no text, receipt or token after a report, and "back" shows none', {
    timeout: 120_000,
  }, async () => {
    const profile = join(week().folder, 'profile');
    const { context, page } = await openBrowser(profile);
    const given = await reportIn(page, week().house.publicUrl);
    const secrets = [...Object.values(typed), ...given];
    assert.ok(secrets.every((secret) => secret.length >= 20));
    await page.goto(`${week().house.publicUrl}/privacy`);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForLoadState('load');
    const shown = new Map([['the page behind "back"', Buffer.from(await page.content())]]);
    assert.deepEqual(findPlanted(shown, secrets), []);
    const filled = page.locator('input:not([type="hidden"]), textarea');
    for (const field of await filled.all()) assert.doesNotMatch(await field.inputValue(), /PLANT/);
    await context.close();
    assert.deepEqual(findPlanted(filesOf(profile), secrets), []);
  });

  test('(counter-proof: what a page does keep in the browser is found in that folder)', {
    timeout: 60_000,
  }, async () => {
    const profile = join(week().folder, 'another-profile');
    const { context, page } = await openBrowser(profile);
    await page.goto(`${week().house.publicUrl}/privacy`);
    await page.evaluate((text) => localStorage.setItem('planted', text), typed.text);
    await page.reload();
    await context.close();
    assert.notDeepEqual(findPlanted(filesOf(profile), [typed.text]), []);
  });
}
