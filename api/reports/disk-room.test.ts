import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { diskRoom } from './disk-room.ts';

const disk = (free: number) => diskRoom('/', async () => ({ blocks: 1000, bavail: free }));

test('below a tenth of the disk photos find no room; text is not asked', async () => {
  assert.equal(await disk(100).hasRoomForPhotos(), true);
  assert.equal(await disk(99).hasRoomForPhotos(), false);
});

test('below a fifth of the disk there is an alarm that tells how much is free', async () => {
  assert.equal(await disk(200).alarmingPercent(), null);
  assert.equal(await disk(199).alarmingPercent(), 19);
  assert.equal(await disk(0).alarmingPercent(), 0);
});

test('a real disk answers; one that does not tell is not taken for full', async () => {
  assert.equal(typeof (await diskRoom(tmpdir()).hasRoomForPhotos()), 'boolean');
  const silent = diskRoom('/no/such/folder');
  assert.deepEqual([await silent.hasRoomForPhotos(), await silent.alarmingPercent()], [true, null]);
});
