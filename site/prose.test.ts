import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneNumbers } from '#content/phone-numbers.ts';
import { proseHtml } from './prose.ts';

const link = (href: string) => `<p><a href="${href}">x</a></p>`;

test('a link in a text leads to the page in its own language, however it was written', () => {
  for (const path of ['/beloning', '/en/beloning', '/pl/beloning']) {
    assert.equal(proseHtml('pl', link(path)), link('/pl/beloning'));
  }
  assert.equal(proseHtml('nl', link('/beloning')), link('/beloning'));
});

test('a link to a page that the language lacks says that it is in English; one to another site stays', () => {
  const html = proseHtml('uk', link('/beloning'));
  assert.equal(html, '<p><a href="/en/beloning" hreflang="en">x <span lang="en">(English)</span></a></p>');
  assert.equal(proseHtml('uk', link('https://www.torproject.org/')), link('https://www.torproject.org/'));
});

test('numbers to call in a text become links', () => {
  assert.ok(proseHtml('ar', '<p>{{phone:police}}</p>').includes(phoneNumbers.police.href));
});
