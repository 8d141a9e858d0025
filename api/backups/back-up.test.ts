import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import { storeReport } from '#api/reports/report-store.ts';
import { forgetReports } from '#api/retention/forget-reports.ts';
import { usualTerms } from '#api/retention/usual-terms.ts';
import { dayMs, inventedPepper, inventedRow, storeRows, wednesday } from '#api/storage/invented-reports.ts';
import { migrate, openDatabase } from '#api/storage/open-database.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { type BackedUp, backUp } from './back-up.ts';
import { restore } from './restore.ts';
import { openBackup, sealBackup } from './seal-backup.ts';

const command = join(import.meta.dirname, '../commands/backup.ts');

function placeOf(t: TestContext) {
  const dataDir = temporaryFolder(t);
  return { DATABASE_URL: undefined, dataDir, databaseFile: join(dataDir, 'drugsalert.sqlite') };
}

async function houseOf(t: TestContext) {
  const config = placeOf(t);
  const database = await openDatabase(config);
  t.after(() => database.close());
  const to = temporaryFolder(t);
  const on = (nowMs: number, keepDays = 30) => backUp({ config, to, keepDays, nowMs });
  return { config, database, to, on };
}

const made = (outcome: BackedUp) => (outcome.kind === 'made' ? outcome : assert.fail(outcome.code));

test('what was forgotten here is gone from every backup when their term is over, and not a day later', async (t) => {
  const { database, to, on } = await houseOf(t);
  const planted = 'PLANTED-IN-A-BACKUP-4711';
  const row = inventedRow(1, { sealed: Buffer.from(planted) });
  await storeReport(database, row, ['pull']);
  await acknowledgeReports(database, [{ id: Buffer.from(row.id), reference: 'HUB-1' }], wednesday);
  const holding = () => readdirSync(to).filter((name) => readFileSync(join(to, name)).includes(planted));
  // The last night on which it was still here: the Sunday of its week, and 30 days.
  const last = wednesday + 34 * dayMs;
  made(await on(last));
  await forgetReports(database, last + dayMs, usualTerms);
  for (let day = 1; day <= 30; day += 1) made(await on(last + day * dayMs));
  assert.deepEqual(holding(), ['drugsalert-2026-12-22.sqlite']);
  const { expired } = made(await on(last + 31 * dayMs));
  assert.deepEqual([expired, holding(), readdirSync(to).length], [['drugsalert-2026-12-22.sqlite'], [], 31]);
});

test('a second backup of a day takes the place of the first, and other files are left alone', async (t) => {
  const { database, to, on } = await houseOf(t);
  for (const name of ['notes.txt', 'drugsalert-2020-01-01.sqlite.bak', 'other-2020-01-01.sqlite'])
    writeFileSync(join(to, name), 'somebody else’s');
  const one = made(await on(wednesday));
  await storeRows(database, 2, ['pull']);
  const other = made(await on(wednesday + 1));
  assert.deepEqual([one.rows.reports, other.rows.reports], [0, 2]);
  assert.equal(readdirSync(to).length, 4);
  assert.equal(statSync(one.file).mode & 0o777, 0o600);
});

test('a backup in the clear is for nobody else to read, not for a moment, whatever the mask and the folder let others do', async (t) => {
  const { database, to, on } = await houseOf(t);
  await storeRows(database, 2, ['pull']);
  chmodSync(to, 0o755);
  const before = process.umask(0);
  t.after(() => process.umask(before));
  const modes = new Set<number>();
  let done = false;
  const backingUp = on(wednesday).finally(() => {
    done = true;
  });
  while (!done) {
    for (const name of readdirSync(to)) modes.add(statSync(join(to, name)).mode & 0o777);
    await setImmediate();
  }
  made(await backingUp);
  assert.deepEqual([...modes], [0o600]);
});

test('what a killed backup left is cleared away, and never taken for a backup', async (t) => {
  const { to, on } = await houseOf(t);
  const part = (day: string) => `.drugsalert-${day}.${randomUUID()}.part`;
  const old = part('2026-11-16');
  for (const end of ['', '-journal']) writeFileSync(join(to, `${old}${end}`), 'half');
  const living = part('2026-11-17');
  writeFileSync(join(to, living), 'another process is at it since last night');
  made(await on(wednesday));
  assert.deepEqual(readdirSync(to).sort(), [living, 'drugsalert-2026-11-18.sqlite']);
});

test('a copy in the clear that a killed backup or restore left beside the database goes after a day', async (t) => {
  const { config, on } = await houseOf(t);
  const left = (name: string, atMs: number) => {
    const folder = join(config.dataDir, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'opened.sqlite'), 'everything of before');
    utimesSync(folder, atMs / 1_000, atMs / 1_000);
  };
  left('.backup-aB3dE6', wednesday - 2 * dayMs);
  left('.restore-aB3dE6', wednesday - 2 * dayMs);
  left('.restore-bC4eF7', wednesday - dayMs / 2);
  made(await on(wednesday));
  const folders = () => readdirSync(config.dataDir).filter((name) => /^\.(backup|restore)-/.test(name));
  assert.deepEqual(folders(), ['.restore-bC4eF7'], 'another process is at it');
  await restore(config, join(config.dataDir, 'nothing'), wednesday + dayMs);
  assert.deepEqual(folders(), []);
});

test('a backup that fails leaves no file, and the term of older ones ends all the same', async (t) => {
  const { config, to, on } = await houseOf(t);
  made(await on(wednesday));
  const broken = { ...config, databaseFile: join(config.dataDir, 'broken.sqlite') };
  writeFileSync(broken.databaseFile, 'this is no database at all, and that is the point'.repeat(100));
  const later = { to, keepDays: 7, nowMs: wednesday + 8 * dayMs };
  await assert.rejects(backUp({ ...later, config: broken }));
  assert.deepEqual(readdirSync(to), []);
  const none = await backUp({ ...later, config: placeOf(t) });
  assert.deepEqual(none, { kind: 'refused', code: 'no-database', expired: [] });
});

test('a backup inside the folder of the data is refused, also by way of a link, and leaves no folder there', async (t) => {
  const { config } = await houseOf(t);
  const link = join(temporaryFolder(t), 'link');
  symlinkSync(config.dataDir, link);
  for (const to of [config.dataDir, join(config.dataDir, 'a', 'b'), link, join(link, 'deep')]) {
    const outcome = await backUp({ config, to, keepDays: 30, nowMs: wednesday });
    assert.deepEqual(outcome, { kind: 'refused', code: 'inside-data-dir', expired: [] });
  }
  assert.deepEqual(
    readdirSync(config.dataDir).filter((name) => !name.startsWith('drugsalert')),
    [],
  );
  const beside = await backUp({ config, to: `${config.dataDir}..backups`, keepDays: 30, nowMs: wednesday });
  assert.equal(beside.kind, 'made', 'a name that only begins alike lies outside');
});

test('the command warns of keys in the folder of the data, and copies none of them', async (t) => {
  const { config, to, database } = await houseOf(t);
  await storeRows(database, 2, ['pull']);
  const pepper = inventedPepper.toString('hex');
  writeFileSync(join(config.dataDir, 'development-pepper.txt'), pepper);
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [command, ...words], {
      env: { ...process.env, DATA_DIR: config.dataDir, DATABASE_URL: '', BACKUP_RETENTION_DAYS: '14' },
      encoding: 'utf8',
    });
  const { status, stdout, stderr } = run('--to', to);
  assert.deepEqual([status, /2 report\(s\).*read back whole/.test(stdout)], [0, true]);
  assert.match(stderr, /development-pepper\.txt/);
  const [file = ''] = readdirSync(to);
  const bytes = readFileSync(join(to, file));
  for (const form of [pepper, inventedPepper.toString('base64'), inventedPepper])
    assert.ok(!bytes.includes(form));
  for (const days of ['0', '15', '1.5', 'x'])
    assert.equal(run('--to', to, '--keep-days', days).status, 2, days);
  assert.equal(run().status, 2);
});

test('a backup of the version before is brought up to date by a restore', async (t) => {
  const config = placeOf(t);
  const old = openSqlite(config.databaseFile);
  assert.ok(await migrate(old, '0013-rewards'));
  await old.store.insertInto('settings').values({ name: 'invented', value: 'kept' }).execute();
  await old.close();
  const backup = made(await backUp({ config, to: temporaryFolder(t), keepDays: 30, nowMs: wednesday }));
  assert.equal(backup.sums, null, 'sums need tables that it does not have yet');
  const place = placeOf(t);
  const outcome = await restore(place, backup.file, wednesday);
  assert.ok(outcome.kind === 'restored' && outcome.sums.addsUp);
  assert.equal(outcome.migration, '0013-rewards');
  const there = await openDatabase(place);
  t.after(() => there.close());
  assert.deepEqual(await there.store.selectFrom('canaries').selectAll().execute(), []);
  const kept = await there.store.selectFrom('settings').selectAll().execute();
  assert.deepEqual(
    kept.map(({ name, value }) => [name, value]),
    [['invented', 'kept']],
  );
});

test('with a key of the operator no clear byte is in a backup, and only that key opens it', async (t) => {
  const { config, database, to, on } = await houseOf(t);
  await storeRows(database, 40, ['pull']);
  made(await on(wednesday));
  const [identity, other] = [await generateX25519Identity(), await generateX25519Identity()];
  const recipients = [await identityToRecipient(identity)];
  const wanted = { config, to, keepDays: 30, nowMs: wednesday, recipients };
  const { file, rows } = made(await backUp(wanted));
  assert.deepEqual([rows.reports, readdirSync(to)], [40, ['drugsalert-2026-11-18.sqlite.age']]);
  const bytes = readFileSync(file);
  for (const clear of ['SQLite format', 'CREATE TABLE', 'GM0363', 'floating-package', '2026-W47'])
    assert.ok(!bytes.includes(clear), clear);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(
    readdirSync(config.dataDir).filter((name) => name.startsWith('.')),
    [],
    'nor is a copy left beside the database',
  );
  const place = placeOf(t);
  const outcome = async (from: string, identities?: string[]) => {
    const { kind, ...rest } = await restore(place, from, wednesday, identities);
    return kind === 'refused' ? (rest as { code: string }).code : kind;
  };
  assert.equal(await outcome(file), 'needs-key');
  assert.equal(await outcome(file, [other]), 'wrong-key');
  const cut = join(to, 'cut');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 70_000));
  assert.equal(await outcome(cut, [identity]), 'damaged');
  assert.deepEqual(readdirSync(place.dataDir), [], 'nothing is left of what failed');
  assert.equal(await outcome(file, [other, identity]), 'restored');
  const there = await openDatabase(place);
  t.after(() => there.close());
  assert.equal((await there.store.selectFrom('reports').select('id').execute()).length, 40);
  const later = { ...wanted, nowMs: wednesday + 31 * dayMs };
  assert.deepEqual(made(await backUp(later)).expired, ['drugsalert-2026-11-18.sqlite.age']);
});

test('a damaged beginning of a sealed backup is told from a wrong key wherever age can tell', async (t) => {
  const folder = temporaryFolder(t);
  const [identity, other] = [await generateX25519Identity(), await generateX25519Identity()];
  const [clear, sealed] = [join(folder, 'clear'), join(folder, 'sealed')];
  writeFileSync(clear, 'Verzonnen inhoud '.repeat(9_000));
  await sealBackup(clear, sealed, [await identityToRecipient(identity)]);
  const bytes = readFileSync(sealed);
  const lines = bytes.subarray(0, 600).toString('latin1').split('\n');
  const startOf = (line: number) => lines.slice(0, line).join('\n').length + 1;
  const macLine = lines.findIndex((line) => line.startsWith('--- '));
  const open = async (broken: Buffer, keys = [identity]) => {
    const [from, to] = [join(folder, 'broken'), join(folder, `${Math.random()}`)];
    writeFileSync(from, broken);
    return openBackup(from, to, keys);
  };
  const overwritten = (at: number, text: string) => {
    const broken = Buffer.from(bytes);
    broken.write(text, at, 'latin1');
    return broken;
  };
  assert.equal(await open(overwritten(startOf(1), '?')), 'damaged', 'what announces a recipient');
  assert.equal(await open(overwritten(startOf(2) + 3, '!')), 'damaged', 'a sign that age never writes');
  assert.equal(await open(overwritten(startOf(macLine) + 9, '####')), 'damaged', 'the sum of the header');
  const sum = lines[macLine]?.slice(4) ?? '';
  const swapped = (sum[0] === 'A' ? 'B' : 'A') + sum.slice(1);
  assert.equal(await open(overwritten(startOf(macLine) + 4, swapped)), 'damaged', 'another sum');
  assert.equal(await open(bytes.subarray(0, startOf(2))), 'damaged', 'cut off in the header');
  assert.equal(await open(bytes, [other]), 'key');
  assert.equal(await open(bytes, [`${identity.slice(0, -1)}?`]), 'key', 'a key with a typing error');
  const body = lines[2] ?? '';
  const flipped = body.slice(0, 5) + (body[5] === 'A' ? 'B' : 'A') + body.slice(6);
  assert.equal(await open(overwritten(startOf(2), flipped)), 'key', 'nothing tells these two apart');
  assert.equal(await open(bytes), 'opened');
});

test('a backup of hundreds of megabytes is sealed and opened in a few of memory', async (t) => {
  const folder = temporaryFolder(t);
  const identity = await generateX25519Identity();
  const [clear, sealed, back] = ['clear', 'sealed', 'back'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const size = 96 * 1024 * 1024;
  writeFileSync(clear, '');
  truncateSync(clear, size);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  await sealBackup(clear, sealed, [await identityToRecipient(identity)]);
  assert.equal(await openBackup(sealed, back, [identity]), 'opened');
  clearInterval(timer);
  assert.equal(statSync(back).size, size);
  // All of it at once would be the clear file and the sealed one, at least.
  assert.ok(most - before < 1.5 * size, `${Math.round((most - before) / 1e6)} MB more, for ${size / 1e6} MB`);
});

test('the command seals when it is told to, and the command that restores asks for the key', async (t) => {
  const { config, to, database } = await houseOf(t);
  await storeRows(database, 2, ['pull']);
  const identity = await generateX25519Identity();
  const key = join(temporaryFolder(t), 'key.txt');
  writeFileSync(key, `# invented\n${identity}\n`);
  const run = (name: string, DATA_DIR: string, words: string[]) =>
    spawnSync(process.execPath, [join(command, '..', name), ...words], {
      env: { ...process.env, DATA_DIR, DATABASE_URL: '', BACKUP_RECIPIENT: recipient },
      encoding: 'utf8',
    });
  const recipient = await identityToRecipient(identity);
  assert.equal(run('backup.ts', config.dataDir, ['--to', to]).status, 0);
  const [file = ''] = readdirSync(to);
  assert.match(file, /\.sqlite\.age$/);
  const place = temporaryFolder(t);
  const asked = run('restore.ts', place, ['--from', join(to, file)]);
  assert.deepEqual([asked.status, /--identity/.test(asked.stderr)], [1, true]);
  const done = run('restore.ts', place, ['--from', join(to, file), '--identity', key]);
  assert.deepEqual([done.status, done.stderr], [0, '']);
});

test('a file that is no sound backup restores nothing, and leaves nothing behind', async (t) => {
  const { database, on, to } = await houseOf(t);
  await storeRows(database, 200, ['pull']);
  const { file } = made(await on(wednesday));
  const whole = readFileSync(file);
  const place = placeOf(t);
  const outcomeOf = async (change: (copy: string) => void) => {
    const copy = join(to, 'copy');
    writeFileSync(copy, whole);
    change(copy);
    const outcome = await restore(place, copy, wednesday);
    assert.deepEqual(readdirSync(place.dataDir), []);
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };
  const at = Math.floor(whole.length / 8192) * 4096;
  assert.equal(await outcomeOf((copy) => truncateSync(copy, at)), 'damaged');
  assert.equal(await outcomeOf((copy) => writeFileSync(copy, 'words '.repeat(1000))), 'not-a-backup');
  assert.equal(await outcomeOf((copy) => writeFileSync(copy, '')), 'not-a-backup');
  assert.equal(await outcomeOf((copy) => change(copy, 'drop table kysely_migration')), 'not-a-backup');
  assert.equal(
    await outcomeOf((copy) => change(copy, 'pragma foreign_keys = off; delete from reports')),
    'damaged',
  );
  const future = "insert into kysely_migration values ('9999-future', '')";
  assert.equal(await outcomeOf((copy) => change(copy, future)), 'newer');
  const missing = await restore(place, join(to, 'nowhere'), wednesday);
  assert.deepEqual(missing, { kind: 'refused', code: 'missing' });
});

test('a log that lies beside no database is somebody’s: nothing is restored next to it', async (t) => {
  const { on } = await houseOf(t);
  const { file } = made(await on(wednesday));
  const place = placeOf(t);
  mkdirSync(place.dataDir, { recursive: true });
  writeFileSync(`${place.databaseFile}-wal`, 'of a database that was moved away');
  assert.deepEqual(await restore(place, file, wednesday), { kind: 'refused', code: 'not-empty' });
  assert.ok(!existsSync(place.databaseFile));
});

function change(path: string, statements: string): void {
  const file = new DatabaseSync(path);
  file.exec(statements);
  file.close();
}
