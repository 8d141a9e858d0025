import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawHeading } from './draw-heading.ts';

const box = { x: 0, y: 100, width: 600, size: 60, mostLines: 3 };

test('a heading is drawn in paths alone, on as many lines as it needs', () => {
  const drawn = drawHeading('Zażółć één “drugslab” – in een lege schuur?', box) ?? '';
  assert.equal(drawn.match(/<g /g)?.length, 3);
  assert.doesNotMatch(drawn, /<text|NaN|undefined/);
});

test('what does not fit, or has a letter that nobody drew, is not drawn by half', () => {
  assert.equal(
    drawHeading('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien', box),
    null,
  );
  assert.equal(drawHeading('Hottentottententententoonstelling', box), null);
  assert.equal(drawHeading('مخدرات', box), null);
});
