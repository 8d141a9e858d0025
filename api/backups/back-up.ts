import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Config } from '#api/config.ts';
import { type Reconciliation, reconcile } from '#api/counts/reconcile.ts';
import { dayOf } from '#api/counts/week.ts';
import { openPostgres } from '#api/storage/postgres.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import {
  backupName,
  deleteExpired,
  folderBeside,
  liesIn,
  makePrivate,
  removeLeftBeside,
  removeUnfinished,
  syncToDisk,
  unfinishedName,
} from './backup-files.ts';
import { type Copied, copyFromPostgres } from './copy-from-postgres.ts';
import { acceptedInSqlite, copySqlite } from './copy-sqlite.ts';
import { inspectBackup, isLatest } from './inspect-backup.ts';
import { sealBackup } from './seal-backup.ts';

type Wanted = {
  config: Pick<Config, 'DATABASE_URL' | 'databaseFile' | 'dataDir'>;
  /** Folder for backups. */
  to: string;
  keepDays: number;
  nowMs: number;
  /** age recipients of the operator: the backup is sealed to them; with none it lies in the clear. */
  recipients?: readonly string[];
};

export type BackupRefusal = 'inside-data-dir' | 'no-database' | 'newer' | 'damaged' | 'incomplete';
export type BackedUp =
  | {
      kind: 'made';
      file: string;
      rows: Record<string, number>;
      /** Null when the database is of an older version than this program. */
      sums: Reconciliation | null;
      expired: string[];
    }
  | { kind: 'refused'; code: BackupRefusal; expired: string[] };

/**
 * A consistent copy of the database beside running servers, read back whole before it gets its name; then backups that
 * are past their term go, also when no new one could be made: that term is a promise. Keys and pepper are never in it.
 * With recipients no clear byte reaches the disk of the backups.
 */
export async function backUp({ config, to, keepDays, nowMs, recipients = [] }: Wanted): Promise<BackedUp> {
  const created = mkdirSync(to, { recursive: true, mode: 0o700 });
  if (existsSync(config.dataDir) && liesIn(to, config.dataDir)) {
    if (created !== undefined) rmSync(created, { recursive: true });
    return { kind: 'refused', code: 'inside-data-dir', expired: [] };
  }
  const day = dayOf(nowMs);
  const part = join(to, unfinishedName(day));
  const expire = () => deleteExpired(to, day, keepDays);
  try {
    removeUnfinished(part);
    removeLeftBeside(config.databaseFile, nowMs);
    const made = await (recipients.length === 0
      ? copyAndCheck(config, part)
      : copyAndSeal(config, part, recipients));
    if (made.kind === 'refused') return { ...made, expired: expire() };
    const sealed = recipients.length > 0;
    const file = join(to, backupName(day, sealed));
    renameSync(part, file);
    // The other kind of the same day: what was made before keys were set, or after they were taken away.
    rmSync(join(to, backupName(day, !sealed)), { force: true });
    syncToDisk(to);
    return { ...made, file, expired: expire() };
  } catch (error) {
    expire();
    throw error;
  } finally {
    removeUnfinished(part);
  }
}

/** The clear copy lies where the database lies in the clear as well, and goes as soon as it is sealed. */
async function copyAndSeal(config: Wanted['config'], part: string, recipients: readonly string[]) {
  mkdirSync(dirname(config.databaseFile), { recursive: true, mode: 0o700 });
  const folder = folderBeside(config.databaseFile, 'backup');
  try {
    const clear = join(folder, 'copy.sqlite');
    const made = await copyAndCheck(config, clear);
    if (made.kind === 'refused') return made;
    await sealBackup(clear, part, recipients);
    syncToDisk(part);
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyAndCheck(config: Wanted['config'], part: string) {
  makePrivate(part);
  const copied = await copy(config, part);
  if (copied.kind === 'refused') return copied;
  leaveOutPassing(part);
  const inspected = inspectBackup(part);
  if (inspected.kind === 'refused')
    return {
      kind: 'refused' as const,
      code: inspected.code === 'newer' ? inspected.code : ('damaged' as const),
    };
  const { reports = 0 } = inspected.rows;
  // Rows of reports never go, so the copy has at least those of before and at most those of now.
  if (reports < copied.accepted || reports > (await acceptedNow(config)))
    return { kind: 'refused' as const, code: 'incomplete' as const };
  const sums = isLatest(inspected.migration) ? await sumsOf(part) : null;
  syncToDisk(part);
  return { kind: 'made' as const, rows: inspected.rows, sums };
}

async function copy(config: Wanted['config'], part: string): Promise<Copied> {
  if (config.DATABASE_URL) return copyFromPostgres(config.DATABASE_URL, part);
  if (!existsSync(config.databaseFile)) return { kind: 'refused', code: 'no-database' };
  const accepted = acceptedInSqlite(config.databaseFile);
  copySqlite(config.databaseFile, part);
  return { kind: 'copied', accepted };
}

async function acceptedNow({ DATABASE_URL, databaseFile }: Wanted['config']): Promise<number> {
  if (!DATABASE_URL) return acceptedInSqlite(databaseFile);
  const database = openPostgres(DATABASE_URL);
  try {
    const { n } = await database.store
      .selectFrom('reports')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('id', 'not in', watchIds)
      .executeTakeFirstOrThrow();
    return Number(n);
  } finally {
    await database.close();
  }
}

/** What lets somebody in. After a restore nobody is signed in, and no used invitation is good again. */
const keptOut = ['staff_sessions', 'staff_invitations', 'staff_challenges'];

/**
 * One file, without a log beside it; without content tags, and without the report of the watch, which is gone when a
 * backup is needed.
 */
function leaveOutPassing(part: string): void {
  const file = new DatabaseSync(part);
  try {
    const tables = new Set(
      file
        .prepare("select name from sqlite_schema where type = 'table'")
        .all()
        .map(({ name }) => name),
    );
    // A database of an older version does not have all of them.
    const deleted = keptOut
      .filter((table) => tables.has(table))
      .map((table) => `delete from ${table}`)
      .join('; ');
    const watched = "delete from reports where flag = 'watch'";
    // What a guess of a report can be tested against lives for one or two nights, and not as long as a backup.
    const untagged = 'update reports set content_tag = null, tag_generation = 0';
    file.exec(`pragma secure_delete = on; ${deleted}; ${watched}; ${untagged}; pragma journal_mode = delete`);
  } finally {
    file.close();
  }
}

async function sumsOf(part: string): Promise<Reconciliation> {
  const database = openSqlite(part);
  const sums = await reconcile(database.store).finally(() => database.close());
  const file = new DatabaseSync(part);
  file.exec('pragma journal_mode = delete');
  file.close();
  return sums;
}
