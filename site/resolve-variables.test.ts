import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'postcss';
import { resolveVariables } from './resolve-variables.ts';

function resolved(css: string, others?: string): string {
  const sheet = parse(css);
  resolveVariables(sheet, others === undefined ? undefined : parse(others));
  return sheet.toString();
}

test('a variable with one value is written out, through any chain, and the last definition counts', () => {
  const css = ':root{--a:1px}.nh-theme{--a:2px;--b:var(--a)}p{margin:var(--b) calc(3 * var(--a, 9px))}';
  assert.match(resolved(css), /p\{margin:2px calc\(3 \* 2px\)\}/);
});

test('what depends on a media query stays a variable, in the value of another too', () => {
  const css = ':root{--ink:#000;--text:var(--ink)}@media (x){:root{--ink:#fff}}p{color:var(--text)}';
  assert.match(resolved(css), /p\{color:var\(--ink\)\}$/);
});

test('what an element gives a value of its own stays a variable, and so does all that was read of it above', () => {
  const css =
    ':root{--focus:#000;--outline:var(--focus)}.dike{--focus:#fff}p{color:var(--outline);fill:var(--focus)}';
  assert.match(resolved(css), /p\{color:var\(--outline\);fill:var\(--focus\)\}$/);
});

test('its fallback stays with it, for the elements that have none', () => {
  assert.match(
    resolved(':root{--b:1px}.a{--a:2px}p{margin:var(--a, var(--b))}'),
    /p\{margin:var\(--a,1px\)\}$/,
  );
});

test('what another sheet gives a value of its own stays a variable as well', () => {
  assert.match(resolved(':root{--a:1px}p{margin:var(--a)}', '.map{--a:2px}'), /p\{margin:var\(--a\)\}$/);
  assert.match(resolved(':root{--a:1px}p{margin:var(--a)}', ':root{--a:1px}'), /p\{margin:1px\}$/);
  assert.match(resolved('p{margin:var(--a)}', ':root{--a:1px}'), /p\{margin:var\(--a\)\}$/);
});

test('a variable without a value becomes its fallback, and without that what a browser makes of it', () => {
  assert.equal(resolved('p{margin:var(--a, var(--b, 3px)) 0}'), 'p{margin:3px 0}');
  assert.equal(resolved('p{margin:var(--a) 0}'), 'p{margin:unset}');
  assert.match(
    resolved('.nh-theme{--a:inherit}p{color:var(--a);fill:var(--a, red)}'),
    /p\{color:unset;fill:red\}/,
  );
});

test('a circle of variables has no value', () => {
  assert.match(resolved(':root{--a:var(--b);--b:var(--a)}p{margin:var(--a, 1px)}'), /p\{margin:1px\}/);
});

test('a whole `font` keeps its variable', () => {
  assert.match(resolved(':root{--a:serif}p{font:1em var(--a)}'), /p\{font:1em var\(--a\)\}$/);
});
