import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { crawl, withoutLookalikes } from './public-pages.ts';
import { wireBytes } from './wire-bytes.ts';

const kilobyte = 1000;

/** Every address that a page asks for by itself, once. */
async function partsOf(page: Page, path: string): Promise<{ url: string; type: string }[]> {
  const parts = new Map<string, string>();
  const note = (request: { url(): string; resourceType(): string }) =>
    parts.set(request.url(), request.resourceType());
  page.on('request', note);
  await page.goto(path, { waitUntil: 'load' });
  page.off('request', note);
  return [...parts].map(([url, type]) => ({ url, type }));
}

async function weigh(parts: { url: string }[], encoding: 'br' | 'gzip' | 'identity'): Promise<number> {
  const weights = await Promise.all(parts.map(({ url }) => wireBytes(url, encoding)));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

const shown = (bytes: number) => `${(bytes / kilobyte).toFixed(1)} kB`;

test('every page has at most 15 kB of style and 60 kB in all, as gzip on the wire', async ({
  page,
  request,
}) => {
  const { pages } = await crawl(request);
  const heaviest = { style: 0, all: 0 };
  for (const path of withoutLookalikes(pages)) {
    const parts = await partsOf(page, path);
    const style = await weigh(
      parts.filter(({ type }) => type === 'stylesheet'),
      'gzip',
    );
    const all = await weigh(parts, 'gzip');
    expect.soft(style, `style of ${path}`).toBeGreaterThan(1 * kilobyte);
    expect.soft(style, `style of ${path}`).toBeLessThanOrEqual(15 * kilobyte);
    expect.soft(all, `all of ${path}`).toBeLessThanOrEqual(60 * kilobyte);
    heaviest.style = Math.max(heaviest.style, style);
    heaviest.all = Math.max(heaviest.all, all);
  }
  test.info().annotations.push({
    type: 'heaviest',
    description: `style ${shown(heaviest.style)}, page ${shown(heaviest.all)}`,
  });
});

test('a guide with its style comes in at most 25 kB for browsers that take brotli', async ({ page }) => {
  for (const path of [
    '/herkennen/drugslab',
    '/herkennen/drugsafval',
    '/herkennen/drijvende-pakketten',
    '/',
  ]) {
    const parts = (await partsOf(page, path)).filter(({ type }) => ['document', 'stylesheet'].includes(type));
    expect(parts).toHaveLength(2);
    const [packed, unpacked] = [await weigh(parts, 'br'), await weigh(parts, 'identity')];
    expect(packed, path).toBeLessThanOrEqual(25 * kilobyte);
    expect(unpacked, '(counter-proof: it is measured on the wire, packed)').toBeGreaterThan(3 * packed);
    test
      .info()
      .annotations.push({ type: path, description: `${shown(packed)} (br), ${shown(unpacked)} unpacked` });
  }
});

/** Scripts that come at the first use of the form, so that it can be sealed in the browser. */
const ofSealing = /seal-and-send|clean-in-browser/;

test('sealing costs nothing until the form is used, and then at most 70 kB of script', async ({ page }) => {
  const before = await partsOf(page, '/melden');
  expect(before.filter(({ url }) => ofSealing.test(url))).toEqual([]);
  const form = await weigh(
    before.filter(({ type }) => type === 'document' || type === 'stylesheet'),
    'br',
  );
  const parts: { url: string; type: string }[] = [];
  page.on('request', (request) => parts.push({ url: request.url(), type: request.resourceType() }));
  // Fields to write in have scripts of their own, with hints.
  await page.locator('#field-areaCode').focus();
  await expect.poll(() => parts.filter(({ url }) => ofSealing.test(url)).length).toBe(2);
  await page.waitForLoadState('networkidle');
  expect(parts.filter(({ type }) => type !== 'script')).toEqual([]);
  const script = await weigh(parts, 'gzip');
  expect(script).toBeGreaterThan(40 * kilobyte);
  expect(script).toBeLessThanOrEqual(70 * kilobyte);
  test.info().annotations.push({
    type: 'sealing',
    description: `script ${shown(script)}, form page ${shown(form)} (br)`,
  });
});

test('the map costs nothing until it is asked for, and then at most 50 kB of script and 40 kB of borders', async ({
  page,
}) => {
  const before = await partsOf(page, '/melden');
  expect(before.filter(({ url }) => /map-areas|open-map|report-map/.test(url))).toEqual([]);
  const parts: { url: string; type: string }[] = [];
  page.on('request', (request) => parts.push({ url: request.url(), type: request.resourceType() }));
  await page.locator('[data-map-show]').click();
  await expect(page.locator('[data-map-view]')).toBeFocused();
  // The map's button is the first that is used of the form, so the sealing comes along; it has a test of its own.
  const script = await weigh(
    parts.filter(({ type, url }) => type === 'script' && !ofSealing.test(url)),
    'gzip',
  );
  const borders = await weigh(
    parts.filter(({ url }) => url.includes('/map-areas/')),
    'gzip',
  );
  expect(script).toBeGreaterThan(10 * kilobyte);
  expect(script).toBeLessThanOrEqual(50 * kilobyte);
  expect(borders).toBeGreaterThan(1 * kilobyte);
  expect(borders).toBeLessThanOrEqual(40 * kilobyte);
  test
    .info()
    .annotations.push({ type: 'map', description: `script ${shown(script)}, borders ${shown(borders)}` });
});
