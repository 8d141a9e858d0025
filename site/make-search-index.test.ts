import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOtherPages } from './make-search-index.ts';

const entry = (path: string, title: string) => ({ path, title, lead: '', headings: '', words: '' });

test('every page that can be found is named on the page without script, once', () => {
  const html = '<a href="/privacy">x</a><main><a href="/lab">Lab</a><ul data-other-pages></ul></main>';
  const filled = withOtherPages(html, [
    entry('/lab', 'Lab'),
    entry('/privacy', 'Privacy & <u>'),
    entry('/zoeken', 'Zoeken'),
  ]);
  assert.ok(filled.includes('<ul><li><a class="nl-link" href="/privacy">Privacy &amp; &lt;u></a></li></ul>'));
});
