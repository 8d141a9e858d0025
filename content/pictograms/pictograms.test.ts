import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { signCodes } from '../taxonomy/signs.ts';

const folder = new URL('./', import.meta.url);
const drawings = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.svg'))
    .map((file) => [file.replace('.svg', ''), readFileSync(new URL(file, folder), 'utf8').trim()]),
);
/** Icons of the interface: they name an action, so nothing in them is lit and they stand on no horizon. */
const icons = ['alert', 'copy', 'cross', 'exit', 'phone', 'pin', 'printer', 'tick'];
const signDrawings = [...drawings].filter(([name]) => !icons.includes(name));

test('every sign of the taxonomy and every icon is drawn', () => {
  for (const name of [...signCodes, ...icons]) assert.ok(drawings.has(name), name);
});

test('a drawing weighs at most 450 bytes', () => {
  for (const [name, drawing] of drawings) assert.ok(Buffer.byteLength(drawing) <= 450, name);
});

test('exactly one part of a sign is lit: the thing that is not right', () => {
  for (const [name, drawing] of signDrawings) {
    assert.equal(drawing.match(/class="l"/g)?.length, 1, name);
  }
});

test('a sign stands on the ground line, so that signs side by side make one horizon', () => {
  for (const [name, drawing] of signDrawings) assert.match(drawing, /d="M0 41/, name);
});

test('a drawing is shapes only: nothing that loads, runs or brings its own colour', () => {
  for (const [name, drawing] of drawings) {
    const shapes = /^(<(path|circle)( (class|d|cx|cy|r)="[^"<>]*")+\/>)+$/;
    assert.match(drawing, shapes, name);
    for (const [, className] of drawing.matchAll(/class="(\w+)"/g)) {
      assert.ok(['l', 'd', 'v', 'z', 'hz'].includes(className ?? ''), `${name}: ${className}`);
    }
  }
});
