import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { signCodes, signs, signsOf } from '#content/taxonomy/signs.ts';
import { fittingSignsCss } from './fitting-signs.ts';

test('every phenomenon hides the signs that do not fit it, and only when it is chosen', () => {
  const css = fittingSignsCss();
  for (const phenomenon of phenomena) {
    assert.match(
      css,
      new RegExp(
        `\\[value="${phenomenon}"\\]:checked\\) \\[data-fits\\]:not\\(\\[data-fits~="${phenomenon}"\\]`,
      ),
    );
  }
  for (const rule of css.split('}\n').filter(Boolean))
    assert.match(rule, /^\.report-form:has\(\[name="phenomenon"\]/);
});

test('every phenomenon keeps at least one sign, so that no choice empties the question', () => {
  for (const phenomenon of phenomena) assert.ok(signsOf(phenomenon).length > 0, phenomenon);
  for (const code of signCodes) assert.ok(signs[code].phenomena.length > 0, code);
});
