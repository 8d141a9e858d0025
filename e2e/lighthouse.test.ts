import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium } from '@playwright/test';
import lighthouse, { type Flags } from 'lighthouse';
import { findBrowser } from '#api/toolkit/find-browser.ts';
import { freePort } from './free-port.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';

let house: RunningHouse;
let browser: Browser;
let port: number;
before(async () => {
  const [own, debugging] = [await freePort(), await freePort()];
  house = await startHouse({ PORT: String(own), PUBLIC_URL: `http://127.0.0.1:${own}` }, freshFolder());
  port = debugging;
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [
      '--no-sandbox',
      `--remote-debugging-port=${debugging}`,
      // Neither the browser nor what runs in it can ask anything of the world.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
});
after(async () => {
  await browser.close();
  await house.stop();
  removeFolder(house.dataDir);
});

type Scores = { scores: Record<string, number>; faults: string[] };

/** Lighthouse as it measures a phone on a slow line, in parts of a hundred; `faults` are audits that were not passed. */
async function measure(path: string, categories: string[], skipAudits: string[] = []): Promise<Scores> {
  const flags: Flags = {
    ...{ port, output: 'json', logLevel: 'silent', onlyCategories: categories, skipAudits },
    disableFullPageScreenshot: true,
  };
  const result = (await lighthouse(house.publicUrl + path, flags))?.lhr ?? assert.fail(`nothing of ${path}`);
  assert.equal(result.runtimeError, undefined);
  const scores = Object.entries(result.categories).map(([name, { score }]) => [
    name,
    Math.round((score ?? 0) * 100),
  ]);
  const faults = Object.values(result.audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score !== 1)
    .map(({ id }) => id);
  return { scores: Object.fromEntries(scores), faults };
}

const whole = ['accessibility', 'best-practices', 'seo'];
const pages = [
  { path: '/', except: [] },
  { path: '/herkennen/drijvende-pakketten', except: [] },
  // The form keeps itself out of search engines: nobody should be led into the middle of a report, and a list of visited
  // results should not name it.
  { path: '/melden', except: ['is-crawlable'] },
];

for (const { path, except } of pages) {
  test(`Lighthouse gives ${path} 100 for accessibility, best practices and SEO, and 95 or more for speed`, async (t) => {
    const first = await measure(path, [...whole, 'performance'], except);
    for (const category of whole)
      assert.equal(first.scores[category], 100, `${category}: ${first.faults.join(', ')}`);
    const speeds = [first.scores.performance ?? 0];
    for (const _again of [2, 3]) speeds.push((await measure(path, ['performance'])).scores.performance ?? 0);
    const median = speeds.toSorted((a, b) => a - b)[1] ?? 0;
    t.diagnostic(`speed ${speeds.join(', ')}`);
    assert.ok(median >= 95, `${median}`);
  });
}

test('(counter-proof: a page with a fault does not get 100)', async () => {
  const { scores, faults } = await measure('/melden', ['seo']);
  assert.ok((scores.seo ?? 100) < 100);
  assert.ok(faults.includes('is-crawlable'));
});
