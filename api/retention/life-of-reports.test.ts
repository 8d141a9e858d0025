import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { reconcile } from '#api/counts/reconcile.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '#api/storage/database.ts';
import { dayMs, inventedRow, wednesday } from '#api/storage/invented-reports.ts';
import { type FreshDatabase, postgresEngine, sqliteEngine } from '#api/storage/test-databases.ts';
import { findPieces } from './find-pieces.ts';
import { forgetReports } from './forget-reports.ts';
import { inventedLives, type Life, planted } from './invented-life.ts';
import { usualTerms } from './usual-terms.ts';

/** The end of the week in which everything happens. */
const sunday = Date.UTC(2026, 10, 22, 12);

/** Every file that the database itself keeps, as it lies on the disk. */
async function filesOf({ database, file }: FreshDatabase): Promise<Buffer[]> {
  const folders = database.dialect === 'sqlite' ? [dirname(file)] : await postgresFolders(database);
  return folders
    .flatMap((folder) =>
      (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name)),
    )
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => readFileSync(path));
}

async function postgresFolders({ store }: Database): Promise<string[]> {
  await sql`checkpoint`.execute(store);
  const { rows } = await sql<{ folder: string; oid: number }>`
    select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()`.execute(
    store,
  );
  return rows.flatMap(({ folder, oid }) => [join(folder, 'base', String(oid)), join(folder, 'pg_wal')]);
}

/** How many seals of each life are, in whole or in part, in a file of the database. */
async function sealsIn(opened: FreshDatabase, lives: readonly Life[]): Promise<Map<Life, number>> {
  const found = findPieces(
    await filesOf(opened),
    lives.flatMap(({ seals }) => seals.flat()),
  );
  return new Map(
    lives.map((life) => [
      life,
      life.seals.filter((pieces) => pieces.some((piece) => found.has(piece))).length,
    ]),
  );
}

/** As README.md asks of a PostgreSQL: old segments of its log are deleted, not kept under a new name with old bytes. */
async function withoutRecycling({ dialect, store }: Database): Promise<void> {
  if (dialect === 'sqlite') return;
  await sql`alter system set wal_recycle = off`.execute(store);
  await sql`select pg_reload_conf()`.execute(store);
}

/** Others come and go in between: their pages are moved about, and nothing may stay behind on the way. */
async function otherReports(database: Database, from: number): Promise<void> {
  for (let number = from; number < from + 120; number += 1) {
    const row = inventedRow(number, { sealed: Buffer.alloc(number % 3 === 0 ? 300 : 4_296, number) });
    await storeReport(database, row, ['pull']);
  }
}

const counters = ({ store }: Database) =>
  store.selectFrom('report_counts').selectAll().orderBy('period').orderBy('state_group').execute();

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);

    test('of what is past its term no seal is left in any file, of all else every seal; counters and books stay', async (t) => {
      const opened = await engine.fresh(t);
      const { database } = opened;
      await withoutRecycling(database);
      await otherReports(database, 1_000);
      const lives = await inventedLives(database);
      await otherReports(database, 2_000);
      const before = await counters(database);
      for (const [life, found] of await sealsIn(opened, lives)) {
        assert.equal(
          found,
          life.seals.length,
          `counter-proof: before its term every seal is found, ${life.state}`,
        );
        assert.ok(found >= 4);
      }
      const files = await filesOf(opened);
      assert.ok(!files.some((bytes) => bytes.includes(planted)), 'words are never there, sealed or not');

      const stillThere: [day: number, states: (life: Life) => boolean][] = [
        [7, () => true],
        [8, ({ state, confirmed }) => state !== 'recalled' && !(state === 'spam' && confirmed)],
        [15, ({ state, confirmed }) => state !== 'recalled' && !(confirmed && state in usualTerms.stateDays)],
        [30, ({ state, confirmed }) => state !== 'recalled' && !(confirmed && state in usualTerms.stateDays)],
        [31, ({ state, confirmed }) => state !== 'recalled' && !confirmed],
      ];
      for (const [day, stays] of stillThere) {
        const { scrubbed } = await forgetReports(database, sunday + day * dayMs, usualTerms);
        assert.equal(scrubbed, true);
        const kept = await sealsIn(opened, lives);
        for (const life of lives) {
          const name = `${life.state}, ${life.confirmed ? 'confirmed' : 'unconfirmed'}, on day ${day}`;
          // A question lives by a term of its own: two seals, one for each reader.
          const messages = life.state === 'recalled' ? 0 : 2;
          assert.equal(kept.get(life), stays(life) ? life.seals.length : messages, name);
        }
      }
      await forgetReports(database, wednesday + 120 * dayMs, usualTerms);
      const kept = await sealsIn(opened, lives);
      for (const life of lives) {
        const stays = !life.confirmed && life.state !== 'recalled';
        assert.equal(kept.get(life), stays ? life.seals.length - 2 : 0, life.state);
      }
      assert.deepEqual(await counters(database), before);
      const sums = await reconcile(database.store);
      assert.deepEqual(
        [sums.accepted, sums.acknowledged, sums.pending, sums.withdrawn, sums.addsUp],
        [262, 11, 250, 1, true],
      );
    });
  });
}
