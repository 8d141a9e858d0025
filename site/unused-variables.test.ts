import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropUnusedVariables } from './unused-variables.ts';

test('a variable that no rule reads is removed, one that is read stays', () => {
  const css = ':root{--ink:#000;--gone:#111}p{color:var(--ink)}';
  assert.equal(dropUnusedVariables(css), ':root{--ink:#000;}p{color:var(--ink)}');
});

test('a chain of variables stays as long as its end is read', () => {
  const css = ':root{--a:var(--b, var(--c));--b:1px;--c:2px;--d:3px}p{margin:var(--a)}';
  assert.equal(dropUnusedVariables(css), ':root{--a:var(--b, var(--c));--b:1px;--c:2px;}p{margin:var(--a)}');
});

test('a variable that only removed variables read is removed too', () => {
  assert.equal(dropUnusedVariables(':root{--a:var(--b);--b:1px}p{margin:0}'), ':root{}p{margin:0}');
});

test('a variable that another sheet reads stays, one that another sheet only defines does not', () => {
  assert.equal(
    dropUnusedVariables(':root{--a:1px;--b:2px}', 'p{margin:var(--a)}q{--b:3px}'),
    ':root{--a:1px;}',
  );
});

test('a comment hides no declaration', () => {
  assert.equal(dropUnusedVariables(':root{\n  --a: 1px; /* why; {} */\n  --b: 2px;\n}'), ':root{\n}');
});

test('a value with semicolons inside an address or a string is removed whole', () => {
  const css = `:root{--a:url("data:image/svg+xml;utf8,<svg fill='x'/>");--b:';';--c:url(data:x;y)}p{margin:0}`;
  assert.equal(dropUnusedVariables(css), ':root{}p{margin:0}');
});
