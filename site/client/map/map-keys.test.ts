import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapCommand } from './map-keys.ts';

const press = (key: string, more = {}) =>
  mapCommand({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

test('the arrows move, Enter sets, plus and minus zoom, Delete removes', () => {
  assert.deepEqual(press('ArrowLeft'), { kind: 'move', right: -24, down: 0 });
  assert.deepEqual(press('ArrowDown'), { kind: 'move', right: 0, down: 24 });
  assert.deepEqual(press('Enter'), { kind: 'set' });
  assert.deepEqual(press('+'), { kind: 'zoom', by: 1 });
  assert.deepEqual(press('-'), { kind: 'zoom', by: -1 });
  assert.deepEqual(press('Delete'), { kind: 'remove' });
});

test('with Shift an arrow moves further', () => {
  assert.deepEqual(press('ArrowUp', { shiftKey: true }), { kind: 'move', right: 0, down: -120 });
});

test('Tab, Escape, letters and shortcuts of the browser stay with the browser', () => {
  for (const key of ['Tab', 'Escape', 'a', 'Shift', 'F5', 'constructor']) assert.equal(press(key), null, key);
  assert.equal(press('+', { ctrlKey: true }), null);
  assert.equal(press('ArrowLeft', { altKey: true }), null);
});
