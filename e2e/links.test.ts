import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { freePort } from './free-port.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';
import { type Walk, walkPages } from './walk-pages.ts';

let house: RunningHouse;
let walk: Walk;
before(async () => {
  const port = await freePort();
  house = await startHouse({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }, freshFolder());
  walk = await walkPages(house.publicUrl);
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

test('at least 250 pages can be reached by links from the home', () => {
  assert.ok(walk.pages.size >= 250, `${walk.pages.size} pages`);
});

test('no link on any of them is broken, and every anchor is there', () => {
  assert.deepEqual(walk.broken, []);
});

test('every page of the sitemap can be reached by links, and every open page that can be reached is in it', async () => {
  const locations = async (path: string) =>
    [...(await (await fetch(house.publicUrl + path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, url = '']) => new URL(url).pathname,
    );
  const maps = await locations('/sitemap-index.xml');
  const told = (await Promise.all(maps.map(locations))).flat();
  assert.deepEqual(
    told.filter((path) => !walk.pages.has(path)),
    [],
  );
  const isOpen = ({ html }: { html: string }) => !html.includes('name="robots" content="noindex');
  const open = [...walk.pages.values()].filter(isOpen).map(({ path }) => path);
  assert.deepEqual(
    open.filter(
      (path) => !told.includes(path) && !/\/(c|bijeenkomsten|toolkit\/[\w-]+\/[\w-]+)\//.test(path),
    ),
    [],
  );
});

test('open pages tell their own whole address, pages of the report tell none', () => {
  for (const { path, html } of walk.pages.values()) {
    const own = `<link rel="canonical" href="${house.publicUrl}${path}">`;
    if (html.includes('name="robots" content="noindex')) assert.ok(!html.includes('rel="canonical"'), path);
    else assert.ok(html.includes(own) && html.includes('property="og:image"'), path);
  }
  const guide = walk.pages.get('/herkennen/drugslab')?.html ?? '';
  assert.ok(guide.includes(`content="${house.publicUrl}/share/nl/herkennen/drugslab.png"`));
  assert.ok(guide.includes(`hreflang="en" href="${house.publicUrl}/en/herkennen/drugslab"`));
});

test('a page that is made on request is shared with the picture of its language and its own translations', () => {
  const page = walk.pages.get('/pl/gemeente/texel')?.html ?? '';
  assert.ok(page.includes(`<meta property="og:image" content="${house.publicUrl}/share/pl.png">`));
  assert.match(page, /<meta property="og:title" content="[^"]*Texel/);
  for (const [language, path] of Object.entries({ nl: '', en: '/en', pl: '/pl', 'x-default': '' }))
    assert.ok(
      page.includes(`hreflang="${language}" href="${house.publicUrl}${path}/gemeente/texel"`),
      language,
    );
});

test('what somebody typed or chose, a receipt and a sheet to print tell nothing to apps', async () => {
  const post = async (path: string, body: Record<string, string>) =>
    (await fetch(house.publicUrl + path, { method: 'POST', body: new URLSearchParams(body) })).text();
  const get = async (path: string) => (await fetch(house.publicUrl + path)).text();
  const pages = {
    'a wrong address': await post('/nieuwsbrief', { list: 'residents', address: 'verzonnen' }),
    'an address': await post('/nieuwsbrief', { list: 'residents', address: 'lezer@voorbeeld.example' }),
    'a wrong address for a meeting': await post('/bijeenkomsten/voorbeeld-informatieavond', { address: 'x' }),
    'signs that were chosen': await post('/wat-zag-u', { signs: 'chemical-smell' }),
    'a self-check': await post('/zelfcheck/erf', {}),
    'a form': await get('/melden/drug-waste-dump'),
    'looking back': await get('/vervolg'),
    'a link from a mail': await get(`/nieuwsbrief/afmelden/${'A'.repeat(22)}`),
    'a sheet': await get('/toolkit/drijvend-pakket/texel/poster-a4'),
  };
  for (const [what, html] of Object.entries(pages)) {
    assert.ok(html.includes('<title>'), what);
    assert.doesNotMatch(html, /property="og:|name="twitter:|rel="canonical"/, what);
  }
});

test('the picture of a page is a PNG from our own address', async () => {
  const answer = await fetch(`${house.publicUrl}/share/en/herkennen/drugslab.png`);
  assert.equal(answer.headers.get('content-type'), 'image/png');
  assert.ok((await answer.arrayBuffer()).byteLength > 5_000);
});

test('(counter-proof: a page that is gone and an anchor that is nowhere are seen)', async (t) => {
  const server = createServer((request, response) => {
    const here = request.url === '/';
    response.writeHead(here ? 200 : 404, { 'content-type': 'text/html' });
    response.end(here ? '<p id="a"><a href="#a">x</a><a href="#b">y</a><a href="/gone">z</a></p>' : '');
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { broken } = await walkPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  assert.deepEqual(broken, ['/ -> /#b', '/ -> /gone']);
});
