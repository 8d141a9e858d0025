import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { reconcile } from '#api/counts/reconcile.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '#api/storage/database.ts';
import { inventedRow, wednesday } from '#api/storage/invented-reports.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { findPieces, pieceBytes } from './find-pieces.ts';

const reports = 400;
const command = join(import.meta.dirname, '../commands/forget.ts');

/** A folder as the command finds it, with reports that are all past their term, each with a photo. */
async function folderOfDue(database: Database): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  const items: { id: Buffer; reference: string }[] = [];
  for (let number = 0; number < reports; number += 1) {
    const [sealed, picture] = [randomBytes(4_296), randomBytes(20_000)];
    const row = inventedRow(number, { sealed });
    const photos = [{ id: randomBytes(32), size_bucket: 256, sealed: picture }];
    await storeReport(database, row, ['pull'], { photos });
    pieces.push(sealed.subarray(1_000, 1_000 + pieceBytes), picture.subarray(0, pieceBytes));
    items.push({ id: Buffer.from(row.id), reference: 'ref' });
  }
  await acknowledgeReports(database, items, wednesday);
  return pieces;
}

const contentsLeft = async ({ store }: Database) =>
  (await store.selectFrom('reports').select('id').where('forgotten', '=', '').execute()).length;

test('kill -9 in the middle of forgetting: nothing is torn, and the next run completes it', {
  timeout: 120_000,
}, async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'drugsalert.sqlite');
  const database = await openDatabase({ databaseFile: file });
  t.after(() => database.close());
  const pieces = await folderOfDue(database);
  const forget = () =>
    spawn(process.execPath, [command, '--now', '2027-01-31T00:00:00Z'], {
      env: { ...process.env, DATA_DIR: dirname(file), DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const victim = forget();
  t.after(() => victim.kill('SIGKILL'));
  while ((await contentsLeft(database)) === reports && victim.exitCode === null) await wait(2);
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  const left = await contentsLeft(database);
  assert.ok(left > 0 && left < reports, `killed in the middle: ${left} of ${reports} are left`);
  const sums = await reconcile(database.store);
  assert.deepEqual([sums.acknowledged, sums.addsUp], [reports, true]);
  const torn = await database.store
    .selectFrom('reports')
    .innerJoin('deliveries', 'deliveries.report_id', 'reports.id')
    .select('reports.id')
    .where('forgotten', '<>', '')
    .execute();
  assert.deepEqual(torn, [], 'a report is forgotten whole or not at all');

  const second = forget();
  assert.deepEqual(await once(second, 'exit'), [0, null]);
  assert.equal(await contentsLeft(database), 0);
  assert.equal((await database.store.selectFrom('photos').select('id').execute()).length, 0);
  const files = [file, `${file}-wal`].map((name) => readFileSync(name));
  assert.equal(findPieces(files, pieces).size, 0);
  assert.equal((await reconcile(database.store)).addsUp, true);
});
