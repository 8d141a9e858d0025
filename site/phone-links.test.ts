import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneNumbers } from '#content/phone-numbers.ts';
import { linkPhoneNumbers, textWithPhoneLinks } from './phone-links.ts';

const { emergency, police } = phoneNumbers;

test('a named number in a page becomes a link', () => {
  const html = linkPhoneNumbers('<p>Bel {{phone:police}}.</p>');
  assert.equal(html, `<p>Bel <a class="phone-number" href="${police.href}">${police.shown}</a>.</p>`);
});

test('an unknown name stops the build', () => {
  assert.throws(() => linkPhoneNumbers('{{phone:mayor}}'), /"mayor"/);
});

test('our numbers in a text become links and all markup is escaped', () => {
  const html = textWithPhoneLinks(`<b>"Bel" ${emergency.shown} & snel`);
  assert.equal(
    html,
    `&#60;b&#62;&#34;Bel&#34; <a class="phone-number" href="${emergency.href}">${emergency.shown}</a> &#38; snel`,
  );
});

test('digits that only contain a number of ours are left alone', () => {
  assert.equal(textWithPhoneLinks(`1${emergency.shown}5`), `1${emergency.shown}5`);
});
