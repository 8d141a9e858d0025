import type { Page } from '@playwright/test';
import { until } from '../hub-receivers.ts';
import type { RunningHouse } from '../running-house.ts';
import { axeFaults } from './axe-check.ts';
import { expect } from './house-test.ts';
import { type Letters, lettersTo, unfolded, withMails } from './mail-house.ts';
import { enterToken, makeToken } from './sign-in.ts';

const readers = ['eerste', 'tweede'].map((name) => `${name}.lezer@voorbeeld.example`);

/** Letters go twelve seconds apart, so that one can be watched going out. */
const test = withMails({ OUTREACH_MAILS_PER_MINUTE: '5' });

async function subscribe(house: RunningHouse, letters: Letters, address: string): Promise<void> {
  const post = (url: string, body: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(body) });
  await post(`${house.publicUrl}/nieuwsbrief`, { list: 'residents', address });
  await until('the letter with the link', () => lettersTo(letters, address).length > 0);
  const mail = unfolded(lettersTo(letters, address)[0] ?? '');
  await post(/http\S+\/bevestigen\/[\w-]{22}/.exec(mail)?.[0] ?? '', {});
}

/** Written and planned for now by one, approved by another; answers its path on the desk. */
async function sendLetter(house: RunningHouse): Promise<{ path: string; token: string }> {
  const [writer, colleague] = [await makeToken(house, 'communication'), await makeToken(house, 'lead')];
  const call = async (path: string, token: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const url = `${house.deskUrl}/api/v1/newsletters${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { id: string; version: number };
  };
  const draft = { list: 'residents', language: 'nl', subject: 'Verzonnen nieuws' };
  const written = await call('', writer, { ...draft, markdown: 'Een verzonnen tekst, lang genoeg.' });
  const sendAt = new Date()
    .toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' })
    .slice(0, 16)
    .replace(' ', 'T');
  const planned = await call(`/${written.id}/plan`, writer, { version: written.version, sendAt });
  await call(`/${written.id}/approval`, colleague, { version: planned.version });
  return { path: `/nieuwsbrieven/${written.id}`, token: writer };
}

const line = (page: Page) => page.locator('#progress-line');

test('a letter that goes out is followed without pressing anything, and what follows stops when it is done', async ({
  page,
  house,
  letters,
  browser,
}) => {
  test.setTimeout(180_000);
  for (const reader of readers) await subscribe(house, letters, reader);
  const { path, token } = await sendLetter(house);
  await enterToken(page, house, token);
  await page.waitForURL(`${house.deskUrl}/dichtheid`);
  await until('it is going out', async () => {
    await page.goto(house.deskUrl + path);
    return (await page.locator('[data-follow]').count()) === 1;
  });
  await expect(page.getByRole('link', { name: 'Ververs de stand' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop met bijwerken' })).toBeVisible();
  const state = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const without = await plain.newPage();
  await without.goto(house.deskUrl + path);
  await expect(without.getByRole('link', { name: 'Ververs de stand' })).toBeVisible();
  await expect(without.getByRole('button', { name: 'Stop met bijwerken' })).toBeHidden();
  await plain.close();

  expect.soft(await axeFaults(page), 'while it goes out').toEqual([]);
  let navigations = 0;
  page.on('framenavigated', () => (navigations += 1));
  await expect(line(page)).toHaveText('2 van 2 verstuurd', { timeout: 60_000 });
  await expect(page.locator('[data-count="waiting"]')).toHaveText('0');
  await expect(page.getByText('Deze stand wordt niet meer vanzelf bijgewerkt.')).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByRole('button', { name: 'Stop met bijwerken' })).toBeHidden();
  expect(navigations).toBe(0);
});
