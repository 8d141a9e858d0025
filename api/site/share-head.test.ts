import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withShareHead } from './share-head.ts';

const html =
  '<head><title>Gids $1 &amp; meer</title><meta name="description" content="Verzonnen &quot;zin&quot;">' +
  '<link rel="alternate" hreflang="en" href="/en/gids"></head><body><a href="/melden">x</a></body>';
const shared = withShareHead({
  ...{ html, path: '/gids', language: 'nl', origin: 'https://site.test.invalid', image: '/share/home.png' },
});

test('a page tells its whole address, those of its translations and its picture', () => {
  assert.ok(shared.includes('<link rel="canonical" href="https://site.test.invalid/gids">'));
  assert.ok(shared.includes('hreflang="en" href="https://site.test.invalid/en/gids"'));
  assert.ok(shared.includes('<meta property="og:image" content="https://site.test.invalid/share/home.png">'));
});

test('a page that search engines leave alone may be shared, and names no address to find it at', () => {
  const robots = '<meta name="robots" content="noindex"></head>';
  const campaign = withShareHead({
    ...{ html: html.replace('</head>', robots), path: '/c/verzonnen', language: 'nl' },
    ...{ origin: 'https://site.test.invalid', image: '/share/nl.png' },
  });
  assert.ok(!campaign.includes('rel="canonical"'));
  assert.ok(campaign.includes('content="https://site.test.invalid/c/verzonnen"'));
});

test('its title and description are told as they stand on the page, escaped as they were', () => {
  assert.ok(shared.includes('<meta property="og:title" content="Gids $1 &amp; meer">'));
  assert.ok(shared.includes('<meta property="og:description" content="Verzonnen &quot;zin&quot;">'));
});

test('links within the page stay as they are', () => {
  assert.ok(shared.endsWith('</head><body><a href="/melden">x</a></body>'));
});
