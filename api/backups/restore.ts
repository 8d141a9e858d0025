import { constants, copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Config } from '#api/config.ts';
import { type Reconciliation, reconcile } from '#api/counts/reconcile.ts';
import type { Database } from '#api/storage/database.ts';
import { migrate, openDatabase } from '#api/storage/open-database.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { folderBeside, removeLeftBeside, syncToDisk } from './backup-files.ts';
import { copyToPostgres } from './copy-to-postgres.ts';
import { type EndedRewards, endRewards } from './end-rewards.ts';
import { type BackupFault, inspectBackup } from './inspect-backup.ts';
import { isSealed, openBackup } from './seal-backup.ts';

type Target = Pick<Config, 'DATABASE_URL' | 'databaseFile' | 'dataDir'>;

export type Restored =
  | {
      kind: 'restored';
      /** The last migration that the backup had. */
      migration: string;
      rows: Record<string, number>;
      newestWeek: string | null;
      sums: Reconciliation;
      /** What two people have to decide anew. */
      rewards: EndedRewards;
    }
  | { kind: 'refused'; code: BackupFault | 'not-empty' | 'incomplete' | 'needs-key' | 'wrong-key' };

/**
 * Brings a backup back as the database of this configuration, whichever engine either of them has: into an empty place
 * only, all of it or nothing. An older backup is brought up to date on the way, and codes of rewards end;
 * the backup itself is not touched. A sealed one is opened first, with `identities` (`AGE-SECRET-KEY-…`).
 */
export async function restore(
  config: Target,
  from: string,
  nowMs: number,
  identities: readonly string[] = [],
): Promise<Restored> {
  removeLeftBeside(config.databaseFile, nowMs);
  if (!isSealed(from)) return restoreClear(config, from, nowMs);
  if (identities.length === 0) return { kind: 'refused', code: 'needs-key' };
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const folder = folderBeside(config.databaseFile, 'restore');
  try {
    const clear = join(folder, 'opened.sqlite');
    const opened = await openBackup(from, clear, identities);
    if (opened !== 'opened') return { kind: 'refused', code: opened === 'key' ? 'wrong-key' : 'damaged' };
    return await restoreClear(config, clear, nowMs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restoreClear(config: Target, from: string, nowMs: number): Promise<Restored> {
  const inspected = inspectBackup(from);
  if (inspected.kind === 'refused') return inspected;
  if (!config.DATABASE_URL && isTaken(config.databaseFile)) return { kind: 'refused', code: 'not-empty' };
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  // Beside the database, for what has to be moved in one step; not in a folder that others can look into.
  const folder = folderBeside(config.databaseFile, 'restore');
  try {
    const work = join(folder, 'work.sqlite');
    copyFileSync(from, work, constants.COPYFILE_EXCL);
    await change(work, migrate);
    const { migration, rows } = inspected;
    const upToDate = inspectBackup(work);
    if (upToDate.kind === 'refused' || !sameRows(rows, upToDate.rows))
      return { kind: 'refused', code: 'incomplete' };
    const rewards = await change(work, (database) => endRewards(database, nowMs));
    const expected = { ...rows, reward_ledger: (rows.reward_ledger ?? 0) + rewards.codes };
    if (!(await putInPlace(config, work))) return { kind: 'refused', code: 'not-empty' };
    const read = await readBack(config, Object.keys(expected));
    if (!sameRows(expected, read.rows)) throw new Error('What was restored differs from the backup.');
    return { kind: 'restored', migration, rewards, ...read };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sameRows = (rows: Record<string, number>, others: Record<string, number>) =>
  Object.entries(rows).every(([table, n]) => others[table] === n);

/** A log without its database belongs to one that was moved away: SQLite would mix them. */
const isTaken = (file: string) => ['', '-wal', '-shm', '-journal'].some((end) => existsSync(`${file}${end}`));

/** Leaves one file, without a log beside it. */
async function change<T>(work: string, by: (database: Database) => Promise<T>): Promise<T> {
  const database = openSqlite(work);
  const done = await by(database).finally(() => database.close());
  const file = new DatabaseSync(work);
  file.exec('pragma journal_mode = delete');
  file.close();
  return done;
}

async function putInPlace(config: Target, work: string): Promise<boolean> {
  if (config.DATABASE_URL) {
    const database = await openDatabase(config);
    return await copyToPostgres(database, work).finally(() => database.close());
  }
  syncToDisk(work);
  try {
    // Not a rename: that would put it over what a server made meanwhile.
    linkSync(work, config.databaseFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  rmSync(work);
  syncToDisk(dirname(config.databaseFile));
  return true;
}

async function readBack(config: Target, tables: readonly string[]) {
  const database = await openDatabase(config);
  try {
    const rows: Record<string, number> = {};
    for (const table of tables) rows[table] = await countRows(database, table);
    const { week } = await database.store
      .selectFrom('reports')
      .select(({ fn }) => fn.max('received_week').as('week'))
      .executeTakeFirstOrThrow();
    return { rows, newestWeek: week, sums: await reconcile(database.store) };
  } finally {
    await database.close();
  }
}

async function countRows({ store }: Database, table: string): Promise<number> {
  const { n } = await store
    .selectFrom(table as 'reports')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
