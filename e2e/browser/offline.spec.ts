import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { keptWorkerPath } from '#content/kept-pages.ts';
import { neutralSite, onwardPath } from '#content/neutral-site.ts';
import { expect, test } from './house-test.ts';
import { words } from './words.ts';

const kept = (page: Page) =>
  page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return {
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      paths: all.flat().map(({ url }) => new URL(url).pathname),
    };
  });
const nothing = { workers: 0, paths: [] };

async function keep(page: Page): Promise<void> {
  await page.goto('/offline');
  await page.locator('[data-keep-store]').click();
  await expect(page.locator('[data-keep-remove]')).toBeVisible();
}

test('nothing is kept before the button is pressed, and the page says what it does to the device', async ({
  page,
}) => {
  await page.goto('/offline');
  await expect(page.locator('[data-keep-status]')).toHaveText(words('nl', 'offline:notKept'));
  await expect(page.getByText(words('nl', 'offline:trace'))).toBeVisible();
  expect(await kept(page)).toEqual(nothing);
});

test('at sea the guides and what to do in danger can be read, and nothing of a report was kept', async ({
  page,
  context,
}) => {
  await keep(page);
  const { paths } = await kept(page);
  for (const path of ['/gevaar', '/offline', '/herkennen/drijvende-pakketten']) expect(paths).toContain(path);
  expect(
    paths.filter((path) => !/^\/(gevaar|offline|herkennen\/[\w-]+|favicon\.svg|_astro\/.+)$/.test(path)),
  ).toEqual([]);
  await context.setOffline(true);
  for (const path of ['/gevaar', '/herkennen/drijvende-pakketten', '/offline']) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    const styled = await page.locator('.dike').evaluate((strip) => getComputedStyle(strip).position);
    expect(styled, `${path} looks as it should`).toBe('sticky');
  }
  await expect(page.goto('/melden')).rejects.toThrow();
});

test('who opens the site itself at sea comes to what was kept, in the language it was kept in', async ({
  page,
  context,
}) => {
  await page.goto('/pl/offline');
  await page.locator('[data-keep-store]').click();
  const [, toDoAtSea = ''] = words('pl', 'offline:kept').split('{count}.');
  await expect(page.locator('[data-keep-status]')).toContainText(toDoAtSea.trim());
  await page.goto('/');
  await expect(page, '(counter-proof: with internet it is the home)').toHaveURL(/\/$/);
  await context.setOffline(true);
  for (const home of ['/', '/en', '/pl']) {
    await page.goto(home);
    await expect(page).toHaveURL(/\/pl\/offline$/);
    await page.locator('main a[href="/pl/herkennen/drijvende-pakketten"]').click();
    await expect(page.locator('h1')).toBeVisible();
  }
  for (const path of ['/melden', '/en/melden', '/vervolg', '/gemeente/texel'])
    await expect(page.goto(path), path).rejects.toThrow();
});

test('with internet the newest text comes, and the form never passes through what was kept', async ({
  page,
}) => {
  await keep(page);
  const guide = await page.goto('/herkennen/drijvende-pakketten');
  expect(guide?.fromServiceWorker(), '(counter-proof: a guide does)').toBe(true);
  for (const path of ['/melden', '/vervolg', '/gemeente/texel'])
    expect((await page.goto(path))?.fromServiceWorker(), path).toBe(false);
});

test('one button removes all of it', async ({ page }) => {
  await keep(page);
  await page.locator('[data-keep-remove]').click();
  await expect(page.locator('[data-keep-status]')).toHaveText(words('nl', 'offline:notKept'));
  expect(await kept(page)).toEqual(nothing);
});

test('"Snel weg" removes all of it as well', async ({ page, foreignRequests }) => {
  await keep(page);
  await page.goto(onwardPath, { waitUntil: 'commit' }).catch(() => {});
  // The neutral page is not there for this browser, and the page that says so may come in between.
  await expect(() => page.goto('/privacy')).toPass({ timeout: 20_000 });
  await expect.poll(() => kept(page)).toEqual(nothing);
  expect(foreignRequests.filter((url) => url !== neutralSite)).toEqual([]);
});

test('a device follows when the site changes, and forgets the older text', async ({ page, house }) => {
  const site = await changingSite(house.publicUrl);
  const names = () => page.evaluate(() => caches.keys());
  await page.goto(`${site.url}/offline`);
  await page.locator('[data-keep-store]').click();
  await expect(page.locator('[data-keep-remove]')).toBeVisible();
  const before = await names();
  site.change();
  await page.goto(`${site.url}/gevaar`);
  await expect.poll(names).toEqual(before.map((name) => `${name}-later`));
  expect((await kept(page)).paths).toContain('/gevaar');
  await site.close();
});

/** The same site at an address of its own, on which a word of what is kept can be changed. */
async function changingSite(origin: string) {
  let version = '';
  const server = createServer(async (request, response) => {
    const answer = await fetch(origin + request.url);
    const body = Buffer.from(await answer.arrayBuffer());
    const headers = [...answer.headers].filter(
      ([name]) => !/^(content-(encoding|length)|connection|date)$/.test(name),
    );
    response.writeHead(answer.status, Object.fromEntries(headers));
    const isWorker = request.url?.startsWith(keptWorkerPath);
    response.end(isWorker ? String(body).replace(/("version":"[^"]+)/, `$1${version}`) : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change: () => {
      version = '-later';
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('without script the page tells how to print', async ({ browser, house }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: house.publicUrl });
  const page = await context.newPage();
  await page.goto('/offline');
  await expect(page.getByText(words('nl', 'offline:print'))).toBeVisible();
  await expect(page.locator('[data-keep-store]')).toBeHidden();
  await context.close();
});
