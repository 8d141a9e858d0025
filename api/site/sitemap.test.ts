import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFullLanguages, sitemap, sitemapIndex } from './sitemap.ts';

const origin = 'https://site.test.invalid';

test('each page stands there in each of its languages, and names all of them', () => {
  const map = sitemap(origin, [{ nl: '/gevaar', tr: '/tr/gevaar' }]);
  assert.equal(map.match(/<url>/g)?.length, 2);
  assert.ok(map.includes(`<url><loc>${origin}/tr/gevaar</loc>`));
  assert.equal(map.split(`hreflang="tr" href="${origin}/tr/gevaar"`).length - 1, 2);
});

test('a rendered page is there in every full language', () => {
  assert.deepEqual(inFullLanguages('/gemeenten'), {
    nl: '/gemeenten',
    en: '/en/gemeenten',
    pl: '/pl/gemeenten',
  });
});

test('the index names each sitemap', () => {
  assert.ok(sitemapIndex(origin, ['/a.xml', '/b.xml']).includes(`<loc>${origin}/b.xml</loc>`));
});
