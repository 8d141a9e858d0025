import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { inventedDraft, inventedRoad, inventedToken } from '#api/storage/invented-reports.ts';
import { sqliteEngine, temporaryFolder } from '#api/storage/test-databases.ts';
import { inventedJpeg, plantedInPhotos, plantedPhoto } from './invented-photos.ts';
import { photoOpener } from './open-photos.ts';
import { reportOpener, sealOpener } from './open-report.ts';

/** One stored report whose photos hold these bytes, whatever they are: as a browser could have sealed them. */
async function hubDesk(t: TestContext, photos: readonly Uint8Array[]) {
  const { database } = await sqliteEngine().fresh(t);
  const { store } = database;
  const { submit, identity } = await inventedRoad(database, ['pull']);
  const sent = photos.map((bytes) => ({ bytes, removed: [] }));
  await submit({ draft: inventedDraft(), photos: sent, token: inventedToken(1), flag: 'none' });
  const row = await store.selectFrom('reports').select(['id', 'sealed']).executeTakeFirstOrThrow();
  const content = await reportOpener([identity])(row.sealed);
  const folder = join(temporaryFolder(t), 'opened');
  const open = photoOpener(store, sealOpener([identity]), folder);
  return { store, folder, content, open: () => open(row.id, content), id: row.id };
}

test('photos are written under the id of their report, as pictures that were encoded anew', async (t) => {
  const { open, folder, content } = await hubDesk(t, [
    await plantedPhoto('jpeg'),
    await inventedJpeg(64, 64),
  ]);
  const { files, warnings } = await open();
  assert.deepEqual([files, warnings], [[`${content.id}-1.jpg`, `${content.id}-2.jpg`], []]);
  const picture = await sharp(join(folder, files[0] as string)).toBuffer();
  for (const text of plantedInPhotos) assert.ok(!picture.includes(text), text);
});

test('what is no picture is not written: a member of staff would open it', async (t) => {
  const page = Buffer.from('<script>alert(1)</script>');
  const { open, folder, content } = await hubDesk(t, [page, await inventedJpeg(64, 64)]);
  const { files, warnings } = await open();
  assert.deepEqual(files, [`${content.id}-2.jpg`]);
  assert.deepEqual(warnings, ['photo 1 is no picture (photo-kind), so it was not written']);
  assert.deepEqual(readdirSync(folder), files);
});

test('a photo that the seal does not name, one that is gone and one of another key are each a warning', async (t) => {
  const { open, store, content, id } = await hubDesk(t, [
    await inventedJpeg(64, 64),
    await inventedJpeg(32, 32),
  ]);
  const [first, second] = content.photos.map((hex) => Buffer.from(hex, 'hex'));
  await store
    .updateTable('photos')
    .set({ sealed: Buffer.from('no age file') })
    .where('id', '=', first as Buffer)
    .execute();
  await store
    .deleteFrom('photos')
    .where('id', '=', second as Buffer)
    .execute();
  const foreign = { id: createHash('sha256').update('foreign').digest(), report_id: id, size_bucket: 256 };
  await store
    .insertInto('photos')
    .values({ ...foreign, sealed: Buffer.from('x') })
    .execute();
  assert.deepEqual(await open(), {
    files: [],
    warnings: [
      'photo 1 could not be opened with this key',
      'photo 2 is not in the database',
      '1 photo(s) in the database do not belong to this report',
    ],
  });
});

test('opening twice writes nothing over what is there', async (t) => {
  const { open } = await hubDesk(t, [await inventedJpeg(64, 64)]);
  await open();
  assert.deepEqual(await open(), { files: [], warnings: ['photo 1 stands there already: not overwritten'] });
});
