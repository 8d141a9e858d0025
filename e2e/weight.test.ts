import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { coreGuides, fullLanguages, languages } from '#content/languages.ts';
import { wireBytes } from './browser/wire-bytes.ts';
import { pathIn } from './browser/words.ts';
import { freePort } from './free-port.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';
import { type WalkedPage, walkPages } from './walk-pages.ts';

const kilobyte = 1000;
let house: RunningHouse;
let pages: Map<string, WalkedPage>;
before(async () => {
  const port = await freePort();
  // As it is on the open internet, where pages tell more of themselves.
  house = await startHouse({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }, freshFolder());
  pages = (await walkPages(house.publicUrl)).pages;
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const stylesheets = (html: string) =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path = '']) => path);

/** Bytes of body of a page and its stylesheets, for a browser that takes brotli. */
async function firstView(path: string): Promise<{ requests: number; bytes: number }> {
  const parts = [path, ...stylesheets(pages.get(path)?.html ?? assert.fail(`no link leads to ${path}`))];
  const bytes = await Promise.all(parts.map((part) => wireBytes(house.publicUrl + part, 'br')));
  return { requests: parts.length, bytes: bytes.reduce((sum, part) => sum + part, 0) };
}

async function heaviest(paths: string[], most: number, requests: number): Promise<string> {
  const views = await Promise.all(paths.map(async (path) => ({ path, ...(await firstView(path)) })));
  const over = views.filter((view) => view.bytes > most || view.requests > requests);
  assert.deepEqual(over, []);
  const { path, bytes } = views.toSorted((a, b) => b.bytes - a.bytes)[0] ?? { path: 'none', bytes: 0 };
  return `heaviest: ${path}, ${(bytes / kilobyte).toFixed(1)} kB`;
}

test('a guide in any language comes in 13 kB and two requests, without script or font', async (t) => {
  const guides = [...pages.keys()].filter((path) => /\/herkennen\//.test(path));
  assert.ok(
    guides.length >= fullLanguages.length * 9 + (languages.length - fullLanguages.length) * coreGuides.length,
  );
  t.diagnostic(await heaviest(guides, 13 * kilobyte, 2));
  for (const path of guides) {
    const { html } = pages.get(path) as WalkedPage;
    assert.doesNotMatch(html, /<script|<img|<iframe|rel="(?:preload|modulepreload|prefetch)"/, path);
    const [sheet = ''] = stylesheets(html);
    assert.doesNotMatch(
      await (await fetch(house.publicUrl + sheet)).text(),
      /@font-face|url\(|@import/,
      path,
    );
  }
});

test('the home in any language does so as well', async (t) => {
  t.diagnostic(
    await heaviest(
      languages.map((language) => pathIn(language, '/').replace(/(.)\/$/, '$1')),
      13 * kilobyte,
      2,
    ),
  );
});

test('the form in any language comes in 20 kB without its script', async (t) => {
  t.diagnostic(
    await heaviest(
      languages.map((language) => pathIn(language, '/melden')),
      20 * kilobyte,
      3,
    ),
  );
});

test('the page of an area with its map comes in 30 kB', async (t) => {
  const areas = [...pages.keys()].filter((path) => path.includes('/gemeente/'));
  assert.ok(areas.length > 100);
  assert.ok(pages.get('/gemeente/texel')?.html.includes('<svg'));
  t.diagnostic(await heaviest(areas, 30 * kilobyte, 3));
});

test('(counter-proof: it is measured packed, and a page that is too heavy is named)', async () => {
  const plain = await wireBytes(`${house.publicUrl}/herkennen/drugslab`, 'identity');
  assert.ok(plain > 2 * (await wireBytes(`${house.publicUrl}/herkennen/drugslab`, 'br')));
  await assert.rejects(heaviest(['/herkennen/drugslab'], kilobyte, 2), /drugslab/);
});
