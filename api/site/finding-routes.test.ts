import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { kitCodes } from '#content/kits/kits.ts';
import { findingRoutes } from './finding-routes.ts';

const onion = `${'a'.repeat(56)}.onion`;
const now = Date.UTC(2026, 10, 22);
const clock = { ms: now };
const pages = [
  { path: '/gevaar', file: 'gevaar.html', language: 'nl' },
  { path: '/tr/gevaar', file: 'tr/gevaar.html', language: 'tr' },
] as const;

async function house(t: TestContext, more: { publicUrl?: string; securityContact?: string } = {}) {
  const app = hardenedFastify({ https: true, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  const { publicUrl, securityContact } = more;
  await app.register(findingRoutes, { publicUrl, securityContact, pages, now: () => clock.ms });
  t.after(() => app.close());
  return (url: string, host = 'site.test.invalid') => app.inject({ url, headers: { host } });
}
const known = { publicUrl: 'https://site.test.invalid/', securityContact: 'mailto:lek@site.test.invalid' };

test('the sitemaps hold built pages and areas with whole addresses, in every language they are there in', async (t) => {
  const get = await house(t, known);
  const index = (await get('/sitemap-index.xml')).body;
  const found = [...index.matchAll(/<loc>https:\/\/site\.test\.invalid(\/[^<]+)<\/loc>/g)].map(
    ([, path]) => path,
  );
  assert.deepEqual(found, ['/sitemap-pages.xml', '/sitemap-rendered.xml']);
  assert.match(
    (await get('/sitemap-pages.xml')).body,
    /<loc>https:\/\/site\.test\.invalid\/tr\/gevaar<\/loc>/,
  );
  const areas = (await get('/sitemap-rendered.xml')).body;
  assert.match(areas, /hreflang="pl" href="https:\/\/site\.test\.invalid\/pl\/gemeente\/texel"/);
  assert.ok((areas.match(/<url>/g) ?? []).length > 100);
  for (const kit of kitCodes)
    for (const home of ['', '/en', '/pl'])
      assert.ok(
        areas.includes(`<loc>https://site.test.invalid${home}/toolkit/${kit}/noord-holland</loc>`),
        kit,
      );
});

test('over Tor, or where nobody said what the site is called, there is no sitemap and no name', async (t) => {
  for (const [get, host] of [
    [await house(t, known), onion],
    [await house(t), 'site.test.invalid'],
  ] as const) {
    assert.equal((await get('/sitemap-index.xml', host)).statusCode, 404);
    const robots = (await get('/robots.txt', host)).body;
    assert.doesNotMatch(robots, /site\.test|Sitemap/);
    assert.match(robots, /^User-agent: \*\nDisallow: \/melden\n/);
  }
});

test('robots are told where the sitemap is, and to leave the report and the ways out alone in every language', async (t) => {
  const robots = (await (await house(t, known))('/robots.txt')).body;
  assert.match(robots, /\nSitemap: https:\/\/site\.test\.invalid\/sitemap-index\.xml\n$/);
  for (const path of ['/melden', '/ar/melden', '/pl/vervolg', '/de/weg', '/wis'])
    assert.ok(robots.includes(`Disallow: ${path}\n`), path);
});

test('who found a leak reads whom to tell, for less than a year; without a contact there is no such file', async (t) => {
  const told = (await (await house(t, known))('/.well-known/security.txt')).body;
  assert.match(told, /^Contact: mailto:lek@site\.test\.invalid\nExpires: (\S+Z)\n/);
  const until = Date.parse(/Expires: (\S+)/.exec(told)?.[1] ?? '');
  assert.ok(until > now && until < now + 365 * 86_400_000);
  assert.equal((await (await house(t))('/.well-known/security.txt')).statusCode, 404);
});

test('what is told of a leak is still of today when the server has run for a year', async (t) => {
  const get = await house(t, known);
  clock.ms = now + 400 * 86_400_000;
  t.after(() => {
    clock.ms = now;
  });
  const until = Date.parse(/Expires: (\S+)/.exec((await get('/.well-known/security.txt')).body)?.[1] ?? '');
  assert.ok(until > clock.ms && until < clock.ms + 365 * 86_400_000);
});
