import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CleanPhoto } from '#api/reports/clean-photo.ts';
import { reportOpener, sealOpener } from '#api/reports/open-report.ts';
import { photoIdsOf, readSealedPhoto } from '#api/reports/photo-store.ts';
import type { Database } from '../database.ts';
import { inventedDraft, inventedRoad, inventedRow, inventedToken, rowCounts } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const photo = (number: number, bytes = 1000): CleanPhoto => ({
  bytes: Buffer.alloc(bytes, `PLANTFOTO-${number} `),
  removed: number === 1 ? ['place', 'moment'] : [],
});

async function reportWith(database: Database, photos: CleanPhoto[], token = 1) {
  const { submit, identity } = await inventedRoad(database, ['pull']);
  const send = (changed = photos) =>
    submit({ draft: inventedDraft(), photos: changed, token: inventedToken(token), flag: 'none' });
  const first = await send();
  assert.ok(first.kind === 'accepted');
  return { first, send, identity };
}

const countPhotos = async ({ store }: Database) =>
  (await store.selectFrom('photos').select(['id', 'size_bucket']).execute()).length;

/** Photos are stored with their report, sealed one by one, and go with it. */
export function photosContract(fresh: OpenFresh): void {
  test('photos are stored sealed with their report, and the seal of the report names them in order', async (t) => {
    const { database } = await fresh(t);
    const { identity, first } = await reportWith(database, [photo(1), photo(2, 300_000)]);
    assert.deepEqual(first.accepted.photos, [{ removed: ['place', 'moment'] }, { removed: [] }]);
    const { id, sealed } = await database.store
      .selectFrom('reports')
      .select(['id', 'sealed'])
      .executeTakeFirstOrThrow();
    const content = await reportOpener([identity])(sealed);
    const stored = await photoIdsOf(database.store, [id]);
    assert.deepEqual(stored.get(content.id)?.toSorted(), content.photos.toSorted());
    const opened = [];
    for (const hex of content.photos) {
      const each = await readSealedPhoto(database.store, { reportId: id, id: Buffer.from(hex, 'hex') });
      assert.ok(each && !Buffer.from(each).includes('PLANTFOTO'));
      opened.push(Buffer.from(await sealOpener([identity])(each)));
    }
    assert.deepEqual(opened, [photo(1).bytes, photo(2, 300_000).bytes]);
    const sizes = await database.store.selectFrom('photos').select('size_bucket').execute();
    assert.deepEqual(sizes.map(({ size_bucket }) => size_bucket).toSorted(), [256, 512]);
  });

  test('the same photos again are the same report, with the same answer; other photos are a second one', async (t) => {
    const { database } = await fresh(t);
    const { first, send } = await reportWith(database, [photo(1)]);
    const [again, other] = [await send(), await send([photo(2)])];
    assert.ok(again.kind === 'accepted' && other.kind === 'accepted');
    assert.deepEqual([again.accepted, again.repeated], [first.accepted, true]);
    assert.notEqual(other.accepted.receipt, first.accepted.receipt);
    assert.deepEqual([(await rowCounts(database)).reports, await countPhotos(database)], [2, 2]);
  });

  test('a report without photos says nothing of photos', async (t) => {
    const { database } = await fresh(t);
    const { first } = await reportWith(database, []);
    assert.equal('photos' in first.accepted, false);
    assert.equal((await photoIdsOf(database.store, [inventedRow(1).id])).size, 0);
  });

  test('when a photo cannot be stored, nothing of its report is', async (t) => {
    const { database } = await fresh(t);
    const { submit } = await inventedRoad(database, ['pull']);
    await database.store.schema.alterTable('photos').renameTo('elsewhere').execute();
    await assert.rejects(
      submit({ draft: inventedDraft(), photos: [photo(1)], token: inventedToken(1), flag: 'none' }),
    );
    await database.store.schema.alterTable('elsewhere').renameTo('photos').execute();
    assert.deepEqual(await rowCounts(database), { reports: 0, counts: 0, deliveries: 0 });
  });

  test('a photo is found under its own report only, and only in the areas of who asks', async (t) => {
    const { database } = await fresh(t);
    await reportWith(database, [photo(1)], 1);
    await reportWith(database, [photo(2)], 2);
    const [one, other] = await database.store.selectFrom('photos').select(['id', 'report_id']).execute();
    assert.ok(one && other);
    const read = (reportId: Uint8Array, areaCodes?: string[]) =>
      readSealedPhoto(database.store, { reportId, id: one.id, areaCodes });
    assert.ok(await read(one.report_id));
    assert.ok(await read(one.report_id, ['GM0363']));
    assert.equal(await read(one.report_id, ['GM0448']), null);
    assert.equal(await read(other.report_id), null);
  });

  test('when a report goes, its photos go', async (t) => {
    const { database } = await fresh(t);
    await reportWith(database, [photo(1), photo(2)]);
    await database.store.deleteFrom('deliveries').execute();
    await database.store.deleteFrom('reports').execute();
    assert.equal(await countPhotos(database), 0);
  });
}
