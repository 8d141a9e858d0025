import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsFeed } from './news-feed.ts';

const item = (slug: string, publishedOn: string) => ({
  ...{ slug, publishedOn, title: 'Een & ander <b>', lead: 'Verzonnen bericht', reviewed: true },
});
const feed = newsFeed({
  ...{ language: 'nl', title: 'Nieuws', page: '/nieuws', feed: '/nieuws.xml' },
  items: [item('twee', '2026-11-22'), item('een', '2026-11-20')],
});

test('the feed names no host, escapes what it tells and is as new as its newest item', () => {
  assert.doesNotMatch(feed.replace('http://www.w3.org/2005/Atom', ''), /https?:/);
  assert.match(feed, /<title>Een &amp; ander &lt;b&gt;<\/title>/);
  assert.match(feed, /<\/title>\s*<link href="\/nieuws"\/>[\s\S]*?<updated>2026-11-22T00:00:00Z<\/updated>/);
});

test('every item has an id of its own that stays the same', () => {
  const ids = [...feed.matchAll(/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, 3);
  assert.ok(feed.includes('<id>urn:uuid:'), 'an absolute name');
  const again = newsFeed({
    language: 'nl',
    title: 'x',
    page: '/nieuws',
    feed: '/nieuws.xml',
    items: [item('een', '2027-01-01')],
  });
  assert.ok(again.includes(String(ids.at(-1))));
});
