import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { Problem } from '#api/problems.ts';
import { storeReport } from '#api/reports/report-store.ts';
import { storageProblem } from '#api/reports/storage-problem.ts';
import { findPieces, pieceBytes } from '#api/retention/find-pieces.ts';
import { forgetContents } from '#api/retention/forget-contents.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import type { Database } from './database.ts';
import { inventedRow, rowCounts, storeRows, wednesday } from './invented-reports.ts';
import { openDatabase } from './open-database.ts';
import { sqliteEngine, temporaryFolder } from './test-databases.ts';

const { fresh } = sqliteEngine();

async function pragma({ store }: Database, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(store);
  return Object.values(rows[0] ?? {})[0];
}

test('the settings that keep reports safe hold, also on a file that is opened again', async (t) => {
  const { database, again } = await fresh(t);
  for (const opened of [database, await again()]) {
    assert.equal(await pragma(opened, 'journal_mode'), 'wal');
    assert.equal(await pragma(opened, 'synchronous'), 2);
    assert.equal(await pragma(opened, 'secure_delete'), 1);
    assert.equal(await pragma(opened, 'foreign_keys'), 1);
    assert.equal(await pragma(opened, 'trusted_schema'), 0);
  }
});

test('a full disk is a refusal with nothing stored, and the database is usable afterwards', async (t) => {
  const { database } = await fresh(t);
  await storeRows(database, 3, ['pull']);
  const before = await rowCounts(database);
  const pages = Number(await pragma(database, 'page_count'));
  await pragma(database, `max_page_count = ${pages + 2}`);
  const large = inventedRow(50, { sealed: Buffer.alloc(64 * 1024, 7) });
  const error = await storeReport(database, large, ['pull']).catch((reason) => storageProblem(reason));
  assert.ok(error instanceof Problem && error.code === 'storage-full');
  assert.equal(error.statusCode, 503);
  assert.deepEqual(await rowCounts(database), before);
  await pragma(database, `max_page_count = ${pages + 1_000}`);
  assert.equal(await storeReport(database, large, ['pull']), 'inserted');
});

test('on a full disk every report of a shared commit is either stored and answered, or neither', async (t) => {
  const { database } = await fresh(t);
  const pages = Number(await pragma(database, 'page_count'));
  await pragma(database, `max_page_count = ${pages + 40}`);
  const rows = Array.from({ length: 200 }, (_, number) =>
    inventedRow(number, { sealed: Buffer.alloc(4_296, number) }),
  );
  const outcomes = await Promise.allSettled(rows.map((row) => storeReport(database, row, ['pull'])));
  const answered = rows.filter((_, at) => outcomes[at]?.status === 'fulfilled');
  const kept = await database.store.selectFrom('reports').select('id').execute();
  assert.ok(answered.length < 200);
  assert.deepEqual(
    kept.map(({ id }) => Buffer.from(id).toString('hex')).sort(),
    answered.map(({ id }) => Buffer.from(id).toString('hex')).sort(),
  );
});

test('a report that fails inside a shared commit takes no other report with it', async (t) => {
  const { database } = await fresh(t);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 150 }, (_, number) =>
      storeReport(database, inventedRow(number), number % 10 === 3 ? ['mail', 'mail'] : ['mail']),
    ),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 15);
  assert.deepEqual(await rowCounts(database), { reports: 135, counts: 2, deliveries: 135 });
  const [{ n }] = (await database.store.selectFrom('report_counts').select('n').execute()) as [{ n: number }];
  assert.equal(n, 135);
});

test('reports that come in together share their commits; one by one they do not', async (t) => {
  const { database, file } = await fresh(t);
  await database.scrub();
  for (const row of [1, 2, 3, 4, 5]) await storeReport(database, inventedRow(1_000 + row), ['pull']);
  assert.equal(commitsInLog(file), 5);
  await database.scrub();
  await storeRows(database, 200, ['pull']);
  assert.ok(commitsInLog(file) < 10, `${commitsInLog(file)} commits`);
});

/** Frames of the write-ahead log that end a transaction. https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
function commitsInLog(file: string): number {
  const log = readFileSync(`${file}-wal`);
  const frameLength = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frameLength <= log.length; at += frameLength) {
    const ofThisLog = log.subarray(at + 8, at + 16).equals(log.subarray(16, 24));
    if (ofThisLog && log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}

test('forgotten content is in no file of the database any more', async (t) => {
  const { database, file } = await fresh(t);
  const planted = 'PLANTED-SEAL-4711';
  const row = inventedRow(1, { sealed: Buffer.from(planted.repeat(400)) });
  await storeReport(database, row, ['pull']);
  const kept = () => [file, `${file}-wal`].filter((name) => readFileSync(name).includes(planted));
  assert.ok(kept().length > 0, 'the planted content must be found before it is forgotten');
  await acknowledgeReports(database, [{ id: row.id, reference: 'ref' }], wednesday);
  await forgetReports(database, wednesday + 60 * 86_400_000, usualTerms);
  assert.deepEqual(kept(), []);
});

test('copies that stayed in the pages of a tree that was balanced go too: secure delete alone leaves some', async (t) => {
  const { database, file } = await fresh(t);
  const sizes = [40, 120, 300, 480, 700, 1_500];
  const rows = Array.from({ length: 3_000 }, (_, number) =>
    inventedRow(number, { sealed: sealOfSize(number, sizes[number % sizes.length] ?? 40) }),
  );
  for (let at = 0; at < rows.length; at += 60)
    await Promise.all(rows.slice(at, at + 60).map((row) => storeReport(database, row, ['pull'])));
  const gone = rows.filter((_, number) => (number * 7_919) % 10 < 6);
  for (let at = 0; at < gone.length; at += 50)
    await forgetContents(
      database,
      gone.slice(at, at + 50).map(({ id }) => id),
    );
  const left = () => {
    const files = [file, `${file}-wal`].map((name) => readFileSync(name));
    const pieces = gone.map(({ sealed }) => Buffer.from(sealed.subarray(0, pieceBytes)));
    return findPieces(files, pieces).size;
  };
  await sql`pragma wal_checkpoint(truncate)`.execute(database.store);
  assert.ok(left() > 0, 'counter-proof: deleted and checkpointed, and yet there');
  assert.equal(await database.scrub(), true);
  assert.equal(left(), 0);
});

/** Bytes that occur nowhere else, the same on every run: so are the pages. */
function sealOfSize(number: number, bytes: number): Buffer {
  return createHash('shake256', { outputLength: bytes }).update(`seal ${number}`).digest();
}

test('a reader of the old state holds the scrubbing up: it says so instead of waiting or pretending', async (t) => {
  const { database, file } = await fresh(t);
  await storeRows(database, 2, ['pull']);
  const reader = new DatabaseSync(file);
  t.after(() => reader.close());
  reader.exec('begin');
  reader.prepare('select count(*) from reports').get();
  await storeReport(database, inventedRow(3), ['pull']);
  const before = performance.now();
  assert.equal(await database.scrub(), false);
  assert.ok(
    performance.now() - before < 6_000,
    'far below the ten seconds that SQLite itself would wait, five times',
  );
  reader.exec('commit');
  assert.equal(await database.scrub(), true);
  assert.equal(statSync(`${file}-wal`).size, 0);
});

test('an acknowledged report is in the file itself, as another process reads it', async (t) => {
  const { database, file } = await fresh(t);
  await storeReport(database, inventedRow(1), ['pull']);
  const other = new DatabaseSync(file, { readOnly: true });
  t.after(() => other.close());
  assert.deepEqual({ ...other.prepare('select count(*) as n from reports').get() }, { n: 1 });
});

test('processes that start together on a new folder all find their tables', async (t) => {
  const file = join(temporaryFolder(t), 'new', 'test.sqlite');
  const script = `
    const { openDatabase } = await import('#api/storage/open-database.ts');
    const database = await openDatabase({ databaseFile: process.env.FILE });
    await database.store.selectFrom('reports').selectAll().execute();
    await database.close();`;
  await Promise.all(Array.from({ length: 4 }, () => inProcess(file, script)));
});

test('a file that may not grow is a full disk too: the reason is told, what was answered is kept', async (t) => {
  const file = join(temporaryFolder(t), 'test.sqlite');
  const script = `
    const { openDatabase } = await import('#api/storage/open-database.ts');
    const { inventedRow } = await import('#api/storage/invented-reports.ts');
    const { storeReport } = await import('#api/reports/report-store.ts');
    const { storageProblem } = await import('#api/reports/storage-problem.ts');
    const database = await openDatabase({ databaseFile: process.env.FILE });
    let answered = 0;
    const store = () => storeReport(database, inventedRow(answered, { sealed: Buffer.alloc(4296) }), ['pull']);
    for (;;) {
      const fault = await store().then(() => null, storageProblem);
      if (fault) {
        console.log(JSON.stringify({ answered, code: fault.code }));
        break;
      }
      answered += 1;
    }`;
  // Blocks of 1,024 bytes; far below what 10,000 reports need.
  const { answered, code } = JSON.parse(await inProcess(file, script, 'ulimit -f 1000'));
  assert.equal(code, 'storage-full');
  assert.ok(answered > 0);
  const database = await openDatabase({ databaseFile: file });
  t.after(() => database.close());
  assert.equal((await rowCounts(database)).reports, answered);
  assert.equal(await storeReport(database, inventedRow(answered), ['pull']), 'inserted');
});

/** Runs a script on the database file in a process of its own, under a limit of the shell. */
async function inProcess(file: string, script: string, limit = 'true'): Promise<string> {
  const words = ['--input-type=module-typescript', '--eval', script];
  const shell = ['-c', `${limit}; exec "$0" "$@"`, process.execPath, ...words];
  const options = { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, FILE: file } };
  return (await promisify(execFile)('/bin/bash', shell, options)).stdout;
}
