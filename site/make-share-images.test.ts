import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pictureOf, sceneStyle } from './make-share-images.ts';

const css =
  '.nh-theme{--art-sea: #17616e;}@media (x){.nh-theme{--art-sea: #000;}}.art-sea {fill: var(--art-sea);}';
const scene = '<svg class="scene" viewBox="0 0 100 30"><path class="art-sea" d="M0 0h100v30H0z"/></svg>';

test('the colours are those of the day, written out', () => {
  assert.match(sceneStyle(css), /\.art-sea \{fill: #17616e;\}/);
  assert.doesNotMatch(sceneStyle(css), /@media|#000/);
});

test('a picture has the size that apps ask for, with the scene in its colours and the heading below it', async () => {
  const picture = sharp(Buffer.from(pictureOf(scene, 'Drugslab in een schuur', sceneStyle(css))));
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height], [1200, 630]);
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 3) colours.add(data.subarray(at, at + 3).toString('hex'));
  assert.ok(colours.has('17616e') && colours.has('10262d'), 'sea and ink');
});

test('a heading in letters that nobody drew leaves the scene alone, over the whole picture', () => {
  assert.match(pictureOf(scene, 'مخدرات', ''), /<svg x="0" y="0" width="1200" height="612" /);
});
