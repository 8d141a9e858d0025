import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { signCodes, signs, signsOf } from '#content/taxonomy/signs.ts';
import { fittingPhenomena, fittingSignsCss, unfoldedSignsCss } from './fitting-signs.ts';

test('every phenomenon hides the signs that do not fit it, and only when it is chosen', () => {
  const css = fittingSignsCss();
  for (const [place, phenomenon] of phenomena.entries()) {
    assert.match(
      css,
      new RegExp(`\\[value="${phenomenon}"\\]:checked\\) \\[data-fits\\]:not\\(\\[data-fits~="${place}"\\]`),
    );
  }
  for (const rule of css.split('}\n').filter(Boolean))
    assert.match(rule, /^\.report-form:has\(\[name="phenomenon"\]/);
});

test('every phenomenon keeps at least one sign, so that no choice empties the question', () => {
  for (const phenomenon of phenomena) assert.ok(signsOf(phenomenon).length > 0, phenomenon);
  for (const code of signCodes) assert.ok(signs[code].phenomena.length > 0, code);
});

test('a sign names the place of each phenomenon that it fits, and no other', () => {
  for (const code of signCodes) {
    const named = fittingPhenomena(code)
      .split(' ')
      .map((place) => phenomena[Number(place)]);
    assert.deepEqual(named.toSorted(), [...signs[code].phenomena].toSorted(), code);
  }
});

test('folds open only when a phenomenon is chosen, and only in a browser that can hide the fold itself', () => {
  const [folded = '', opened = ''] = unfoldedSignsCss().split('@supports selector(::details-content) {');
  assert.doesNotMatch(folded, /summary|details-content/);
  const rules = opened.split('\n').filter((line) => line.includes('{'));
  assert.equal(rules.length, 2);
  for (const rule of rules)
    assert.match(rule, /^ {2}\.report-form:has\(\[name="phenomenon"\]:checked\) \.sense-fold/);
});
