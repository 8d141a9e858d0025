import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchEntry } from './search-entry.ts';

const html = `<head><meta name="description" content="Blijf weg &amp; bel."></head><nav>menu</nav><main id="content">
  <h1 class="x">Drugslab <i>hier</i></h1><h2>Wat ziet u?</h2><p>Een <b>wit vat</b> bij één boom. Een vat.</p>
  <svg><title>tekening</title></svg>
  <section class="section" aria-labelledby="help-heading"><h2 id="help-heading">Bellen</h2></section></main><footer>voet</footer>`;

test('a page is known by its title, lead, headings and the other words of its own text, each once', () => {
  assert.deepEqual(searchEntry('/lab', html), {
    path: '/lab',
    title: 'Drugslab hier',
    lead: 'Blijf weg & bel.',
    headings: 'vat wat wit ziet',
    words: 'bij boom een',
  });
});

test('other words for what a page is about find it as its headings do', () => {
  const { headings, words } = searchEntry('/lab', html, 'XTC pillen, vat') ?? assert.fail();
  assert.equal(headings, 'pillen vat wat wit xtc ziet');
  assert.equal(words, 'bij boom een');
});

test('a page that is kept out of search engines, or that has no title, is not searched', () => {
  assert.equal(searchEntry('/x', `<meta name="robots" content="noindex, nofollow">${html}`), null);
  assert.equal(searchEntry('/x', '<main><p>x</p></main>'), null);
});
