import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedJpeg } from './invented-photos.ts';
import { photoLimits } from './photo-limits.ts';
import { cleanUploads, noUploads } from './read-photos.ts';
import { uploadMemory } from './upload-memory.ts';

const hasRoom = async () => true;

/** A form with photos that have come in, and what its cleaning came to. */
async function sent(network: string, photos: Uint8Array[]) {
  const held = uploadMemory(photoLimits.heldBytes).open(() => {});
  const files = { ...noUploads(), taken: [...photos], sent: photos.length };
  await cleanUploads(files, held, { hasRoom, network });
  return files;
}

test('one network with many photos does not hold up the photo of another', async () => {
  const photo = await inventedJpeg(400, 400);
  const order: string[] = [];
  const send = (network: string) =>
    sent(network, [photo, photo]).then(({ cleaned }) => {
      assert.equal(cleaned.length, 2);
      order.push(network);
    });
  const crowd = Array.from({ length: 8 }, () => send('crowd'));
  await Promise.all([...crowd, send('other')]);
  assert.ok(order.indexOf('other') < 6, order.join(' '));
});

test('past twenty seconds of waiting only the photos are refused', async (t) => {
  const photo = await inventedJpeg(400, 400);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const forms = Array.from({ length: 4 }, () => sent('crowd', [photo]));
  await Promise.resolve();
  await hasRoom();
  t.mock.timers.tick(20_000);
  const [one, two, ...waited] = await Promise.all(forms);
  for (const files of [one, two]) assert.deepEqual([files?.cleaned.length, files?.faults], [1, []]);
  for (const files of waited)
    assert.deepEqual([files.cleaned, files.faults], [[], [{ field: 'photos', code: 'photo-no-room' }]]);
});
