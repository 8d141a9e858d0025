import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, usedBy } from './style-per-kind.ts';

test('pages of one kind are those of one folder, in every language', () => {
  const kinds = {
    ...{ '/': 'home', '/en': 'home', '/privacy': 'page', '/en/privacy': 'page' },
    ...{ '/herkennen/drugslab': 'herkennen', '/en/herkennen/drugslab': 'herkennen' },
  };
  for (const [path, kind] of Object.entries(kinds)) assert.equal(kindOf(path), kind, path);
});

test('a sheet keeps what the page uses, its states and its variables, and loses the rest', async () => {
  const html = '<details class="menu"><summary>x</summary></details><a href="/">y</a>';
  const kept =
    ':root{--ink:#000;}.menu[open]{color:var(--ink)}a:hover{margin:0}@media print{.menu{display:none}}';
  const css = `${kept}.table{color:var(--gone)}:root{--gone:#111}`;
  assert.equal((await usedBy(html, css)).replace(':root{}', ''), kept);
});
