import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeQR } from 'qr/decode.js';
import { landingQr } from './landing-qr.ts';

/** The picture that the SVG draws, four pixels a module: what a telephone would see. */
function pixelsOf(svg: string) {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const side = modules * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  const [, drawn = ''] = /fill="#000" d="([^"]+)"/.exec(svg) ?? [];
  for (const [, x, y, width] of drawn.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * 4; row < (Number(y) + 1) * 4; row += 1) {
      const from = (row * side + Number(x) * 4) * 4;
      for (let at = from; at < from + Number(width) * 16; at += 1) if (at % 4 !== 3) data[at] = 0;
    }
  }
  return { modules, width: side, height: side, data };
}

test('a telephone reads the address of the campaign, its code and nothing else', () => {
  for (const [publicUrl, code] of [
    ['https://drugsalert.example', 'schuren-texel-2026'],
    ['http://127.0.0.1:3000', 'abc'],
    ['https://een-lange-naam-van-een-verzonnen-site.example', 'a'.repeat(40)],
  ] as const)
    assert.equal(decodeQR(pixelsOf(landingQr(publicUrl, code))), `${publicUrl}/c/${code}`);
});

test('it is black on white with four modules of white all around', () => {
  const svg = landingQr('https://drugsalert.example', 'schuren');
  const { modules, width, data } = pixelsOf(svg);
  assert.match(svg, /<path fill="#fff" d="M0 0h(\d+)v\1H0z"\/>/);
  const dark = (x: number, y: number) => data[(y * 4 * width + x * 4) * 4] === 0;
  for (let along = 0; along < modules; along += 1) {
    for (const edge of [0, 1, 2, 3, modules - 4, modules - 3, modules - 2, modules - 1]) {
      assert.ok(!dark(along, edge) && !dark(edge, along), `${along}, ${edge}`);
    }
  }
  assert.ok(dark(4, 4), '(counter-proof: the corner of the code itself is dark)');
});

test('it still reads with a stain over it', () => {
  const picture = pixelsOf(landingQr('https://drugsalert.example', 'schuren'));
  const middle = picture.width / 2;
  for (let y = middle; y < middle + 18; y += 1)
    for (let x = middle; x < middle + 18; x += 1)
      picture.data.fill(0, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3);
  assert.equal(decodeQR(picture), 'https://drugsalert.example/c/schuren');
});
