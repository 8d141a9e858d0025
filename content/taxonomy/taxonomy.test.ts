import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phenomena } from './phenomena.ts';
import { relatedTo } from './related-phenomena.ts';
import { senses, signCodes, signs, signsOf } from './signs.ts';

test('every phenomenon has at least eight signs of at least four senses', () => {
  for (const phenomenon of phenomena) {
    const fitting = signsOf(phenomenon);
    assert.ok(fitting.length >= 8, `${phenomenon}: ${fitting.length}`);
    assert.ok(new Set(fitting.map((code) => signs[code].sense)).size >= 4, phenomenon);
  }
});

test('a sign fits each phenomenon at most once, and no phenomenon has all signs', () => {
  for (const code of signCodes) {
    const fitting: readonly string[] = signs[code].phenomena;
    assert.equal(new Set(fitting).size, fitting.length, code);
    assert.ok(fitting.length > 0, code);
  }
  for (const phenomenon of phenomena) assert.ok(signsOf(phenomenon).length < signCodes.length, phenomenon);
});

test('signs of a phenomenon come in the order of the senses, each once', () => {
  for (const phenomenon of phenomena) {
    const fitting = signsOf(phenomenon);
    assert.equal(new Set(fitting).size, fitting.length);
    const order = fitting.map((code) => senses.indexOf(signs[code].sense));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      phenomenon,
    );
  }
});

test('a phenomenon points to one to four others, never to itself, and none is left out', () => {
  const pointedTo = new Set<string>();
  for (const phenomenon of phenomena.filter((code) => code !== 'other')) {
    const related = relatedTo(phenomenon);
    assert.ok(related.length >= 1 && related.length <= 4, phenomenon);
    assert.equal(new Set(related).size, related.length, phenomenon);
    assert.ok(!related.includes(phenomenon) && !related.includes('other'), phenomenon);
    for (const other of related) pointedTo.add(other);
  }
  assert.equal(pointedTo.size, phenomena.length - 1);
});
