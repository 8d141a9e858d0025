import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvCell } from './csv-cell.ts';

test('no cell starts like a formula, whatever stands in it', () => {
  const trigger = fc.constantFrom<string>('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠');
  const before = fc.constantFrom<string>('', ' ', '"', "'", '\u200B', ' "');
  const dangerous = fc.tuple(before, trigger, fc.string()).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), dangerous), (text: string) => {
      const cell = csvCell(text);
      assert.ok(cell.startsWith('"') && cell.endsWith('"'));
      const parsed = cell.slice(1, -1).replaceAll('""', '"');
      assert.ok(parsed === text || parsed === `'${text}`);
      if (/^[\s"\u200B]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r]/.test(text)) assert.equal(parsed, `'${text}`);
    }),
    { numRuns: 10_000 },
  );
});
